//! Processes that end with whoever started them.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process_group, waitid};
use thiserror::Error;

/// How long a process has to end after it was asked to, before it is killed.
const GRACE: Duration = Duration::from_secs(3);

/// Why a process did not start or end.
#[derive(Debug, Error)]
pub enum ProcessError {
    /// The program could not be started.
    #[error("{program} could not be started: {source}")]
    Start {
        /// What was to be started.
        program: String,
        /// Why not.
        #[source]
        source: std::io::Error,
    },
    /// The program ended by itself before it was of use.
    #[error("{program} ended by itself; its log ends:\n{log}")]
    Ended {
        /// What had been started.
        program: String,
        /// The last lines that it wrote.
        log: String,
    },
    /// The program is running and does not answer.
    #[error("{program} did not answer within {seconds} s; its log ends:\n{log}")]
    Silent {
        /// What had been started.
        program: String,
        /// How long it was given.
        seconds: u64,
        /// The last lines that it wrote.
        log: String,
    },
}

/// A running program and whatever it has started, in a process group of its own. Dropping it ends the whole group;
/// should this process be killed first, the kernel ends the program.
#[derive(Debug)]
pub struct Running {
    program: String,
    log: std::path::PathBuf,
    child: Child,
}

impl Running {
    /// Starts `program` with `arguments` in the environment given and no other, its output going to the file `log`.
    pub fn start<P, A>(
        program: P,
        arguments: A,
        environment: &[(String, String)],
        log: &Path,
    ) -> Result<Self, ProcessError>
    where
        P: AsRef<OsStr>,
        A: IntoIterator,
        A::Item: AsRef<OsStr>,
    {
        Self::start_with(program, arguments, environment, log, |_| {})
    }

    /// Like [`Running::start`], with a last word on the command, such as pipes.
    pub fn start_with<P, A>(
        program: P,
        arguments: A,
        environment: &[(String, String)],
        log: &Path,
        adjust: impl FnOnce(&mut Command),
    ) -> Result<Self, ProcessError>
    where
        P: AsRef<OsStr>,
        A: IntoIterator,
        A::Item: AsRef<OsStr>,
    {
        use std::os::unix::process::CommandExt;

        let name = program.as_ref().to_string_lossy().into_owned();
        let failed = |source| ProcessError::Start { program: name.clone(), source };
        let file = std::fs::File::options().create(true).append(true).open(log).map_err(failed)?;
        let copy = file.try_clone().map_err(failed)?;
        // setpriv becomes the program, so the id is the program's.
        let mut command = Command::new("setpriv");
        command
            .args(["--pdeathsig", "TERM", "--"])
            .arg(&program)
            .args(arguments)
            .env_clear()
            .envs(environment.iter().map(|(key, value)| (key, value)))
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(file)
            .stderr(copy);
        adjust(&mut command);
        let child = command.spawn().map_err(failed)?;
        Ok(Self { program: name, log: log.to_path_buf(), child })
    }

    /// The process id, which is also the id of its group.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// The child itself, for its pipes.
    pub(crate) fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    /// The last lines of what it wrote.
    pub fn log_tail(&self) -> String {
        let text = std::fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        lines[lines.len().saturating_sub(20)..].join("\n")
    }

    /// Whether it is still running.
    pub fn is_running(&self) -> bool {
        // Its end is looked at and not collected: as long as it isn't, no other program can get its id.
        let look = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
        self.pid().is_some_and(|pid| matches!(waitid(WaitId::Pid(pid), look), Ok(None)))
    }

    /// Asks `ready` until it gives something, for at most `patience`. Fails as soon as the program ends. For programs
    /// that don't tell when they are ready; where there is an event, await that.
    pub fn until<T>(&self, patience: Duration, mut ready: impl FnMut() -> Option<T>) -> Result<T, ProcessError> {
        let start = Instant::now();
        loop {
            if let Some(value) = ready() {
                return Ok(value);
            }
            if !self.is_running() {
                return Err(ProcessError::Ended { program: self.program.clone(), log: self.log_tail() });
            }
            if start.elapsed() > patience {
                return Err(self.silent(patience));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits at most `patience` for its end.
    pub fn wait(&self, patience: Duration) -> Result<(), ProcessError> {
        let start = Instant::now();
        while self.is_running() {
            if start.elapsed() > patience {
                return Err(self.silent(patience));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Kills the whole group at once, as a crash would.
    pub fn kill(&self) {
        self.signal(Signal::KILL);
        let _ = self.wait(GRACE);
    }

    fn silent(&self, patience: Duration) -> ProcessError {
        ProcessError::Silent { program: self.program.clone(), seconds: patience.as_secs(), log: self.log_tail() }
    }

    fn signal(&self, signal: Signal) {
        if let Some(group) = self.pid() {
            let _ = kill_process_group(group, signal);
        }
    }

    fn pid(&self) -> Option<Pid> {
        Pid::from_raw(self.child.id().cast_signed())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.signal(Signal::TERM);
        let _ = self.wait(GRACE);
        // What the program had started may have outlived it.
        self.signal(Signal::KILL);
        let _ = self.child.wait();
    }
}
