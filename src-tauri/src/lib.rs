//! The shell: all that knows Tauri, nothing that knows exhibitions.
//!
//! [`assemble`] is generic over the runtime, so that tests run the same application without a display.

pub mod bridge;
pub mod kiosk;
pub mod logs;
pub mod options;
pub mod serve;
pub mod visit;
pub mod voice;

use std::time::Duration;

use kiosk::Kiosk;
use options::Options;
use tauri::{Builder, Context, Manager, Runtime};

/// How often a visit's time is looked at; the countdown of the warning is told in seconds.
const TICK: Duration = Duration::from_millis(250);
/// How often a new edition is looked for.
const RENEW_EVERY: u32 = 4;

/// The application with its commands, its scheme and its state, without a window yet.
pub fn assemble<R: Runtime>(builder: Builder<R>, kiosk: Kiosk) -> Builder<R> {
    builder
        .manage(kiosk)
        .register_asynchronous_uri_scheme_protocol("exhibit", |context, request, responder| {
            let edition = context.app_handle().state::<Kiosk>().edition();
            tauri::async_runtime::spawn_blocking(move || {
                responder.respond(serve::respond(&edition, &request));
            });
        })
        .invoke_handler(bridge::commands())
}

/// Runs the kiosk until its window closes.
///
/// # Errors
///
/// When the platform gives no window.
pub fn run(options: &Options, kiosk: Kiosk, context: Context) -> tauri::Result<()> {
    let windowed = options.windowed;
    let calibrate = options.calibrate;
    assemble(Builder::default(), kiosk)
        .setup(move |app| {
            kiosk::open_visitor(app, &app.state::<Kiosk>(), windowed)?;
            if calibrate {
                kiosk::open_staff(app)?;
            }
            let handle = app.handle().clone();
            tauri::async_runtime::spawn(async move {
                let mut ticks = tokio::time::interval(TICK);
                for count in 0_u32.. {
                    ticks.tick().await;
                    let kiosk = handle.state::<Kiosk>();
                    kiosk.tick();
                    if count.is_multiple_of(RENEW_EVERY) {
                        kiosk.renew();
                    }
                }
            });
            Ok(())
        })
        .run(context)
}
