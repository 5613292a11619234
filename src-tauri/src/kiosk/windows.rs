//! The visitor's window, from which there is no way out.

use tauri::webview::{Color, DownloadEvent, NewWindowResponse};
use tauri::{
    Manager, Monitor, PhysicalPosition, Runtime, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent,
};

use super::sight::remember_drawing;
use super::{Kiosk, Reported, lock, measure};

/// Label of the visitor window.
pub const VISITOR: &str = "visitor";
/// The colour of the hall (`tokens.css`, `--night`), so that no window ever flashes white.
pub(super) const NIGHT: Color = Color(0x0b, 0x10, 0x17, 0xff);

/// Opens the visitor window: fullscreen on the monitor of the settings, or `windowed` to that many pixels for
/// development.
///
/// # Errors
///
/// When the platform gives no window.
pub fn open_visitor<R: Runtime, M: Manager<R>>(
    app: &M,
    kiosk: &Kiosk,
    windowed: Option<(u32, u32)>,
) -> tauri::Result<WebviewWindow<R>> {
    let count = {
        let mut opened = lock(&kiosk.window);
        opened.windowed = windowed;
        opened.count += 1;
        opened.count
    };
    let label = label(count);
    let devtools = windowed.is_some() && cfg!(debug_assertions);
    let builder = WebviewWindowBuilder::new(app, &label, WebviewUrl::App("index.html".into()))
        .title("Jubilee")
        .background_color(NIGHT)
        .initialization_script(include_str!("guard.js"))
        .on_navigation(inside)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, event| !matches!(event, DownloadEvent::Requested { .. }))
        .zoom_hotkeys_enabled(false)
        .devtools(devtools)
        .disable_drag_drop_handler()
        // A private window leaves nothing on the disk; only one that is not private can be automated.
        .incognito(!automated());
    #[cfg(target_os = "linux")]
    let builder = if count > 1 { builder.data_directory(own_folder(app, &label)) } else { builder };
    let builder = match windowed {
        Some((width, height)) => builder.inner_size(width.into(), height.into()),
        // Not `resizable(false)`: under Wayland GTK would keep the size that such a window was made with.
        None => builder.decorations(false).fullscreen(true),
    };
    let window = builder.build()?;
    let mut placed = None;
    if windowed.is_none() {
        placed = place_on_monitor(&window, kiosk.settings().monitor.as_deref())?;
        let monitors = window.available_monitors()?;
        let names: Vec<_> = monitors.iter().filter_map(Monitor::name).collect();
        tracing::info!(?names, "monitors, as `monitor` in kiosk.toml names them");
        window.on_window_event(|event| {
            if let WindowEvent::CloseRequested { api, .. } = event {
                api.prevent_close();
            }
        });
    }
    lock_down(&window, devtools)?;
    watch_process(&window)?;
    remember_drawing(&window)?;
    let (screen, remark) = measure(&kiosk.settings(), reported(&window, placed), window.scale_factor()?);
    if let Some(remark) = remark {
        tracing::warn!("{remark}");
    }
    kiosk.set_screen(screen);
    Ok(window)
}

/// Builds the visitor window anew where its page does not live: the new one is there before the old one goes, so that
/// nothing behind it is ever seen.
///
/// # Errors
///
/// When the platform gives no window.
pub fn rebuild_visitor<R: Runtime, M: Manager<R>>(app: &M, kiosk: &Kiosk) -> tauri::Result<()> {
    let before = *lock(&kiosk.window);
    open_visitor(app, kiosk, before.windowed)?;
    if let Some(old) = app.get_webview_window(&label(before.count)) {
        // A page in an endless loop does not end by itself.
        end_process(&old)?;
        old.destroy()?;
    }
    Ok(())
}

/// Has the visitor's page begin anew in a process of its own: what the pages of many editions leave in one adds up.
///
/// # Errors
///
/// When the web view can't be reached.
pub fn renew_visitor<R: Runtime, M: Manager<R>>(app: &M, kiosk: &Kiosk) -> tauri::Result<()> {
    match visitor(app, kiosk) {
        // What drives the page would lose it with its process.
        Some(window) if !automated() => {
            kiosk.page_opens();
            begin_in_a_process_of_its_own(&window)
        }
        _ => {
            kiosk.begin_anew();
            Ok(())
        }
    }
}

/// How the visitor window was opened last.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Opened {
    windowed: Option<(u32, u32)>,
    /// How often one was.
    count: u32,
}

/// The visitor's window.
pub(super) fn visitor<R: Runtime, M: Manager<R>>(app: &M, kiosk: &Kiosk) -> Option<WebviewWindow<R>> {
    let count = lock(&kiosk.window).count;
    app.get_webview_window(&label(count))
}

/// Label of the visitor window that was opened as the n-th one; the capability names them all.
fn label(count: u32) -> String {
    if count > 1 { format!("{VISITOR}-{count}") } else { VISITOR.to_owned() }
}

/// A folder for a window's data. On Linux Tauri registers its scheme once per folder, and counts the registration of one
/// private window for all: without a folder of its own another one would find no page. Nothing is written there.
#[cfg(target_os = "linux")]
pub(super) fn own_folder<R: Runtime, M: Manager<R>>(app: &M, label: &str) -> std::path::PathBuf {
    app.path().app_cache_dir().unwrap_or_else(|_| std::env::temp_dir()).join(label)
}

/// Whether the tests started this kiosk: the environment of an installed one is its installer's.
pub(super) fn automated() -> bool {
    std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some()
}

/// Only the program's own pages: `tauri://localhost`, or `http(s)://tauri.localhost` on Windows.
pub(super) fn inside(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

/// Goes fullscreen on the monitor of that name, and returns it: the window itself gets there only later.
pub(super) fn place_on_monitor<R: Runtime>(
    window: &WebviewWindow<R>,
    wanted: Option<&str>,
) -> tauri::Result<Option<Monitor>> {
    let Some(wanted) = wanted else {
        return Ok(None);
    };
    let monitors = window.available_monitors()?;
    let found = monitors.iter().find(|monitor| monitor.name().is_some_and(|name| name == wanted));
    if let Some(monitor) = found {
        let PhysicalPosition { x, y } = *monitor.position();
        window.set_fullscreen_on_monitor(PhysicalPosition::new(f64::from(x), f64::from(y)))?;
        Ok(Some(monitor.clone()))
    } else {
        let names: Vec<_> = monitors.iter().filter_map(|monitor| monitor.name().cloned()).collect();
        tracing::warn!(wanted, ?names, "kiosk.toml names a monitor that is not there");
        Ok(None)
    }
}

#[cfg(target_os = "linux")]
fn reported<R: Runtime>(window: &WebviewWindow<R>, placed: Option<Monitor>) -> Option<Reported> {
    use gtk::prelude::{MonitorExt, WidgetExt};

    let position = placed.map(|monitor| *monitor.position()).or_else(|| window.outer_position().ok())?;
    let scale = window.scale_factor().ok()?;
    let display = window.gtk_window().ok()?.display();
    let monitor =
        display.monitor_at_point((f64::from(position.x) / scale) as i32, (f64::from(position.y) / scale) as i32)?;
    let size = monitor.geometry();
    let factor = f64::from(monitor.scale_factor());
    Some(Reported {
        mm: (monitor.width_mm().into(), monitor.height_mm().into()),
        pixels: (f64::from(size.width()) * factor, f64::from(size.height()) * factor),
    })
}

/// Windows tells the size of a monitor only through its EDID; until the installer calibrates, it is assumed.
#[cfg(not(target_os = "linux"))]
fn reported<R: Runtime>(window: &WebviewWindow<R>, placed: Option<Monitor>) -> Option<Reported> {
    let size = placed.or_else(|| window.current_monitor().ok()?)?.size().cast::<f64>();
    Some(Reported { mm: (0.0, 0.0), pixels: (size.width, size.height) })
}

/// Has the kiosk told when the page's process dies.
#[cfg(target_os = "linux")]
fn watch_process<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use webkit2gtk::{WebProcessTerminationReason, WebViewExt};

    let app = window.app_handle().clone();
    window.with_webview(move |view| {
        view.inner().connect_web_process_terminated(move |_, reason| {
            if reason != WebProcessTerminationReason::TerminatedByApi {
                app.state::<Kiosk>().page_died();
            }
        });
    })
}

#[cfg(windows)]
fn watch_process<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use webview2_com::ProcessFailedEventHandler;

    let app = window.app_handle().clone();
    window.with_webview(move |view| {
        let handler = ProcessFailedEventHandler::create(Box::new(move |_, _| {
            app.state::<Kiosk>().page_died();
            Ok(())
        }));
        #[allow(unsafe_code, reason = "WebView2 is a COM interface")]
        // SAFETY: the controller lives as long as the window, and this runs on its thread.
        let watched =
            unsafe { view.controller().CoreWebView2().and_then(|view| view.add_ProcessFailed(&handler, &mut 0)) };
        if let Err(error) = watched {
            tracing::error!(%error, "nobody tells when the web process dies");
        }
    })
}

#[cfg(not(any(windows, target_os = "linux")))]
fn watch_process<R: Runtime>(_window: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}

/// Ends the process of a page, whatever it is doing.
#[cfg(target_os = "linux")]
fn end_process<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt;

    window.with_webview(|view| view.inner().terminate_web_process())
}

#[cfg(target_os = "linux")]
fn begin_in_a_process_of_its_own<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt;

    window.with_webview(|view| {
        let view = view.inner();
        let address = view.uri();
        view.terminate_web_process();
        if let Some(address) = address {
            view.load_uri(&address);
        }
    })
}

/// Elsewhere the page is loaded anew in the process it has.
#[cfg(not(target_os = "linux"))]
fn begin_in_a_process_of_its_own<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    window.reload()
}

/// Elsewhere it ends with its window.
#[cfg(not(target_os = "linux"))]
fn end_process<R: Runtime>(_window: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}

#[cfg(target_os = "linux")]
pub(super) fn lock_down<R: Runtime>(window: &WebviewWindow<R>, devtools: bool) -> tauri::Result<()> {
    use gtk::glib::{self, Propagation};
    use gtk::prelude::{ObjectExt, WidgetExt};
    use webkit2gtk::{SettingsExt, WebViewExt};

    window.with_webview(move |view| {
        let view = view.inner();
        view.connect_context_menu(|_, _, _, _| true);
        view.connect_print(|_, _| true);
        if let Some(settings) = WebViewExt::settings(&view) {
            settings.set_enable_back_forward_navigation_gestures(false);
            settings.set_enable_developer_extras(devtools);
        }
        view.connect_key_press_event(|_, event| {
            use gtk::gdk::{ModifierType, keys::constants as key};
            let chord = ModifierType::CONTROL_MASK | ModifierType::MOD1_MASK | ModifierType::SUPER_MASK;
            let live = [
                key::Tab,
                key::ISO_Left_Tab,
                key::Left,
                key::Right,
                key::Up,
                key::Down,
                key::Return,
                key::KP_Enter,
                key::space,
                key::Escape,
            ];
            let dead = event.state().intersects(chord) || !live.contains(&event.keyval());
            if dead { Propagation::Stop } else { Propagation::Proceed }
        });
        // WebKitGTK zooms the page on a pinch with a gesture of its own that no setting switches off.
        // It is reachable only under this name.
        #[allow(unsafe_code, reason = "the gesture has no safe name in the bindings")]
        // SAFETY: WebKitGTK stores a GtkGestureZoom under this key; handlers are only taken off it.
        unsafe {
            if let Some(gesture) = view.data::<glib::gobject_ffi::GObject>("wk-view-zoom-gesture") {
                glib::gobject_ffi::g_signal_handlers_destroy(gesture.as_ptr());
            }
        }
    })
}

#[cfg(windows)]
pub(super) fn lock_down<R: Runtime>(window: &WebviewWindow<R>, devtools: bool) -> tauri::Result<()> {
    use webview2_com::Microsoft::Web::WebView2::Win32::{
        ICoreWebView2Settings3, ICoreWebView2Settings5, ICoreWebView2Settings6,
    };
    use windows_core::Interface;

    window.with_webview(move |view| {
        #[allow(unsafe_code, reason = "WebView2 is a COM interface")]
        // SAFETY: the controller lives as long as the window, and this runs on its thread.
        let locked = unsafe {
            (|| -> windows_core::Result<()> {
                let settings = view.controller().CoreWebView2()?.Settings()?;
                settings.SetAreDefaultContextMenusEnabled(false)?;
                settings.SetAreDevToolsEnabled(devtools)?;
                settings.SetIsStatusBarEnabled(false)?;
                settings.SetIsZoomControlEnabled(false)?;
                settings.cast::<ICoreWebView2Settings3>()?.SetAreBrowserAcceleratorKeysEnabled(false)?;
                settings.cast::<ICoreWebView2Settings5>()?.SetIsPinchZoomEnabled(false)?;
                settings.cast::<ICoreWebView2Settings6>()?.SetIsSwipeNavigationEnabled(false)
            })()
        };
        if let Err(error) = locked {
            tracing::error!(%error, "the web view can't be locked down");
        }
    })
}

#[cfg(not(any(windows, target_os = "linux")))]
pub(super) fn lock_down<R: Runtime>(_window: &WebviewWindow<R>, _devtools: bool) -> tauri::Result<()> {
    Ok(())
}
