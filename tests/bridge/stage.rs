//! The application on the mock runtime, with a home of its own and the built-in edition.

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex};

use engine::home::Home;
use engine::staff::Role;
use jubilee_kiosk::bridge::wire::Turn;
use jubilee_kiosk::door::Insider;
use jubilee_kiosk::kiosk::{Kiosk, STAFF, VISITOR};
use jubilee_kiosk::power::{Power, PowerError};
use serde_json::Value;
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, Manager, WebviewWindow, WebviewWindowBuilder};
use tempfile::TempDir;

/// The exhibition that the packages carry.
pub fn built_in_exhibition() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/exhibitions/ustb-70")
}

/// The edition of it, built once: drawing its pictures takes longer than all tests together.
static BUILT_IN: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    engine::edition::build(&built_in_exhibition(), folder.path(), &mut |_| {}).expect("the built-in exhibition builds");
    folder
});

/// A copy of it with its message alone: quick to publish.
pub static LETTER: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    let (from, to) = (built_in_exhibition(), folder.path());
    let said = std::fs::read_to_string(from.join("exhibition.toml")).expect("an exhibition");
    let alone: Vec<&str> = said
        .lines()
        .map(|line| if line.starts_with("sections") { r#"sections = ["message"]"# } else { line })
        .collect();
    std::fs::write(to.join("exhibition.toml"), alone.join("\n")).expect("written");
    std::fs::create_dir(to.join("message")).expect("a section");
    for file in std::fs::read_dir(from.join("message")).expect("a section").map(|file| file.expect("a file")) {
        if file.file_type().expect("a kind").is_file() {
            std::fs::copy(file.path(), to.join("message").join(file.file_name())).expect("copied");
        }
    }
    let section = to.join("message/section.toml");
    let said = std::fs::read_to_string(&section).expect("a section");
    let plain: Vec<&str> = said.lines().filter(|line| !line.starts_with("picture")).collect();
    std::fs::write(section, plain.join("\n")).expect("written");
    folder
});

pub struct Stage {
    pub app: App<MockRuntime>,
    pub visitor: WebviewWindow<MockRuntime>,
    pub staff: WebviewWindow<MockRuntime>,
    pub folder: TempDir,
    /// What was asked to end.
    pub turned: Arc<Mutex<Vec<Turn>>>,
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
        link(BUILT_IN.path(), &built_in);
        let kiosk = Kiosk::start(Home::at(folder.path().join("home")), built_in).expect("an edition to show");
        let app = jubilee_kiosk::assemble(mock_builder(), kiosk)
            .build(tauri::generate_context!(test = true))
            .expect("the application starts");
        // Whatever is asked, nothing ends.
        let turned = Arc::<Mutex<Vec<Turn>>>::default();
        let noted = Arc::clone(&turned);
        app.manage(Power::by(move |turn| {
            noted.lock().expect("whole").push(turn);
            match turn {
                Turn::Program | Turn::Machine => Ok(()),
                Turn::Off => Err(PowerError::Refused { reason: "no".to_owned() }),
                Turn::System => Err(PowerError::NothingBehind),
            }
        }));
        let window = |label: &str| {
            WebviewWindowBuilder::new(&app, label, tauri::WebviewUrl::default()).build().expect("a window")
        };
        let (visitor, staff) = (window(VISITOR), window(STAFF));
        Self { app, visitor, staff, folder, turned }
    }
}

impl Stage {
    /// Lets an installer in, who may do everything.
    pub fn let_in(&self) {
        let jun = Insider { name: "Jun".to_owned(), role: Role::Installer };
        self.app.state::<Kiosk>().door().let_in(jun);
    }
}

/// The same files under another folder, so that a test may take some away.
fn link(from: &Path, to: &Path) {
    std::fs::create_dir(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry")) {
        let there = to.join(entry.file_name());
        if entry.file_type().expect("a kind").is_dir() {
            link(&entry.path(), &there);
        } else {
            std::fs::hard_link(entry.path(), there).expect("a second name");
        }
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
