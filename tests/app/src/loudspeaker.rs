//! A sound card that is heard by nobody but the tests: PulseAudio with a null sink.

use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

use thiserror::Error;

use crate::process::{ProcessError, Running};
use crate::recording::Recording;

const PATIENCE: Duration = Duration::from_secs(60);

/// Why a loudspeaker does not work.
#[derive(Debug, Error)]
pub enum LoudspeakerError {
    /// The sound server or the recorder did not start.
    #[error(transparent)]
    Process(#[from] ProcessError),
    /// The recorder gave no sound, not even silence.
    #[error("the recorder gave nothing within {seconds} s: {log}")]
    Deaf {
        /// How long it was given.
        seconds: u64,
        /// The last lines that it wrote.
        log: String,
    },
}

/// A loudspeaker: what is played on it can be recorded, and it can be unplugged.
#[derive(Debug)]
pub struct Loudspeaker {
    server: Option<Running>,
    folder: PathBuf,
    environment: Vec<(String, String)>,
}

impl Loudspeaker {
    pub(crate) fn start(folder: &Path, environment: &[(String, String)]) -> Result<Self, LoudspeakerError> {
        let mut loudspeaker = Self { server: None, folder: folder.to_path_buf(), environment: environment.to_vec() };
        loudspeaker.plug_in()?;
        Ok(loudspeaker)
    }

    /// Takes it away, at once and without a word to those who play on it.
    pub fn unplug(&mut self) {
        if let Some(server) = self.server.take() {
            server.kill();
        }
    }

    /// Puts it back.
    pub fn plug_in(&mut self) -> Result<(), LoudspeakerError> {
        let socket = self.folder.join("run/pulse.socket");
        // A server that was killed leaves it behind.
        let _ = std::fs::remove_file(&socket);
        let listen = format!("--load=module-native-protocol-unix auth-anonymous=1 socket={}", socket.display());
        let server = Running::start(
            "pulseaudio",
            [
                "-n",
                "--daemonize=no",
                "--use-pid-file=no",
                "--exit-idle-time=-1",
                "--log-target=stderr",
                "--load=module-null-sink sink_name=hall rate=48000 channels=2 norewinds=1",
                &listen,
            ],
            &self.environment,
            &self.folder.join("pulseaudio.log"),
        )?;
        server.until(PATIENCE, || UnixStream::connect(&socket).ok())?;
        self.server = Some(server);
        Ok(())
    }

    /// Records what it plays from now on; returns when the recorder hears.
    pub fn record(&self) -> Result<Recording, LoudspeakerError> {
        Recording::start(&self.folder, &self.environment)
    }
}
