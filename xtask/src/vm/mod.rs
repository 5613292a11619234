//! A whole kiosk in a virtual machine: the package installed on a fresh Debian, set up by `jubilee kiosk setup`, and what
//! befalls it in a hall. Everything in it is emulated and many times slower than a real machine: only what it shows
//! counts, never how long it took.

mod cuts;
mod glass;
mod image;
mod machine;

use std::path::{Path, PathBuf};

use clap::Args;
use rig::{DisplayError, KioskError, Point, ProcessError, RoomError, VisitError};
use serde_json::json;
use thiserror::Error;

use crate::error::TaskError;
use crate::package;
use crate::packages::{self, Purpose};
use crate::programs;
use crate::tree::Tree;
use glass::Glass;
use machine::{Hardware, Machine};

/// What the machine goes through.
#[derive(Args, Clone, Debug)]
pub struct Options {
    /// How often the power is cut during a publish, and during an upgrade.
    #[arg(long, default_value_t = 20)]
    pub cuts: u32,
    /// From the setup straight to the power cuts.
    #[arg(long)]
    pub cuts_alone: bool,
}

/// Why a machine did not do what it should.
#[derive(Debug, Error)]
pub(crate) enum VmError {
    #[error(transparent)]
    Task(#[from] TaskError),
    #[error(transparent)]
    Process(#[from] ProcessError),
    #[error(transparent)]
    Room(#[from] RoomError),
    #[error(transparent)]
    Display(#[from] DisplayError),
    #[error(transparent)]
    Kiosk(#[from] KioskError),
    #[error(transparent)]
    Visit(#[from] VisitError),
    #[error("the line to the machine")]
    Line(#[from] std::io::Error),
    #[error("the emulator: {0}")]
    Emulator(String),
    #[error("in the machine, `{command}` ended with {code}:\n{said}")]
    Guest { command: String, code: i32, said: String },
    #[error("{stage}: the screen does not come to show it (alike: {alike:.3}); what it shows is in {picture}")]
    NotShown { stage: String, picture: PathBuf, alike: f64 },
    #[error("{stage}: {said}")]
    Stage { stage: &'static str, said: String },
}

/// Settings by which this kiosk and the one in the machine draw the same picture.
const SETTINGS: &str = "reduced_motion = true\nmm_per_px = 0.2768\n";
/// The machine's files without what changes by itself.
const FINGERPRINT: &str = r"cd /; moving='-path ./proc -o -path ./sys -o -path ./dev -o -path ./run -o -path ./tmp
    -o -path ./var/log -o -path ./var/tmp -o -path ./var/cache -o -path ./var/lib/systemd -o -path ./var/lib/private
    -o -path ./root -o -path ./srv -o -path ./etc/machine-id -o -path ./lost+found'
    { find . -xdev \( $moving \) -prune -o \( -type f -printf '%p %m %u %g %s\n' -o -printf '%p %m %u %g %l\n' \)
    find . -xdev \( $moving -o -path ./usr -o -path ./boot \) -prune -o -type f -print0 | xargs -0 sha256sum; } | sort";

/// Takes a kiosk through its life, and says of each stage that it was passed; pictures are in `target/vm`.
pub fn vm(tree: &Tree, options: &Options) -> Result<(), TaskError> {
    packages::ensure(&[Purpose::Build, Purpose::Room, Purpose::Package, Purpose::Machine])?;
    live(tree, options).map_err(TaskError::app)
}

fn live(tree: &Tree, options: &Options) -> Result<(), VmError> {
    let folder = tree.target().join("vm");
    std::fs::create_dir_all(&folder)?;
    let debs = [package::made(tree)?, package::newer(tree)?];
    let product = programs::build(tree, programs::Options { release: true })?;
    let glass = Glass::look(tree, &folder, &product)?;
    let fresh = image::make(tree, &folder, &debs)?;
    let disk = image::over(&fresh, "kiosk.qcow2")?;

    let before = set_up(&folder, &disk)?;
    if !options.cuts_alone {
        in_the_hall(&folder, &disk, &glass)?;
        passed("a clock at 1970", || {
            let hardware = Hardware { clock: Some("1970-01-01T00:00:00"), ..Hardware::default() };
            Machine::start(&folder, &disk, &hardware)?.shows("clock", &glass.attract)
        })?;
    }
    cuts::cut_off(&folder, &disk, &glass, options.cuts)?;
    undone(&folder, &disk, &before)
}

fn passed<T>(stage: &'static str, work: impl FnOnce() -> Result<T, VmError>) -> Result<T, VmError> {
    println!("{stage} ...");
    let done = work()?;
    println!("{stage}: passed");
    Ok(done)
}

/// Sets it up, and returns what its files were before.
fn set_up(folder: &Path, disk: &Path) -> Result<String, VmError> {
    passed("set up", || {
        let mut machine = Machine::start(folder, disk, &Hardware::default())?;
        machine.must("systemctl is-system-running --wait; true")?;
        let before = machine.must(FINGERPRINT)?;
        if machine.run("jubilee kiosk audit")?.0 != 1 {
            return Err(VmError::Stage { stage: "set up", said: "a fresh machine is said to be locked".to_owned() });
        }
        println!("{}", machine.must("jubilee kiosk setup < /dev/null")?);
        machine.must(&format!(
            "printf '{}' > /var/lib/jubilee/kiosk.toml; chown jubilee: /var/lib/jubilee/kiosk.toml; sync",
            SETTINGS.replace('\n', "\\n")
        ))?;
        machine.shut_down()?;
        Ok(before)
    })
}

/// From the switch to a visit, with what people plug in and pull out.
fn in_the_hall(folder: &Path, disk: &Path, glass: &Glass) -> Result<(), VmError> {
    let sound = folder.join("heard.wav");
    let mut machine = Machine::start(folder, disk, &Hardware { sound: Some(sound.clone()), ..Hardware::default() })?;
    passed("straight to attract", || machine.shows("attract", &glass.attract))?;
    let (code, audit) = machine.run("jubilee kiosk audit")?;
    println!("{audit}");
    if code != 0 {
        return Err(VmError::Stage { stage: "audit", said: "a machine that was set up is not locked".to_owned() });
    }
    passed("touched", || machine.touch_for(Point { x: 960, y: 540 }, "home", &glass.home))?;
    passed("a stick plugged in and pulled out", || {
        std::fs::File::create(folder.join("stick.img"))?.set_len(64 << 20)?;
        let stick = json!({ "driver": "raw", "node-name": "stick", "file": { "driver": "file", "filename": folder.join("stick.img") } });
        machine.ask("blockdev-add", &stick)?;
        machine.ask("device_add", &json!({ "driver": "usb-storage", "id": "stick", "drive": "stick" }))?;
        machine.must("until [ -e /sys/block/sda ]; do sleep 0.2; done")?;
        machine.shows("stick-in", &glass.home)?;
        machine.ask("device_del", &json!({ "id": "stick" }))?;
        machine.must("while [ -e /sys/block/sda ]; do sleep 0.2; done")?;
        machine.shows("stick-out", &glass.home)
    })?;
    passed("heard", || {
        machine.touch_for(glass.message, "message", &glass.letter)?;
        machine.touch(glass.play)?;
        glass::until_heard(&sound)?;
        // Paused, nothing moves, and what is shown can be compared.
        machine.touch(glass.play)
    })?;
    passed("the display unplugged and back", || {
        let held = machine.rests()?;
        machine.must("echo off > \"$(echo /sys/class/drm/card*-Virtual-1/status)\"")?;
        machine.must("sleep 10")?;
        machine.must("echo detect > \"$(echo /sys/class/drm/card*-Virtual-1/status)\"")?;
        machine.shows("display-back", &held)
    })?;
    passed("the program killed", || {
        let held = machine.rests()?;
        machine.must("pkill -KILL -x jubilee-kiosk")?;
        machine.shows("again", &held)
    })?;
    passed("the notice where nothing helps", || {
        machine.must(
            "mkdir -p /var/lib/jubilee-repair; for start in 1 2 3; do date +%s; done > /var/lib/jubilee-repair/starts",
        )?;
        // As often as systemd starts the session anew.
        machine.must(
            "until systemctl is-failed --quiet jubilee; do systemctl kill --signal=KILL jubilee; sleep 3; done",
        )?;
        machine.shows("notice", &glass.notice)?;
        machine.must(
            "systemctl stop jubilee-repair; rm -r /var/lib/jubilee-repair; systemctl reset-failed jubilee; \
             systemctl start --no-block jubilee",
        )?;
        machine.shows("after-notice", &glass.attract)
    })?;
    machine.shut_down()
}

/// Undoes the setup, and compares.
fn undone(folder: &Path, disk: &Path, before: &str) -> Result<(), VmError> {
    passed("undone", || {
        let mut machine = Machine::start(folder, disk, &Hardware::default())?;
        machine.must("systemctl is-system-running --wait; true")?;
        println!("{}", machine.must("jubilee kiosk undo")?);
        let after = machine.must(FINGERPRINT)?;
        let (before, after): (Vec<&str>, Vec<&str>) = (lines(before), lines(&after));
        let mut differ: Vec<String> =
            before.iter().filter(|line| !after.contains(line)).map(|line| format!("- {line}")).collect();
        differ.extend(after.iter().filter(|line| !before.contains(line)).map(|line| format!("+ {line}")));
        if differ.is_empty() { Ok(()) } else { Err(VmError::Stage { stage: "undone", said: differ.join("\n") }) }
    })
}

/// Without what was published and upgraded meanwhile, and without the sound card's level, which ALSA keeps.
fn lines(told: &str) -> Vec<&str> {
    let own = |line: &&str| {
        ["./var/lib/jubilee", "./srv", "./var/lib/dpkg", "./var/lib/alsa"].iter().all(|path| !line.contains(path))
    };
    told.lines().map(str::trim_end).filter(own).collect()
}
