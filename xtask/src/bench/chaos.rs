//! Random faults in a row while somebody touches the screen: how long each kind takes until the exhibition is there again.

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use rig::{Kiosk, Room, Running, Screen, Sound, family, signal, web_process, window_process};

use super::disk::Disk;
use super::recovery::{PATIENCE, RecoveryError};
use super::robot::Robot;
use super::{Figure, Measured, quantile};
use crate::error::TaskError;
use crate::step;
use crate::tree::Tree;

/// What befalls the kiosk.
struct Fault {
    name: &'static str,
    what: What,
    /// The longest that is allowed, in ms. Where a fault comes soon after others, the repair waits longer.
    bound: f64,
}

enum What {
    /// One of its processes gets a signal.
    Signal(fn(u32) -> Option<u32>, &'static str),
    /// The page's process gets no more memory.
    OutOfMemory,
    /// The sound server is killed; it comes back later.
    Sound,
    /// The X server is killed; it comes back later.
    Display,
    /// Something befalls the disk that the home is on; it is well again later.
    Disk(fn(&Disk) -> Result<(), TaskError>),
}

const FAULTS: [Fault; 11] = [
    Fault { name: "web process killed", what: What::Signal(web_process, "-KILL"), bound: 10_000.0 },
    Fault { name: "web process stopped", what: What::Signal(web_process, "-STOP"), bound: 15_000.0 },
    Fault { name: "web process out of memory", what: What::OutOfMemory, bound: 30_000.0 },
    Fault { name: "network process killed", what: What::Signal(network_process, "-KILL"), bound: 10_000.0 },
    Fault { name: "program killed", what: What::Signal(window_process, "-KILL"), bound: 35_000.0 },
    Fault { name: "program stopped", what: What::Signal(window_process, "-STOP"), bound: 45_000.0 },
    Fault { name: "sound server killed", what: What::Sound, bound: 10_000.0 },
    Fault { name: "X server killed", what: What::Display, bound: 60_000.0 },
    Fault { name: "home read-only", what: What::Disk(Disk::read_only), bound: 10_000.0 },
    Fault { name: "home gone", what: What::Disk(Disk::take_away), bound: 10_000.0 },
    Fault { name: "disk full", what: What::Disk(Disk::fill), bound: 10_000.0 },
];

/// Between two faults the robot touches so often.
const TOUCHES: u32 = 40;
/// A living page changes what is on the glass when it is touched, at the latest after this.
const ANSWER: Duration = Duration::from_secs(60);
/// A process that is started anew is there after this.
const SOON: Duration = Duration::from_secs(10);
/// So many touches change the glass of a kiosk that lives; a window that comes changes it once.
const ANSWERS: u32 = 2;
/// For so long a sound server, a display or a disk is away.
const AWAY: Duration = Duration::from_secs(2);

/// The X keysym of the key that moves the focus.
const TAB: u32 = 0xff09;

/// How Linux calls the process that loads for the pages: its first fifteen letters.
fn network_process(program: u32) -> Option<u32> {
    family(program).into_iter().find(|(_, stat)| stat.name == "WebKitNetworkPr").map(|(id, _)| id)
}

/// Publishes the exhibition twice, lets `faults` befall the kiosk, and has `jubilee verify` look at every file at the end.
pub(super) fn measure(tree: &Tree, measured: &Measured, faults: usize) -> Result<(), TaskError> {
    let mut room = Room::open(Screen::LANDSCAPE, Sound::Loudspeaker).map_err(TaskError::app)?;
    let disk = Disk::mount(&room)?;
    room.settle("reduced_motion = true\n").map_err(TaskError::app)?;
    let home = room.home();
    let jubilee =
        |arguments: &[&str]| step::run(Command::new(&measured.jubilee).arg("--home").arg(&home).args(arguments));
    let exhibition = tree.exhibition().display().to_string();
    jubilee(&["publish", &exhibition])?;
    let kiosk = start(&room, measured)?;
    let folder = tree.target().join("bench");
    std::fs::create_dir_all(&folder).map_err(TaskError::file(&folder))?;
    let picture = folder.join("chaos.png");
    let mut hall = Hall { kiosk, room: &mut room, disk: &disk, picture, robot: Robot::default() };
    let mut times: [Vec<f64>; FAULTS.len()] = Default::default();
    let mut given_up = 0;
    hall.answers().map_err(TaskError::app)?;
    for number in 0..faults {
        let touches = hall.robot.below(TOUCHES);
        hall.robot.touch(hall.room.display(), touches as usize).map_err(TaskError::app)?;
        let kind = hall.robot.below(FAULTS.len() as u32) as usize;
        eprintln!("{} of {faults}: {}", number + 1, FAULTS[kind].name);
        let began = Instant::now();
        if !hall.befall(&FAULTS[kind].what)? {
            // So many faults in ten minutes are the session's: systemd starts it anew.
            given_up += 1;
            let anew = start(hall.room, measured)?;
            hall.kiosk = anew;
            hall.answers().map_err(TaskError::app)?;
        }
        times[kind].push(began.elapsed().as_secs_f64() * 1000.0);
        eprintln!("{:.1} s", began.elapsed().as_secs_f64());
    }
    drop(hall);
    for (fault, times) in FAULTS.iter().zip(&times).filter(|(_, times)| !times.is_empty()) {
        Figure::new("chaos", fault.name, (quantile(times, 0.95), "ms"), fault.bound, times.len())
            .with("median_ms", quantile(times, 0.5).round())
            .with("longest_ms", quantile(times, 1.0).round())
            .print();
    }
    println!("The supervisor gave up {given_up} times, as it should where faults follow one another.");
    jubilee(&["verify"])?;
    Ok(())
}

fn start(room: &Room, measured: &Measured) -> Result<Running, TaskError> {
    Kiosk::start_supervised(room, &measured.programs).map_err(TaskError::app)
}

/// A kiosk with a robot in front of it.
struct Hall<'a> {
    kiosk: Running,
    room: &'a mut Room,
    disk: &'a Disk,
    /// Where the glass is kept that did not come to answer.
    picture: PathBuf,
    robot: Robot,
}

impl Hall<'_> {
    /// Lets something befall the kiosk, and touches until it answers; false where the supervisor gave up.
    fn befall(&mut self, what: &What) -> Result<bool, TaskError> {
        match what {
            What::Signal(process, name) => {
                // The web engine starts its network process when it needs one, and a page of our own scheme needs none.
                if let Ok(process) = self.kiosk.until(SOON, || process(self.kiosk.id())) {
                    signal(process, name);
                }
            }
            What::OutOfMemory => {
                let process = self.kiosk.until(PATIENCE, || web_process(self.kiosk.id())).map_err(TaskError::app)?;
                step::run(Command::new("prlimit").args(["--pid", &process.to_string(), "--as=1:1"]))?;
            }
            What::Sound => {
                self.room.loudspeaker().unplug();
                let answered = self.comes_back()?;
                std::thread::sleep(AWAY);
                self.room.loudspeaker().plug_in().map_err(TaskError::app)?;
                if !answered {
                    return Ok(false);
                }
            }
            What::Display => {
                self.room.display_mut().unplug();
                std::thread::sleep(AWAY);
                self.room.display_mut().plug_in().map_err(TaskError::app)?;
            }
            What::Disk(befall) => {
                befall(self.disk)?;
                let answered = self.comes_back()?;
                std::thread::sleep(AWAY);
                self.disk.mend()?;
                if !answered {
                    return Ok(false);
                }
            }
        }
        self.comes_back()
    }

    /// Touches, and moves the focus, until the glass changes by it; false where the supervisor gave up.
    fn comes_back(&mut self) -> Result<bool, TaskError> {
        match self.answers() {
            Ok(()) => Ok(true),
            Err(_) if !self.kiosk.is_running() => Ok(false),
            Err(error) => Err(TaskError::app(error)),
        }
    }

    fn answers(&mut self) -> Result<(), RecoveryError> {
        /// The glass is never white; a page with high contrast is so to a large part.
        const FLASH: f64 = 0.9;
        let last = Instant::now() + ANSWER;
        let mut answers = 0;
        while answers < ANSWERS {
            let before = self.room.display().picture()?;
            if before.share_of([255, 255, 255]) > FLASH || Instant::now() > last || !self.kiosk.is_running() {
                eprintln!("The glass is in {}; the log ends:\n{}", self.picture.display(), self.kiosk.log_tail());
                let _ = before.save(&self.picture);
                return Err(RecoveryError::Never);
            }
            // The root window behind everything is one colour: it would be a way out.
            let lives = web_process(self.kiosk.id()).is_some() && before.emptiness() < 0.98;
            self.robot.touch(self.room.display(), 1)?;
            // Beside an enlarged picture there is little to touch; the ring around what has the focus moves everywhere.
            self.room.display().keys(&[TAB])?;
            let changes = self.room.display().changes(&before, Duration::from_millis(400))?;
            answers += u32::from(lives && changes);
        }
        Ok(())
    }
}
