//! The arrow over the glass, as the X server tells it.

use std::time::{Duration, Instant};

use x11rb::protocol::xfixes::{ConnectionExt as _, CursorNotifyMask};
use x11rb::rust_connection::RustConnection;

use crate::display::{DisplayError, connect, next_event};

/// Watches the pointer of a display from a connection of its own.
#[derive(Debug)]
pub struct Pointer {
    connection: RustConnection,
}

impl Pointer {
    /// Watches the pointer of the display of this name from now on.
    pub fn watch(display: &str) -> Result<Self, DisplayError> {
        let (connection, root) = connect(display)?;
        connection.xfixes_query_version(5, 0)?.reply()?;
        connection.xfixes_select_cursor_input(root, CursorNotifyMask::DISPLAY_CURSOR)?.check()?;
        Ok(Self { connection })
    }

    /// Whether one pixel of it is seen now.
    pub fn is_seen(&self) -> Result<bool, DisplayError> {
        let image = self.connection.xfixes_get_cursor_image()?.reply()?;
        Ok(image.cursor_image.iter().any(|argb| argb >> 24 != 0))
    }

    /// Whether it comes to be seen, or to be seen no more, at the latest after `patience`.
    pub fn becomes(&self, seen: bool, patience: Duration) -> Result<bool, DisplayError> {
        let deadline = Instant::now() + patience;
        while self.is_seen()? != seen {
            if next_event(&self.connection, deadline)?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
