//! The supervisor, with shells as the programs that it keeps running.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixDatagram;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use rig::{Programs, family, signal};
use tempfile::TempDir;

use crate::scene::PATIENCE;

/// A supervisor that keeps a shell script running, in a folder of its own.
struct Kept {
    supervisor: Child,
    folder: TempDir,
}

impl Kept {
    fn begin(script: &str, environment: &[(&str, PathBuf)]) -> Self {
        Self::begin_in(TempDir::new().unwrap(), script, environment)
    }

    fn begin_in(folder: TempDir, script: &str, environment: &[(&str, PathBuf)]) -> Self {
        let program = Programs::find().unwrap().kiosk.with_file_name("jubilee-supervisor");
        let supervisor = Command::new(program)
            .args(["--", "sh", "-c", script])
            .current_dir(folder.path())
            .envs(environment.iter().map(|(key, value)| (key, value)))
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        Self { supervisor, folder }
    }

    #[track_caller]
    fn ends(&mut self) -> ExitStatus {
        until("the supervisor ends", || self.supervisor.try_wait().unwrap())
    }

    fn written(&self, file: &str) -> Option<String> {
        std::fs::read_to_string(self.folder.path().join(file)).ok()
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        drop(self.supervisor.kill());
        drop(self.supervisor.wait());
    }
}

/// Asks again and again; for what tells nobody that it is there.
#[track_caller]
fn until<T>(what: &str, mut ready: impl FnMut() -> Option<T>) -> T {
    let last = Instant::now() + PATIENCE;
    loop {
        if let Some(value) = ready() {
            return value;
        }
        assert!(Instant::now() < last, "{what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_program_that_ends_without_a_fault_is_left_at_that() {
    let mut kept = Kept::begin("echo run >> runs", &[]);
    assert_eq!(kept.ends().code(), Some(0));
    assert_eq!(kept.written("runs").as_deref(), Some("run\n"));
}

#[test]
fn as_a_service_it_starts_anew_what_ended_without_a_fault() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("notify");
    let _systemd = UnixDatagram::bind(&path).unwrap();
    let mut kept =
        Kept::begin("echo run >> runs; [ $(wc -l < runs) = 3 ] && sleep 600; exit 0", &[("NOTIFY_SOCKET", path)]);
    until("it runs for the third time", || kept.written("runs").filter(|runs| runs.lines().count() == 3));
    assert!(signal(kept.supervisor.id(), "-TERM"));
    assert_eq!(kept.ends().code(), Some(0), "the end of the session is one");
}

#[test]
fn one_that_is_killed_is_started_where_it_said_to_be() {
    let script = "echo \"$JUBILEE_RESUME\" >> places; [ $(wc -l < places) = 3 ] && exit 0; \
                  echo 'jubilee: ready'; echo 'jubilee: place {\"at\": '$(wc -l < places)'}'; echo; kill -KILL $$";
    let mut kept = Kept::begin(script, &[("JUBILEE_RESUME", "of somebody else".into())]);
    assert_eq!(kept.ends().code(), Some(0));
    assert_eq!(kept.written("places").as_deref(), Some("\n{\"at\": 1}\n{\"at\": 2}\n"));
}

#[test]
fn the_end_of_the_session_is_the_end_of_all_that_was_started() {
    // Neither the program nor what it started ends by itself.
    let mut kept = Kept::begin(
        "trap 'echo asked > asked' TERM; (trap '' TERM; sleep 600) & echo > up; while :; do wait; done",
        &[],
    );
    until("it runs", || kept.written("up"));
    let all: Vec<u32> = family(kept.supervisor.id()).into_keys().collect();
    assert!(all.len() >= 3, "{all:?}");
    assert!(signal(kept.supervisor.id(), "-TERM"));
    assert_eq!(kept.ends().code(), Some(0));
    assert_eq!(kept.written("asked").as_deref(), Some("asked\n"), "it was asked first");
    for id in all {
        // One that nobody collected yet has no command line any more.
        let line = std::fs::read(format!("/proc/{id}/cmdline")).unwrap_or_default();
        assert!(line.is_empty(), "{id} is gone: {}", String::from_utf8_lossy(&line));
    }
}

#[test]
fn systemd_is_told_when_the_exhibition_is_seen_and_that_the_supervisor_lives() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("notify");
    let systemd = UnixDatagram::bind(&path).unwrap();
    systemd.set_read_timeout(Some(PATIENCE)).unwrap();
    let told = || {
        let mut message = [0; 256];
        let length = systemd.recv(&mut message).unwrap();
        String::from_utf8_lossy(&message[..length]).trim_end().to_owned()
    };
    let script = "until [ -e seen ]; do sleep 0.05; done; echo 'jubilee: ready'; sleep 600";
    let kept = Kept::begin(script, &[("NOTIFY_SOCKET", path)]);
    for _ in 0..3 {
        assert_eq!(told(), "WATCHDOG=1");
    }
    std::fs::write(kept.folder.path().join("seen"), "").unwrap();
    while told() != "READY=1" {}
    signal(kept.supervisor.id(), "-TERM");
}

/// What `packaging/linux/repair` does, with programs that write down what they are called with.
struct Repair {
    folder: TempDir,
}

impl Repair {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        for program in ["systemctl", "dmesg", "jubilee-kiosk", "sleep"] {
            let path = folder.path().join(program);
            let script = format!("#!/bin/sh\necho {program} \"$@\" >> {}\n", folder.path().join("called").display());
            std::fs::write(&path, script).unwrap();
            std::fs::set_permissions(&path, Permissions::from_mode(0o755)).unwrap();
        }
        Self { folder }
    }

    /// Runs it when the clock says so, and gives what it called.
    fn run(&self, now: u32) -> Vec<String> {
        let path = |name: &str| self.folder.path().join(name);
        let clock = path("date");
        std::fs::write(&clock, format!("#!/bin/sh\necho {now}\n")).unwrap();
        std::fs::set_permissions(&clock, Permissions::from_mode(0o755)).unwrap();
        drop(std::fs::remove_file(path("called")));
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../packaging/linux/repair");
        let ended = Command::new("sh")
            .arg(script)
            .env("PATH", format!("{}:/usr/bin:/bin", self.folder.path().display()))
            .env("STATE_DIRECTORY", self.folder.path())
            .env("JUBILEE_CONSOLE", path("console"))
            .status();
        assert!(ended.unwrap().success());
        std::fs::read_to_string(path("called")).unwrap().lines().map(str::to_owned).collect()
    }
}

const REBOOTED: [&str; 1] = ["systemctl reboot"];
const TOLD: [&str; 5] = [
    "dmesg --console-off",
    "jubilee-kiosk --notice",
    "sleep 1800",
    "systemctl reset-failed jubilee.service",
    "systemctl --no-block start jubilee.service",
];

#[test]
fn the_machine_is_started_anew_three_times_a_day_and_then_staff_are_told() {
    let repair = Repair::new();
    let day = 86_400;
    for hour in 0..3 {
        assert_eq!(repair.run(10 * day + hour * 3600), REBOOTED);
    }
    assert_eq!(repair.run(10 * day + 4 * 3600), TOLD);
    assert_eq!(repair.run(10 * day - 3600), TOLD, "a clock that was put back");
    assert_eq!(repair.run(11 * day + 3600), REBOOTED, "the first is a day ago");
    assert_eq!(repair.run(11 * day + 3601), REBOOTED, "and the second");
    assert_eq!(repair.run(11 * day + 3602), TOLD);
}

#[test]
fn where_starts_of_the_machine_can_not_be_counted_there_is_none() {
    let repair = Repair::new();
    // A folder in the file's place stands for a disk that can only be read: root may write everywhere else.
    std::fs::create_dir(repair.folder.path().join("starts")).unwrap();
    assert_eq!(repair.run(1), TOLD);
}
