//! What changes on the glass, as the X server tells it.

use std::time::Instant;

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::damage::{ConnectionExt as _, ReportLevel};
use x11rb::rust_connection::RustConnection;

use crate::display::{DisplayError, connect, next_event};
use crate::picture::Rect;

/// Watches a display from a connection of its own.
#[derive(Debug)]
pub struct Damage {
    connection: RustConnection,
}

impl Damage {
    /// Watches the display of this name from now on.
    pub fn watch(display: &str) -> Result<Self, DisplayError> {
        let (connection, root) = connect(display)?;
        connection.damage_query_version(1, 1)?.reply()?;
        let id = connection.generate_id().map_err(|_| x11rb::errors::ConnectionError::UnknownError)?;
        connection.damage_create(id, root, ReportLevel::RAW_RECTANGLES)?.check()?;
        Ok(Self { connection })
    }

    /// The next part that was drawn anew; none by the deadline.
    pub fn next(&self, deadline: Instant) -> Result<Option<Rect>, DisplayError> {
        while let Some(event) = next_event(&self.connection, deadline)? {
            if let Event::DamageNotify(drawn) = event {
                return Ok(Some(Rect {
                    x: u32::from(drawn.area.x.max(0).cast_unsigned()),
                    y: u32::from(drawn.area.y.max(0).cast_unsigned()),
                    width: drawn.area.width.into(),
                    height: drawn.area.height.into(),
                }));
            }
        }
        Ok(None)
    }
}
