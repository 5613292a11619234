//! The application on the mock runtime, with a home and a built-in edition of its own.

use std::path::{Path, PathBuf};

use engine::home::Home;
use jubilee_kiosk::kiosk::{Kiosk, STAFF, VISITOR};
use serde_json::Value;
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, WebviewWindow, WebviewWindowBuilder};
use tempfile::TempDir;

/// The exhibition that the packages carry.
pub fn built_in_exhibition() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/exhibitions/ustb-70")
}

pub struct Stage {
    pub app: App<MockRuntime>,
    pub visitor: WebviewWindow<MockRuntime>,
    pub staff: WebviewWindow<MockRuntime>,
    pub folder: TempDir,
}

impl Stage {
    pub fn new() -> Self {
        Self::with_settings("")
    }

    /// With this `kiosk.toml`.
    pub fn with_settings(settings: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        if !settings.is_empty() {
            std::fs::create_dir_all(folder.path().join("home")).expect("a home");
            std::fs::write(folder.path().join("home/kiosk.toml"), settings).expect("written");
        }
        let built_in = folder.path().join("built-in");
        engine::edition::build(&built_in_exhibition(), &built_in, &mut |_| {}).expect("the built-in exhibition builds");
        let kiosk = Kiosk::start(Home::at(folder.path().join("home")), built_in).expect("an edition to show");
        let app = jubilee_kiosk::assemble(mock_builder(), kiosk)
            .build(tauri::generate_context!(test = true))
            .expect("the application starts");
        let window = |label: &str| {
            WebviewWindowBuilder::new(&app, label, tauri::WebviewUrl::default()).build().expect("a window")
        };
        let (visitor, staff) = (window(VISITOR), window(STAFF));
        Self { app, visitor, staff, folder }
    }
}

/// Asks as the page in `window` does.
pub fn ask(window: &WebviewWindow<MockRuntime>, command: &str, arguments: Value) -> Result<Value, Value> {
    let url = if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" };
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: url.parse().expect("an address"),
        body: InvokeBody::Json(arguments),
        headers: tauri::http::HeaderMap::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(window, request).map(|answer| answer.deserialize().expect("an answer in JSON"))
}
