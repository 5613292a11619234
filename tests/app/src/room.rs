//! The room a kiosk stands in: folders, a session bus, a screen and perhaps a loudspeaker, all its own.

use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;
use thiserror::Error;

use crate::display::{Display, DisplayError, Screen};
use crate::loudspeaker::{Loudspeaker, LoudspeakerError};
use crate::process::{ProcessError, Running};

const PATIENCE: Duration = Duration::from_secs(60);

/// Why a room could not be furnished.
#[derive(Debug, Error)]
pub enum RoomError {
    /// Its folders could not be made.
    #[error("the room's folder: {source}")]
    Folder {
        /// Why not.
        #[from]
        source: std::io::Error,
    },
    /// Its session bus did not start.
    #[error(transparent)]
    Bus(#[from] ProcessError),
    /// Its screen does not work.
    #[error(transparent)]
    Display(#[from] DisplayError),
    /// Its loudspeaker does not work.
    #[error(transparent)]
    Loudspeaker(#[from] LoudspeakerError),
}

/// Whether a room has a loudspeaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sound {
    /// It has one.
    Loudspeaker,
    /// It has no sound device at all.
    None,
}

/// A room of its own for one kiosk. Everything in it ends when it is dropped.
#[derive(Debug)]
pub struct Room {
    // Dropped in this order; the folder goes last.
    loudspeaker: Option<Loudspeaker>,
    display: Display,
    _bus: Running,
    environment: Vec<(String, String)>,
    folder: TempDir,
}

impl Room {
    /// Furnishes a room with a screen of this size.
    pub fn open(screen: Screen, sound: Sound) -> Result<Self, RoomError> {
        let folder = tempfile::Builder::new().prefix("jubilee-room-").tempdir()?;
        let path = folder.path();
        for part in ["user", "run", "tmp", "home"] {
            std::fs::create_dir(path.join(part))?;
        }
        restrict(&path.join("run"))?;
        write_sound_configuration(&path.join("user"))?;
        let mut environment = plain_environment(path);
        let bus = start_bus(path, &environment)?;
        let display = Display::start(screen, path, &environment)?;
        environment.push(("DISPLAY".to_owned(), display.name().to_owned()));
        environment.push(("JUBILEE_STICK".to_owned(), path.join("stick").display().to_string()));
        let loudspeaker = match sound {
            Sound::Loudspeaker => Some(Loudspeaker::start(path, &environment)?),
            Sound::None => None,
        };
        Ok(Self { loudspeaker, display, _bus: bus, environment, folder })
    }

    /// Its screen.
    pub fn display(&self) -> &Display {
        &self.display
    }

    /// Its screen, to be taken away and put back.
    pub fn display_mut(&mut self) -> &mut Display {
        &mut self.display
    }

    /// Its loudspeaker.
    ///
    /// # Panics
    ///
    /// Panics in a room without one.
    pub fn loudspeaker(&mut self) -> &mut Loudspeaker {
        self.loudspeaker.as_mut().expect("the room was opened with Sound::Loudspeaker")
    }

    /// The kiosk's home: an empty folder at first.
    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// Where a stick is plugged in once this folder is there.
    pub fn stick(&self) -> PathBuf {
        self.folder.path().join("stick")
    }

    /// The kiosk's log.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.home().join("logs/kiosk.log")).unwrap_or_default()
    }

    /// How often the kiosk's log says something.
    pub fn logged(&self, words: &str) -> usize {
        self.log().matches(words).count()
    }

    /// Where the logs of what runs here are.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// All the environment that programs get here.
    pub fn environment(&self) -> &[(String, String)] {
        &self.environment
    }

    /// Writes the kiosk's settings, `kiosk.toml`.
    pub fn settle(&self, settings: &str) -> Result<(), RoomError> {
        Ok(std::fs::write(self.home().join("kiosk.toml"), settings)?)
    }
}

/// Nothing of the person who runs the tests reaches the room but the search path and what says how much to log.
fn plain_environment(folder: &Path) -> Vec<(String, String)> {
    let mut environment: Vec<(String, String)> = ["PATH", "JUBILEE_LOG", "RUST_BACKTRACE"]
        .into_iter()
        .filter_map(|key| std::env::var(key).ok().map(|value| (key.to_owned(), value)))
        .collect();
    let inside = |part: &str| folder.join(part).display().to_string();
    environment.extend(
        [
            ("HOME", inside("user")),
            ("TMPDIR", inside("tmp")),
            ("XDG_RUNTIME_DIR", inside("run")),
            ("DBUS_SESSION_BUS_ADDRESS", format!("unix:path={}", inside("run/bus"))),
            ("PULSE_SERVER", format!("unix:{}", inside("run/pulse.socket"))),
            ("GDK_BACKEND", "x11".to_owned()),
            ("NO_AT_BRIDGE", "1".to_owned()),
            ("LANG", "C.UTF-8".to_owned()),
        ]
        .map(|(key, value)| (key.to_owned(), value)),
    );
    environment
}

fn restrict(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))
}

/// ALSA's default goes to the room's PulseAudio; without a loudspeaker nothing answers there, as on a machine without
/// a sound card.
fn write_sound_configuration(user: &Path) -> std::io::Result<()> {
    std::fs::write(user.join(".asoundrc"), "pcm.!default { type pulse }\nctl.!default { type pulse }\n")?;
    let pulse = user.join(".config/pulse");
    std::fs::create_dir_all(&pulse)?;
    std::fs::write(pulse.join("client.conf"), "autospawn = no\n")
}

/// A session bus that starts nothing by itself, so that nothing of the machine's own session gets into the room.
fn start_bus(folder: &Path, environment: &[(String, String)]) -> Result<Running, RoomError> {
    let socket = folder.join("run/bus");
    let configuration = folder.join("bus.conf");
    std::fs::write(
        &configuration,
        format!(
            "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" \
             \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n\
             <busconfig><type>session</type><listen>unix:path={}</listen><auth>EXTERNAL</auth>\
             <policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>\
             <allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>\n",
            socket.display()
        ),
    )?;
    let option = format!("--config-file={}", configuration.display());
    let bus =
        Running::start("dbus-daemon", ["--nofork", "--nopidfile", &option], environment, &folder.join("bus.log"))?;
    bus.until(PATIENCE, || std::os::unix::net::UnixStream::connect(&socket).ok())?;
    Ok(bus)
}
