//! The windows that lie over the visitor's while staff are inside: their own, and the draft as visitors would see it.

use tauri::webview::{DownloadEvent, NewWindowResponse};
use tauri::{Manager, Runtime, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use super::Kiosk;
#[cfg(target_os = "linux")]
use super::windows::own_folder;
use super::windows::{NIGHT, inside, lock_down, place_on_monitor};

/// Label of the staff window.
pub const STAFF: &str = "staff";

/// Label of the window that shows a draft: the visitor's capability covers it.
pub const PREVIEW: &str = "visitor-preview";

/// What the staff window opens with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StaffPage {
    /// What is on today, and the way to everything else.
    Console,
    /// The calibration of the screen, and nothing else.
    Calibration,
}

/// Opens the staff window over the visitor's, on the same monitor: what is measured there is kept for it.
///
/// # Errors
///
/// When the platform gives no window.
pub fn open_staff<R: Runtime, M: Manager<R>>(
    app: &M,
    kiosk: &Kiosk,
    page: StaffPage,
) -> tauri::Result<WebviewWindow<R>> {
    let page = match page {
        StaffPage::Console => "staff.html",
        StaffPage::Calibration => "staff.html#calibration",
    };
    let builder = WebviewWindowBuilder::new(app, STAFF, WebviewUrl::App(page.into()))
        .title("Jubilee")
        .background_color(NIGHT)
        .on_navigation(inside)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .fullscreen(true)
        .always_on_top(true);
    #[cfg(target_os = "linux")]
    let builder = builder.incognito(true).data_directory(own_folder(app, STAFF));
    let window = builder.build()?;
    place_on_monitor(&window, kiosk.settings().monitor.as_deref())?;
    Ok(window)
}

/// Opens the visitor's interface over the staff window, to show a draft.
///
/// # Errors
///
/// When the platform gives no window.
pub fn open_preview<R: Runtime, M: Manager<R>>(app: &M, kiosk: &Kiosk) -> tauri::Result<WebviewWindow<R>> {
    let builder = WebviewWindowBuilder::new(app, PREVIEW, WebviewUrl::App("index.html".into()))
        .title("Jubilee")
        .background_color(NIGHT)
        .initialization_script(include_str!("guard.js"))
        .on_navigation(inside)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, event| !matches!(event, DownloadEvent::Requested { .. }))
        .zoom_hotkeys_enabled(false)
        .disable_drag_drop_handler()
        .incognito(true)
        .decorations(false)
        .fullscreen(true)
        .always_on_top(true);
    #[cfg(target_os = "linux")]
    let builder = builder.data_directory(own_folder(app, PREVIEW));
    let window = builder.build()?;
    place_on_monitor(&window, kiosk.settings().monitor.as_deref())?;
    lock_down(&window, false)?;
    Ok(window)
}
