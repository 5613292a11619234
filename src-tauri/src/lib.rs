//! The shell: all that knows Tauri, nothing that knows exhibitions.
//!
//! [`assemble`] is generic over the runtime, so that tests run the same application without a display.

pub mod bridge;
pub mod console;
pub mod door;
pub mod kiosk;
pub mod logs;
pub mod memory;
#[cfg(target_os = "linux")]
pub mod notice;
pub mod options;
pub mod power;
pub mod record;
pub mod resume;
pub mod serve;
pub mod sticks;
pub mod supervised;
pub mod tally;
pub mod visit;
pub mod voice;
pub mod watch;

use std::time::{Duration, Instant, SystemTime};

use bridge::wire::Place;
use door::Insider;
use engine::ledger::Repair;
use engine::staff::Role;
use kiosk::{Kiosk, StaffPage};
use memory::{Memory, Relief};
use options::Options;
use power::Power;
use supervised::Supervised;
use tauri::{AppHandle, Builder, Context, Manager, Runtime};
use watch::Remedy;

/// How often a visit's time is looked at; the countdown of the warning is told in seconds.
const TICK: Duration = Duration::from_millis(250);
/// How often what the page gives to the glass is looked at. A look copies one picture of the screen.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// How often a new edition is looked for.
const RENEW_EVERY: Duration = Duration::from_secs(1);

/// The code by which the event loop ends where the program is to be started anew.
const RESTART: i32 = supervisor::AGAIN as i32;

/// The application with its commands, its scheme and its state, without a window yet.
pub fn assemble<R: Runtime>(builder: Builder<R>, kiosk: Kiosk) -> Builder<R> {
    builder
        .manage(kiosk)
        .register_asynchronous_uri_scheme_protocol("exhibit", |context, request, responder| {
            let edition = context.app_handle().state::<Kiosk>().shown_as(request.uri().path());
            tauri::async_runtime::spawn_blocking(move || {
                responder.respond(serve::respond(&edition, &request));
            });
        })
        .invoke_handler(bridge::commands())
}

/// Why the kiosk does not come to be on a screen.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// There is no screen to be on.
    #[error("there is no display: start the kiosk in a graphical session, with DISPLAY or WAYLAND_DISPLAY set")]
    NoDisplay,
    /// The platform gives no window.
    #[error(transparent)]
    Window(#[from] tauri::Error),
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Ending {
    /// The window was closed.
    Closed,
    /// The page could not be brought back to life: the program is to be started anew, and to begin at this place.
    Restart(Place),
}

/// Runs the kiosk until its window closes, or until it is to be started anew.
///
/// # Errors
///
/// When there is no display, or the platform gives no window.
pub fn run(options: &Options, kiosk: Kiosk, context: Context) -> Result<Ending, RunError> {
    if !display_is_there() {
        return Err(RunError::NoDisplay);
    }
    let app = assemble(Builder::default(), kiosk).build(context)?;
    // Not in Tauri's set-up hook: what fails there is a panic.
    let kiosk = app.state::<Kiosk>();
    app.manage(Power::of(app.handle()));
    kiosk::open_visitor(&app, &kiosk, options.windowed)?;
    if options.calibrate {
        kiosk.door().let_in(Insider { name: "installer".to_owned(), role: Role::Installer });
        kiosk::receive(app.handle(), StaffPage::Calibration)?;
    }
    pass_time(app.handle());
    if let Some(supervised) = Supervised::of_this_program() {
        tell(app.handle(), supervised);
    }
    look_for_editions(app.handle());
    look_at_memory(app.handle(), options.page_memory);
    look_at_the_page(app.handle());
    look_for_the_forgotten(app.handle());
    // `run` would end the process and take the rest of the log with it.
    let handle = app.handle().clone();
    let code = app.run_return(|_, _| {});
    handle.state::<Kiosk>().record().count();
    if code == RESTART {
        return Ok(Ending::Restart(handle.state::<Kiosk>().places().borrow().clone()));
    }
    tracing::info!("the window was closed");
    Ok(Ending::Closed)
}

fn pass_time(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let mut ticks = tokio::time::interval(TICK);
        loop {
            ticks.tick().await;
            match app.state::<Kiosk>().tick() {
                Remedy::None => {}
                Remedy::Rebuild => {
                    tracing::error!("the page does not live");
                    rebuild(&app);
                    noted(&app, Repair::Page);
                }
                Remedy::Forget => {
                    tracing::error!("pages die where the visitor was: the next one begins in attract");
                    app.state::<Kiosk>().start_over();
                    rebuild(&app);
                    noted(&app, Repair::Page);
                }
                Remedy::Restart => {
                    tracing::error!("the page dies again and again: the program starts anew");
                    app.state::<Kiosk>().record().repair(Repair::Program);
                    app.exit(RESTART);
                }
            }
        }
    });
}

/// Writes a repair down, without holding it up.
fn noted(app: &AppHandle, repair: Repair) {
    let app = app.clone();
    drop(tauri::async_runtime::spawn_blocking(move || app.state::<Kiosk>().record().repair(repair)));
}

/// Tells the supervisor what it wants to know.
fn tell(app: &AppHandle, supervised: Supervised) {
    let kiosk = app.state::<Kiosk>();
    let (mut places, moves) = (kiosk.places(), supervised.clone());
    places.mark_changed();
    tauri::async_runtime::spawn(async move {
        while places.changed().await.is_ok() {
            let place = places.borrow_and_update().clone();
            moves.place(&place);
        }
    });
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let mut ticks = tokio::time::interval(supervised::EVERY);
        let mut ready = false;
        loop {
            ticks.tick().await;
            if !ready && app.state::<Kiosk>().is_seen() {
                ready = true;
                supervised.ready();
            }
            let windows = supervised.clone();
            // A thread of windows that does not come to it is what the supervisor is to notice.
            drop(app.run_on_main_thread(move || windows.alive()));
        }
    });
}

/// Builds the visitor window anew, on the thread that windows live on.
fn rebuild(app: &AppHandle) {
    tracing::warn!("the page's window is built anew");
    let own = app.clone();
    let asked = app.run_on_main_thread(move || {
        if let Err(error) = kiosk::rebuild_visitor(&own, &own.state::<Kiosk>()) {
            tracing::error!(%error, "the window can't be built anew: the program starts anew");
            own.exit(RESTART);
        }
    });
    if let Err(error) = asked {
        tracing::error!(%error, "the window can't be built anew");
    }
}

/// Shows another edition, on the thread that windows live on.
fn renew(app: &AppHandle) {
    let own = app.clone();
    let asked = app.run_on_main_thread(move || {
        if let Err(error) = kiosk::renew_visitor(&own, &own.state::<Kiosk>()) {
            tracing::error!(%error, "the page can't begin anew: its window is built anew");
            rebuild(&own);
        }
    });
    if let Err(error) = asked {
        tracing::error!(%error, "the page can't begin anew");
    }
}

fn look_for_editions(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let mut looks = tokio::time::interval(RENEW_EVERY);
        loop {
            looks.tick().await;
            let own = app.clone();
            match tauri::async_runtime::spawn_blocking(move || own.state::<Kiosk>().renew()).await {
                Ok(true) => renew(&app),
                Ok(false) => {}
                Err(error) => tracing::error!(%error, "looking for a new edition broke off"),
            }
        }
    });
}

fn look_at_the_page(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let mut looks = tokio::time::interval(LOOK_EVERY);
        loop {
            looks.tick().await;
            let kiosk = app.state::<Kiosk>();
            // Behind another window it draws nothing, and in a closed hall it may be black.
            if kiosk.door().is_occupied() || kiosk.is_dark() {
                continue;
            }
            let own = app.clone();
            // A window that can't be reached gives no beat either.
            drop(app.run_on_main_thread(move || drop(kiosk::look_at_visitor(&own, &own.state::<Kiosk>()))));
        }
    });
}

fn look_for_the_forgotten(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let mut looks = tokio::time::interval(kiosk::FORGOTTEN_EVERY);
        loop {
            looks.tick().await;
            if app.state::<Kiosk>().door().is_forgotten() {
                tracing::info!("staff touched nothing for long");
                kiosk::see_out(&app);
            }
        }
    });
}

fn look_at_memory(app: &AppHandle, page_mb: Option<u64>) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let mut memory = Memory::of(memory::of_the_machine(), page_mb.map(|mb| mb << 20));
        let mut looks = tokio::time::interval(memory::EVERY);
        let began = Instant::now();
        let mut told: Option<Instant> = None;
        loop {
            looks.tick().await;
            let kiosk = app.state::<Kiosk>();
            // A page that has not begun has nothing to compare with.
            let Ok(held) = tauri::async_runtime::spawn_blocking(memory::held).await else { continue };
            // While staff are inside their window takes memory too, and is not to be taken from under their hands.
            if !kiosk.is_seen() || kiosk.door().is_occupied() {
                continue;
            }
            let relief = memory.look(held, kiosk.in_attract());
            let (page_mb, rest_mb) = (held.page >> 20, held.rest >> 20);
            if told.is_none_or(|told| told.elapsed() > memory::TOLD_EVERY) {
                told = Some(Instant::now());
                write_down(&app, held, began.elapsed());
            }
            match relief {
                Relief::None => {}
                Relief::Renew => {
                    tracing::info!(page_mb, rest_mb, "the page begins anew while nobody is there");
                    renew(&app);
                }
                Relief::Rebuild => {
                    tracing::warn!(page_mb, rest_mb, "the page holds more than it may");
                    rebuild(&app);
                    noted(&app, Repair::Memory);
                }
                Relief::Restart => {
                    tracing::warn!(page_mb, rest_mb, "the program holds more than it may and starts anew");
                    kiosk.record().repair(Repair::Program);
                    app.exit(RESTART);
                }
            }
        }
    });
}

/// Writes down how the kiosk fares, into the log and the ledger, and lets go of what is too old to be asked for.
fn write_down(app: &AppHandle, held: memory::Held, up: Duration) {
    let app = app.clone();
    drop(tauri::async_runtime::spawn_blocking(move || {
        let kiosk = app.state::<Kiosk>();
        let health = record::health(kiosk.home().root(), held, up, kiosk.voice().sounds());
        tracing::info!("health: {health}");
        kiosk.record().health(&health);
        logs::forget_old(kiosk.home().root(), SystemTime::now());
    }));
}

/// Without one GTK gives up in the middle of Tauri's own start, by a panic.
#[cfg(target_os = "linux")]
fn display_is_there() -> bool {
    gtk::init().is_ok()
}

#[cfg(not(target_os = "linux"))]
fn display_is_there() -> bool {
    true
}

/// `WebKitGTK`'s DMA-BUF renderer leaves a white window on NVIDIA and is slower where the processor draws: there it is
/// switched off, unless the installer decided otherwise. To be called before anything else.
#[cfg(target_os = "linux")]
pub fn prefer_plain_buffers() {
    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    let drawn_by_display = std::fs::read_dir("/dev/dri")
        .is_ok_and(|nodes| nodes.flatten().any(|node| node.file_name().to_string_lossy().starts_with("renderD")));
    let nvidia = std::path::Path::new("/proc/driver/nvidia").exists();
    if std::env::var_os(SWITCH).is_none() && (!drawn_by_display || nvidia) {
        #[allow(unsafe_code, reason = "WebKitGTK reads it from the environment only")]
        // SAFETY: no other thread runs yet.
        unsafe {
            std::env::set_var(SWITCH, "1");
        }
    }
}

/// Nothing needs to be switched off elsewhere.
#[cfg(not(target_os = "linux"))]
pub fn prefer_plain_buffers() {}
