//! A sound server with one sink that nobody hears, a recorder on it, and a player in its own process.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::Value;

use crate::sound;

/// Samples a second of the recorder.
pub const RATE: u32 = 44_100;

/// Timing is what is measured: one test at a time.
static ONE: Mutex<()> = Mutex::new(());

/// Says why and is true where there is no sound server to test with.
pub fn skip() -> bool {
    let missing: Vec<_> = ["pulseaudio", "parec", "pactl"]
        .into_iter()
        .filter(|name| {
            let found = Command::new(name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
            !found.is_ok_and(|status| status.success())
        })
        .collect();
    if missing.is_empty() {
        return false;
    }
    crate::support::skipped(&format!("sound devices: {} not installed", missing.join(" and ")));
    true
}

fn micros() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_micros() as u64
}

/// Ends with what was started in it.
pub struct Room {
    server: Option<Child>,
    recorder: Option<Recorder>,
    dir: tempfile::TempDir,
    _one: MutexGuard<'static, ()>,
}

impl Room {
    /// A room with its server running and its recorder listening.
    pub fn new() -> Self {
        let one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("asound.conf"), "pcm.!default { type pulse }\nctl.!default { type pulse }\n")
            .unwrap();
        let mut room = Self { server: None, recorder: None, dir, _one: one };
        room.open();
        room
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Starts the server, and a recorder on it.
    pub fn open(&mut self) {
        let mut server = self
            .command(Path::new("pulseaudio"))
            .env_remove("PULSE_SERVER")
            .args(["--daemonize=no", "-n", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes"])
            .args(["--log-target=stderr", "--log-level=info"])
            // Without rewinds this sink is as prompt from silence as a sound card is.
            .arg("--load=module-null-sink sink_name=jubilee_test norewinds=1")
            .arg(format!(
                "--load=module-native-protocol-unix socket={} auth-anonymous=1",
                self.path("native").display()
            ))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut log = BufReader::new(server.stderr.take().unwrap());
        let mut line = String::new();
        while !line.contains("startup complete") {
            line.clear();
            assert!(log.read_line(&mut line).unwrap() > 0, "the sound server ended before it began");
        }
        std::thread::spawn(move || std::io::copy(&mut log, &mut std::io::sink()));
        self.server = Some(server);
        self.recorder = Some(Recorder::start(self.command(Path::new("parec"))));
        self.record(0.05);
    }

    /// Kills the server, and the recorder with it.
    pub fn close(&mut self) {
        if let Some(mut server) = self.server.take() {
            server.kill().unwrap();
            server.wait().unwrap();
        }
        self.recorder = None;
        let _ = std::fs::remove_file(self.path("native"));
    }

    /// A player whose sound comes here.
    pub fn player(&self) -> Player {
        let mut child = self
            .command(&std::env::current_exe().unwrap())
            .args(["--exact", "narration_device::playing_side", "--ignored", "--nocapture"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().unwrap());
        let (sender, reports) = mpsc::channel();
        std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                // The first begins on the line where the test's name was printed.
                let Some(from) = line.find('{') else { continue };
                let Ok(value) = serde_json::from_str::<Value>(&line[from..]) else {
                    continue;
                };
                if sender.send(Report::new(&value)).is_err() {
                    return;
                }
            }
        });
        Player { child, input, reports, kept: Vec::new() }
    }

    /// What happens on the server from now on.
    pub fn events(&self) -> Events {
        let mut child = self
            .command(Path::new("pactl"))
            .env("LC_ALL", "C")
            .arg("subscribe")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap());
        Events { child, lines }
    }

    /// The sounds that are open on the server, as it lists them.
    pub fn inputs(&self) -> String {
        let listed = self.command(Path::new("pactl")).args(["list", "short", "sink-inputs"]).output().unwrap();
        String::from_utf8(listed.stdout).unwrap()
    }

    /// Waits until so many seconds from now are recorded.
    pub fn record(&mut self, seconds: f64) {
        self.recorder.as_mut().unwrap().record((seconds * f64::from(RATE)) as usize);
    }

    /// What was recorded since the server was started.
    pub fn samples(&self) -> &[f32] {
        &self.recorder.as_ref().unwrap().samples
    }

    /// When the recorded sample was at the sink, in microseconds since 1970.
    pub fn time(&self, index: usize) -> u64 {
        self.recorder.as_ref().unwrap().time(index)
    }

    /// Places of the rising tone, and when they were heard, every ten milliseconds that were not silent.
    pub fn places(&self) -> Vec<(u64, f64)> {
        let window = RATE as usize * 3 / 100;
        let samples = self.samples();
        (0..samples.len().saturating_sub(window))
            .step_by(RATE as usize / 100)
            .filter_map(|from| {
                let window = &samples[from..from + window];
                let thirds = window.chunks(window.len() / 3).map(sound::loudness);
                let (quietest, loudest) =
                    thirds.fold((f64::MAX, 0.0_f64), |(low, high), loudness| (low.min(loudness), high.max(loudness)));
                // A window with a beginning, an end or a gap in it has no pitch of its own.
                if quietest < loudest * 0.7 {
                    return None;
                }
                let place = sound::place(window, RATE)?;
                Some((self.time(from + window.len() / 2), place))
            })
            .collect()
    }

    fn command(&self, program: &Path) -> Command {
        let run = self.path("run");
        std::fs::create_dir_all(&run).unwrap();
        let mut command = Command::new(program);
        command
            .env("HOME", self.dir.path())
            .env("XDG_CONFIG_HOME", self.dir.path())
            .env("XDG_RUNTIME_DIR", &run)
            .env("PULSE_RUNTIME_PATH", &run)
            .env("PULSE_SERVER", format!("unix:{}", self.path("native").display()))
            .env("ALSA_CONFIG_PATH", self.path("asound.conf"))
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .env("DBUS_SYSTEM_BUS_ADDRESS", "disabled:");
        command
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        self.close();
    }
}

struct Recorder {
    child: Child,
    chunks: Receiver<(u64, Vec<f32>)>,
    reader: Option<JoinHandle<()>>,
    samples: Vec<f32>,
    /// The earliest time the first sample can have been at the sink: chunks come late, never early.
    first: u64,
}

impl Recorder {
    fn start(mut command: Command) -> Self {
        let mut child = command
            .args(["--device=jubilee_test.monitor", "--format=float32le", "--channels=1", "--latency-msec=10", "--raw"])
            .arg(format!("--rate={RATE}"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut output = child.stdout.take().unwrap();
        let (sender, chunks) = mpsc::channel();
        let reader = std::thread::spawn(move || {
            let mut rest = Vec::new();
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = output.read(&mut bytes) {
                let time = micros();
                rest.extend_from_slice(&bytes[..count]);
                let whole = rest.len() / 4 * 4;
                let samples = rest[..whole].chunks_exact(4).map(|four| f32::from_le_bytes(four.try_into().unwrap()));
                if sender.send((time, samples.collect())).is_err() {
                    return;
                }
                rest.drain(..whole);
            }
        });
        Self { child, chunks, reader: Some(reader), samples: Vec::new(), first: u64::MAX }
    }

    fn record(&mut self, count: usize) {
        while let Ok(chunk) = self.chunks.try_recv() {
            self.take(chunk);
        }
        let until = self.samples.len() + count;
        while self.samples.len() < until {
            let chunk = self.chunks.recv().expect("the recorder goes on");
            self.take(chunk);
        }
    }

    fn take(&mut self, (time, chunk): (u64, Vec<f32>)) {
        self.samples.extend(chunk);
        self.first = self.first.min(time - Self::lasting(self.samples.len()));
    }

    fn lasting(samples: usize) -> u64 {
        samples as u64 * 1_000_000 / u64::from(RATE)
    }

    fn time(&self, index: usize) -> u64 {
        self.first + Self::lasting(index)
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if let Some(reader) = self.reader.take() {
            let _ = reader.join();
        }
    }
}

/// What happens on a server.
pub struct Events {
    child: Child,
    lines: BufReader<ChildStdout>,
}

impl Events {
    /// Waits for an event.
    pub fn wait(&mut self, wanted: &str) {
        let mut line = String::new();
        while !line.contains(wanted) {
            line.clear();
            assert!(self.lines.read_line(&mut line).unwrap() > 0, "the server goes on");
        }
    }
}

impl Drop for Events {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a player says of itself.
#[derive(Clone, Debug)]
pub struct Report {
    pub what: String,
    /// In microseconds since 1970.
    pub time: u64,
    pub state: String,
    pub at: f64,
    pub sounding: bool,
}

impl Report {
    fn new(value: &Value) -> Self {
        Self {
            what: value["what"].as_str().unwrap().to_owned(),
            time: value["time"].as_u64().unwrap(),
            state: value["state"].as_str().unwrap().to_owned(),
            at: value["at"].as_f64().unwrap(),
            sounding: value["sounding"].as_bool().unwrap(),
        }
    }
}

/// A player in a process of its own.
pub struct Player {
    child: Child,
    input: Option<ChildStdin>,
    reports: Receiver<Report>,
    kept: Vec<Report>,
}

impl Player {
    pub fn say(&mut self, line: &str) {
        writeln!(self.input.as_mut().unwrap(), "{line}").unwrap();
    }

    /// Waits for a report, but not for ever: a player that plays reports ten times a second.
    pub fn wait(&mut self, wanted: impl Fn(&Report) -> bool) -> Report {
        for _ in 0..400 {
            let report = self.reports.recv().expect("the player goes on");
            self.kept.push(report.clone());
            if wanted(&report) {
                return report;
            }
        }
        panic!("the report that is awaited does not come: {:?}", self.kept.last());
    }

    /// Ends it; all it reported.
    pub fn finish(mut self) -> Vec<Report> {
        self.input = None;
        while let Ok(report) = self.reports.recv() {
            self.kept.push(report);
        }
        assert!(self.child.wait().unwrap().success(), "the player ends in order");
        std::mem::take(&mut self.kept)
    }
}

impl Drop for Player {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
