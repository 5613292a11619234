//! Opening the staff window to who came in, and closing it behind them.

use std::time::Duration;

use engine::staff::Role;
use tauri::{AppHandle, Manager, Runtime, WindowEvent};

use super::over::{STAFF, StaffPage, open_staff};
use super::preview::close_preview;
use super::windows::visitor;
use super::{Kiosk, lock};
use crate::visit::Visit;
use crate::watch::Remedy;

/// How often somebody who forgot to leave is looked for.
pub const FORGOTTEN_EVERY: Duration = Duration::from_secs(1);

/// Ends the visit and opens the staff window over it. Whoever came in is outside again where there is none.
///
/// # Errors
///
/// When the window can't be asked for.
pub fn receive<R: Runtime>(app: &AppHandle<R>, page: StaffPage) -> tauri::Result<()> {
    let own = app.clone();
    let asked = app.run_on_main_thread(move || {
        let kiosk = own.state::<Kiosk>();
        kiosk.end(Visit::give_way);
        if let Some(insider) = kiosk.door.insider(Role::Attendant) {
            kiosk.end_hold(&insider);
        }
        match own.get_webview_window(STAFF).map_or_else(|| open_staff(&own, &kiosk, page), Ok) {
            Ok(window) => {
                cover(&own, &kiosk, true);
                let leaving = own.clone();
                window.on_window_event(move |event| {
                    if matches!(event, WindowEvent::Destroyed) {
                        left(&leaving);
                    }
                });
            }
            Err(error) => {
                tracing::error!(%error, "the staff window does not open");
                left(&own);
            }
        }
    });
    if asked.is_err() {
        app.state::<Kiosk>().door().leave();
    }
    asked
}

/// Closes the staff window.
pub fn see_out<R: Runtime>(app: &AppHandle<R>) {
    // Whatever becomes of the window, nobody may do anything in it from now on.
    app.state::<Kiosk>().door().leave();
    close_preview(app);
    if let Some(window) = app.get_webview_window(STAFF)
        && let Err(error) = window.destroy()
    {
        tracing::error!(%error, "the staff window does not close");
    }
}

fn left<R: Runtime>(app: &AppHandle<R>) {
    close_preview(app);
    let kiosk = app.state::<Kiosk>();
    kiosk.door().leave();
    cover(app, &kiosk, false);
    lock(&kiosk.watch).uncovered(kiosk.began.elapsed());
}

/// While staff are inside, the visitor window answers to nobody: a keyboard reaches what lies behind.
fn cover<R: Runtime>(app: &AppHandle<R>, kiosk: &Kiosk, covered: bool) {
    if let Some(window) = visitor(app, kiosk)
        && let Err(error) = window.set_enabled(!covered)
    {
        tracing::warn!(%error, covered, "the visitor window does not change");
    }
}

impl Kiosk {
    /// What is to be done about a visitor's page that does not live: nothing while staff cover it, as it may draw
    /// nothing then.
    pub(super) fn remedy(&self) -> Remedy {
        if self.door.is_occupied() { Remedy::None } else { lock(&self.watch).tick(self.began.elapsed()) }
    }
}
