//! Random faults in a row while somebody touches the screen: how long each kind takes until the exhibition is there again.

use std::time::{Duration, Instant};

use rig::{Kiosk, Programs, Room, Running, Screen, Sound, family, signal, web_process, window_process};

use super::recovery::{PATIENCE, RecoveryError};
use super::robot::Robot;
use super::{Figure, quantile};

/// What befalls the kiosk.
struct Fault {
    name: &'static str,
    process: fn(u32) -> Option<u32>,
    signal: &'static str,
    /// The longest that is allowed, in ms. Where a fault comes soon after others, the repair waits longer.
    bound: f64,
}

const FAULTS: [Fault; 5] = [
    Fault { name: "web process killed", process: web_process, signal: "-KILL", bound: 10_000.0 },
    Fault { name: "web process stopped", process: web_process, signal: "-STOP", bound: 15_000.0 },
    Fault { name: "network process killed", process: network_process, signal: "-KILL", bound: 10_000.0 },
    Fault { name: "program killed", process: window_process, signal: "-KILL", bound: 35_000.0 },
    Fault { name: "program stopped", process: window_process, signal: "-STOP", bound: 45_000.0 },
];

/// Between two faults the robot touches so often.
const TOUCHES: u32 = 40;
/// A living page changes what is on the glass when it is touched, at the latest after this.
const ANSWER: Duration = Duration::from_secs(60);

/// How Linux calls the process that loads for the pages: its first fifteen letters.
fn network_process(program: u32) -> Option<u32> {
    family(program).into_iter().find(|(_, stat)| stat.name == "WebKitNetworkPr").map(|(id, _)| id)
}

pub(super) fn measure(programs: &Programs, faults: usize) -> Result<(), RecoveryError> {
    let room = Room::open(Screen::LANDSCAPE, Sound::None)?;
    room.settle("reduced_motion = true\n")?;
    let mut kiosk = Kiosk::start_supervised(&room, programs)?;
    answers(&room, &kiosk, &mut Robot::default())?;
    let mut robot = Robot::default();
    let mut times: [Vec<f64>; FAULTS.len()] = Default::default();
    let mut given_up = 0;
    for _ in 0..faults {
        let touches = robot.below(TOUCHES);
        robot.touch(room.display(), touches as usize)?;
        let kind = robot.below(FAULTS.len() as u32) as usize;
        let fault = &FAULTS[kind];
        let process = kiosk.until(PATIENCE, || (fault.process)(kiosk.id()))?;
        let began = Instant::now();
        signal(process, fault.signal);
        if !comes_back(&room, &kiosk, &mut robot)? {
            // So many faults in ten minutes are the session's: systemd starts it anew.
            given_up += 1;
            kiosk = Kiosk::start_supervised(&room, programs)?;
            answers(&room, &kiosk, &mut robot)?;
        }
        times[kind].push(began.elapsed().as_secs_f64() * 1000.0);
    }
    for (fault, times) in FAULTS.iter().zip(&times) {
        Figure::new("chaos", fault.name, (quantile(times, 0.95), "ms"), fault.bound, times.len())
            .with("median_ms", quantile(times, 0.5).round())
            .with("longest_ms", quantile(times, 1.0).round())
            .print();
    }
    println!("The supervisor gave up {given_up} times, as it should where faults follow one another.");
    Ok(())
}

/// Touches until the glass changes by it; false where the supervisor gave up.
fn comes_back(room: &Room, kiosk: &Running, robot: &mut Robot) -> Result<bool, RecoveryError> {
    match answers(room, kiosk, robot) {
        Ok(()) => Ok(true),
        Err(_) if !kiosk.is_running() => Ok(false),
        Err(error) => Err(error),
    }
}

fn answers(room: &Room, kiosk: &Running, robot: &mut Robot) -> Result<(), RecoveryError> {
    /// Nothing is published: the page opens each time with the built-in edition, and is never white.
    const FLASH: f64 = 0.5;
    let last = Instant::now() + ANSWER;
    loop {
        let before = room.display().picture()?;
        if before.share_of([255, 255, 255]) > FLASH || Instant::now() > last {
            return Err(RecoveryError::Never);
        }
        if !kiosk.is_running() {
            return Err(RecoveryError::Never);
        }
        // The root window behind everything is one colour: it would be a way out.
        let lives = web_process(kiosk.id()).is_some() && before.emptiness() < 0.98;
        robot.touch(room.display(), 1)?;
        if lives && room.display().changes(&before, Duration::from_millis(400))? {
            return Ok(());
        }
    }
}
