//! An X server of its own with a window manager: what a visitor sees and touches.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use thiserror::Error;
use x11rb::connection::Connection;
use x11rb::errors::{ConnectError, ConnectionError, ReplyError};
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, ImageFormat, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;

use crate::damage::Damage;
use crate::picture::{Picture, Rect};
use crate::process::{ProcessError, Running};

/// Long enough for a machine that is building something else meanwhile.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long the window manager is waited for before it is asked again.
const ASKED_AGAIN: Duration = Duration::from_millis(100);

/// Why a display does not work.
#[derive(Debug, Error)]
pub enum DisplayError {
    /// The X server or the window manager did not start.
    #[error(transparent)]
    Process(#[from] ProcessError),
    /// The X server did not say its number.
    #[error("Xvfb gave no display number: {log}")]
    Number {
        /// The last lines that it wrote.
        log: String,
    },
    /// No connection to the X server.
    #[error("no connection to the display: {source}")]
    Connect {
        /// Why not.
        #[from]
        source: ConnectError,
    },
    /// The connection broke.
    #[error("the display is gone: {source}")]
    Connection {
        /// Why.
        #[from]
        source: ConnectionError,
    },
    /// The X server refused.
    #[error("the display refused: {source}")]
    Reply {
        /// Why.
        #[from]
        source: ReplyError,
    },
    /// What was waited for did not come.
    #[error("{what} did not come within {seconds} s")]
    Silent {
        /// What was waited for.
        what: String,
        /// How long.
        seconds: u64,
    },
    /// No key of the keyboard gives this symbol.
    #[error("no key gives the symbol {symbol:#x}")]
    Key {
        /// The X keysym.
        symbol: u32,
    },
    /// The picture could not be written.
    #[error("{path} could not be written: {source}")]
    Write {
        /// Where to.
        path: String,
        /// Why not.
        #[source]
        source: std::io::Error,
    },
}

/// Size of a screen in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// Width.
    pub width: u16,
    /// Height.
    pub height: u16,
}

impl Screen {
    /// The usual kiosk, lying.
    pub const LANDSCAPE: Self = Self { width: 1920, height: 1080 };
    /// The usual kiosk, standing.
    pub const PORTRAIT: Self = Self { width: 1080, height: 1920 };
}

impl std::str::FromStr for Screen {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let side = |side: &str| side.parse().ok().filter(|side| (200..=8192).contains(side));
        text.split_once('x')
            .and_then(|(width, height)| Some(Self { width: side(width)?, height: side(height)? }))
            .ok_or_else(|| format!("{text} is no size between 200x200 and 8192x8192"))
    }
}

impl std::fmt::Display for Screen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}x{}", self.width, self.height)
    }
}

/// A screen with a window manager, and a finger on it.
#[derive(Debug)]
pub struct Display {
    // Dropped in this order: the window manager goes before its server.
    window_manager: Option<Running>,
    pub(crate) connection: RustConnection,
    pub(crate) root: Window,
    name: String,
    screen: Screen,
    server: Option<Running>,
    folder: PathBuf,
    environment: Vec<(String, String)>,
}

impl Display {
    /// Starts Xvfb on the next free number and Openbox in it; returns when windows are managed.
    pub(crate) fn start(screen: Screen, folder: &Path, environment: &[(String, String)]) -> Result<Self, DisplayError> {
        let (server, name) = serve(None, screen, folder, environment)?;
        let (connection, root) = connect(&name)?;
        let mut display = Self {
            window_manager: None,
            connection,
            root,
            name,
            screen,
            server: Some(server),
            folder: folder.to_path_buf(),
            environment: environment.to_vec(),
        };
        display.manage_windows()?;
        Ok(display)
    }

    /// Takes it away, at once and without a word to those who show something on it.
    pub fn unplug(&mut self) {
        drop(self.window_manager.take());
        if let Some(server) = self.server.take() {
            server.kill();
        }
    }

    /// Puts it back, under the same name; returns when windows are managed.
    pub fn plug_in(&mut self) -> Result<(), DisplayError> {
        let (server, _) = serve(Some(&self.name), self.screen, &self.folder, &self.environment)?;
        self.server = Some(server);
        (self.connection, self.root) = connect(&self.name)?;
        self.manage_windows()
    }

    fn manage_windows(&mut self) -> Result<(), DisplayError> {
        let mut environment = self.environment.clone();
        environment.push(("DISPLAY".to_owned(), self.name.clone()));
        let log = self.folder.join("openbox.log");
        self.window_manager = Some(Running::start("openbox", ["--sm-disable"], &environment, &log)?);
        self.await_window_manager()
    }

    /// What `DISPLAY` must be.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its size.
    pub fn screen(&self) -> Screen {
        self.screen
    }

    /// What is on the glass now, without the pointer.
    pub fn picture(&self) -> Result<Picture, DisplayError> {
        self.picture_of(Rect { x: 0, y: 0, width: self.screen.width.into(), height: self.screen.height.into() })
    }

    /// What is on the glass once nothing was drawn on it for half a second: on a busy machine that comes later than the
    /// page thinks.
    pub fn settled(&self) -> Result<Picture, DisplayError> {
        const QUIET: Duration = Duration::from_millis(500);
        let damage = Damage::watch(self.name())?;
        let ends = Instant::now() + PATIENCE;
        while damage.next((Instant::now() + QUIET).min(ends))?.is_some() && Instant::now() < ends {}
        self.picture()
    }

    /// A part of what is on the glass now.
    pub fn picture_of(&self, part: Rect) -> Result<Picture, DisplayError> {
        let part = part.within(self.screen.width.into(), self.screen.height.into());
        let reply = self
            .connection
            .get_image(
                ImageFormat::Z_PIXMAP,
                self.root,
                part.x as i16,
                part.y as i16,
                part.width as u16,
                part.height as u16,
                !0,
            )?
            .reply()?;
        Ok(Picture::from_bgrx(part.width, part.height, &reply.data))
    }

    /// Whether the glass shows something else than it did, at the latest after `patience`.
    pub fn changes(&self, before: &Picture, patience: Duration) -> Result<bool, DisplayError> {
        self.comes_to_show(|picture| picture != before, patience)
    }

    /// Whether the glass shows what is `wanted`, at the latest after `patience`.
    pub fn comes_to_show(&self, wanted: impl Fn(&Picture) -> bool, patience: Duration) -> Result<bool, DisplayError> {
        let damage = Damage::watch(self.name())?;
        let deadline = Instant::now() + patience;
        loop {
            if wanted(&self.picture()?) {
                return Ok(true);
            }
            if damage.next(deadline)?.is_none() {
                return Ok(false);
            }
        }
    }

    /// Waits until the window manager answers. It announces itself before it takes requests, and a window that comes
    /// between the two is never shown: so it is asked for the frame of a window, again until it says.
    fn await_window_manager(&self) -> Result<(), DisplayError> {
        let atom =
            |name: &[u8]| -> Result<_, DisplayError> { Ok(self.connection.intern_atom(false, name)?.reply()?.atom) };
        let (request, extents) = (atom(b"_NET_REQUEST_FRAME_EXTENTS")?, atom(b"_NET_FRAME_EXTENTS")?);
        let window = self.connection.generate_id().map_err(|_| ConnectionError::UnknownError)?;
        let watched = CreateWindowAux::new().event_mask(EventMask::PROPERTY_CHANGE);
        self.connection.create_window(0, window, self.root, 0, 0, 1, 1, 0, WindowClass::INPUT_OUTPUT, 0, &watched)?;
        let ends = Instant::now() + PATIENCE;
        loop {
            let message = ClientMessageEvent::new(32, window, request, [0; 5]);
            let to = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
            self.connection.send_event(false, self.root, to, message)?;
            let again = Instant::now() + ASKED_AGAIN;
            while next_event(&self.connection, again.min(ends))?.is_some() {
                let told = self.connection.get_property(false, window, extents, AtomEnum::CARDINAL, 0, 4)?.reply()?;
                if told.value_len == 4 {
                    self.connection.destroy_window(window)?;
                    return Ok(());
                }
            }
            if Instant::now() >= ends {
                let what = "the window manager".to_owned();
                return Err(DisplayError::Silent { what, seconds: PATIENCE.as_secs() });
            }
        }
    }
}

/// An X server that takes connections, under this name or on the next free number; and its name.
fn serve(
    name: Option<&str>,
    screen: Screen,
    folder: &Path,
    environment: &[(String, String)],
) -> Result<(Running, String), DisplayError> {
    let size = format!("{screen}x24");
    let options = ["-displayfd", "1", "-screen", "0", &size, "-nolisten", "tcp", "-noreset", "-dpi", "96"];
    let mut server = Running::start_with(
        "Xvfb",
        name.into_iter().chain(options),
        environment,
        &folder.join("xvfb.log"),
        |command| {
            command.stdout(Stdio::piped());
        },
    )?;
    let mut number = String::new();
    let stdout = server.child().stdout.take();
    let read = stdout.map(|pipe| BufReader::new(pipe).read_line(&mut number));
    if !matches!(read, Some(Ok(1..))) {
        return Err(DisplayError::Number { log: server.log_tail() });
    }
    Ok((server, format!(":{}", number.trim())))
}

/// A connection to the display of this name, and the root of its screen.
pub(crate) fn connect(display: &str) -> Result<(RustConnection, Window), DisplayError> {
    let (connection, index) = RustConnection::connect(Some(display))?;
    let root = connection.setup().roots[index].root;
    Ok((connection, root))
}

/// The next event, or none by the deadline.
pub(crate) fn next_event(connection: &RustConnection, deadline: Instant) -> Result<Option<Event>, DisplayError> {
    connection.flush()?;
    loop {
        if let Some(event) = connection.poll_for_event()? {
            return Ok(Some(event));
        }
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Ok(None);
        }
        let timeout = Timespec::try_from(left).ok();
        let mut descriptors = [PollFd::new(connection.stream(), PollFlags::IN)];
        // An interrupted wait is a short one.
        let _ = poll(&mut descriptors, timeout.as_ref());
    }
}
