//! Starting the program or the machine anew, and switching it off, as staff ask for it.

use std::process::Command;

use tauri::{AppHandle, Runtime};

use crate::RESTART;
use crate::bridge::wire::Turn;
use crate::supervised::Supervised;

/// Why nothing ended.
#[derive(Debug, thiserror::Error)]
pub enum PowerError {
    /// The machine is a kiosk and nothing else.
    #[error("there is nothing behind the exhibition: this machine is set up as a kiosk")]
    NothingBehind,
    /// The system does not let this account do it.
    #[error("the system refuses: {reason}")]
    Refused {
        /// What it says.
        reason: String,
    },
}

type Turns = dyn Fn(Turn) -> Result<(), PowerError> + Send + Sync;

/// The means to end things. A program without has none, so that no test ever ends the machine that it runs on.
pub struct Power(Box<Turns>);

impl Power {
    /// By any means.
    pub fn by(turn: impl Fn(Turn) -> Result<(), PowerError> + Send + Sync + 'static) -> Self {
        Self(Box::new(turn))
    }

    /// Those of this program on this machine.
    pub fn of<R: Runtime>(app: &AppHandle<R>) -> Self {
        let app = app.clone();
        Self::by(move |turn| match turn {
            Turn::Program => {
                app.exit(RESTART);
                Ok(())
            }
            // The supervisor would start it anew.
            Turn::System if Supervised::is_there() => Err(PowerError::NothingBehind),
            Turn::System => {
                app.exit(0);
                Ok(())
            }
            Turn::Machine => ask(&mut restart()),
            Turn::Off => ask(&mut switch_off()),
        })
    }

    /// Ends something. Returns before it has ended.
    ///
    /// # Errors
    /// When nothing lies behind the program, or the system refuses.
    pub fn turn(&self, turn: Turn) -> Result<(), PowerError> {
        (self.0)(turn)
    }
}

/// Logind lets whoever sits at the machine do it, as the kiosk's session does.
#[cfg(unix)]
fn restart() -> Command {
    let mut command = Command::new("systemctl");
    command.args(["--no-ask-password", "reboot"]);
    command
}

#[cfg(unix)]
fn switch_off() -> Command {
    let mut command = Command::new("systemctl");
    command.args(["--no-ask-password", "poweroff"]);
    command
}

#[cfg(not(unix))]
fn restart() -> Command {
    let mut command = Command::new("shutdown.exe");
    command.args(["/r", "/t", "0"]);
    command
}

#[cfg(not(unix))]
fn switch_off() -> Command {
    let mut command = Command::new("shutdown.exe");
    command.args(["/s", "/t", "0"]);
    command
}

fn ask(command: &mut Command) -> Result<(), PowerError> {
    let reason = match command.output() {
        Ok(answer) if answer.status.success() => return Ok(()),
        Ok(answer) => String::from_utf8_lossy(&answer.stderr).lines().next().unwrap_or_default().trim().to_owned(),
        Err(error) => error.to_string(),
    };
    tracing::error!(reason, "the machine is not turned");
    Err(PowerError::Refused { reason })
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_refuses_is_told_in_its_words() {
        let refused = ask(Command::new("sh").args(["-c", "echo no >&2; exit 1"]));
        assert!(matches!(refused, Err(PowerError::Refused { reason }) if reason == "no"));
        assert!(matches!(ask(&mut Command::new("no-such-program")), Err(PowerError::Refused { .. })));
        assert!(ask(&mut Command::new("true")).is_ok());
    }
}
