//! The real kiosk, started in a room.

use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::display::Screen;
use crate::page::{Page, PageError};
use crate::picture::Picture;
use crate::process::{ProcessError, Running};
use crate::room::Room;
use crate::webdriver::{WebDriver, WebDriverError};

/// Why a kiosk is not there.
#[derive(Debug, Error)]
pub enum KioskError {
    /// A program or the built-in edition was not built.
    #[error("{path} is missing: run `cargo xtask build` first, or name another with {variable}")]
    Missing {
        /// What is missing.
        path: PathBuf,
        /// The environment variable that names it.
        variable: &'static str,
    },
    /// It did not start.
    #[error(transparent)]
    Process(#[from] ProcessError),
    /// It did not open a session.
    #[error(transparent)]
    WebDriver(#[from] WebDriverError),
    /// It shows no screen.
    #[error(transparent)]
    Page(#[from] PageError),
}

/// What was built: the window, and the edition that it carries.
#[derive(Clone, Debug)]
pub struct Programs {
    /// The program `jubilee-kiosk`.
    pub kiosk: PathBuf,
    /// The built-in edition's store.
    pub built_in: PathBuf,
}

impl Programs {
    /// What `JUBILEE_KIOSK` and `JUBILEE_BUILT_IN` name, else what lies in the checkout's target folder.
    pub fn find() -> Result<Self, KioskError> {
        let target = std::env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target"), PathBuf::from);
        let found = |variable: &'static str, usual: &str| {
            let path = std::env::var_os(variable).map_or_else(|| target.join(usual), PathBuf::from);
            if path.exists() { Ok(path) } else { Err(KioskError::Missing { path, variable }) }
        };
        Ok(Self {
            kiosk: found("JUBILEE_KIOSK", "debug/jubilee-kiosk")?,
            built_in: found("JUBILEE_BUILT_IN", "built-in")?,
        })
    }

    /// The arguments that the kiosk gets in a room.
    pub fn arguments(&self, room: &Room) -> Vec<String> {
        vec![
            "--home".to_owned(),
            room.home().display().to_string(),
            "--built-in".to_owned(),
            self.built_in.display().to_string(),
        ]
    }
}

/// A running kiosk with its page under automation. Dropping it ends it.
#[derive(Debug)]
pub struct Kiosk {
    page: Page,
}

impl Kiosk {
    /// Starts it in a room; returns when its page covers the glass and shows a screen.
    pub fn start(room: &Room, programs: &Programs) -> Result<Self, KioskError> {
        Self::start_with(room, programs, &[])
    }

    /// The same with more arguments.
    pub fn start_with(room: &Room, programs: &Programs, more: &[&str]) -> Result<Self, KioskError> {
        let mut arguments = programs.arguments(room);
        arguments.extend(more.iter().map(ToString::to_string));
        let mut environment = room.environment().to_vec();
        for key in ["TAURI_AUTOMATION", "TAURI_WEBVIEW_AUTOMATION"] {
            environment.push((key.to_owned(), "true".to_owned()));
        }
        let driver = WebDriver::start(&programs.kiosk, &arguments, &environment, room.folder())?;
        let page = Page::new(driver);
        // A point of the page is a point of the glass only once the window covers it.
        let Screen { width, height } = room.display().screen();
        page.until(&format!(
            "document.querySelector('[data-screen]') && innerWidth * devicePixelRatio === {width} \
             && innerHeight * devicePixelRatio === {height}"
        ))?;
        Ok(Self { page })
    }

    /// Starts it as an installed kiosk is started, without automation.
    pub fn start_plain(room: &Room, programs: &Programs) -> Result<Running, KioskError> {
        start(room, programs, programs.arguments(room))
    }

    /// Starts it as an installed machine does: kept running by its supervisor, whose process it is that is returned.
    pub fn start_supervised(room: &Room, programs: &Programs) -> Result<Running, KioskError> {
        let mut arguments = vec!["--".to_owned(), programs.kiosk.display().to_string()];
        arguments.extend(programs.arguments(room));
        let supervisor = programs.kiosk.with_file_name("jubilee-supervisor");
        Ok(Running::start(supervisor, arguments, room.environment(), &room.folder().join("supervisor.log"))?)
    }

    /// Starts it as an installer does who calibrates the screen.
    pub fn start_calibration(room: &Room, programs: &Programs) -> Result<Running, KioskError> {
        let mut arguments = programs.arguments(room);
        arguments.push("--calibrate".to_owned());
        start(room, programs, arguments)
    }

    /// The process that started it, which all of its processes descend from.
    pub fn id(&self) -> u32 {
        self.page.driver()
    }

    /// Its page.
    pub fn page(&self) -> &Page {
        &self.page
    }
}

/// The colour of paper, which attract and the staff's pad have nowhere.
const PAPER: [u8; 3] = [0xf4, 0xef, 0xe6];

/// Whether the calibration is on the glass: its card is of paper.
pub fn shows_calibration(picture: &Picture) -> bool {
    picture.share_of(PAPER) > 0.01
}

/// Whether the staff's console is on the glass, which is a sheet of paper.
pub fn shows_console(picture: &Picture) -> bool {
    picture.share_of(PAPER) > 0.3
}

fn start(room: &Room, programs: &Programs, arguments: Vec<String>) -> Result<Running, KioskError> {
    Ok(Running::start(&programs.kiosk, arguments, room.environment(), &room.folder().join("kiosk.log"))?)
}
