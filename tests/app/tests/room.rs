use std::io::Write;
use std::process::Stdio;
use std::time::Duration;

use rig::{Picture, Point, Rect, Room, Running, Screen, Sound, VisitError, now_ms};

use crate::scene::Scene;

const PATIENCE: Duration = Duration::from_secs(60);

/// Half a second of a tone of 440 Hz at a tenth of full scale.
fn tone() -> Vec<u8> {
    (0..24_000)
        .flat_map(|n| {
            let phase = f64::from(n) / 48_000.0 * 440.0 * std::f64::consts::TAU;
            let sample = (phase.sin() * 0.1 * 32_767.0) as i16;
            sample.to_le_bytes()
        })
        .collect()
}

fn play(room: &Room) {
    let mut player = std::process::Command::new("aplay")
        .args(["-q", "-t", "raw", "-f", "S16_LE", "-r", "48000", "-c", "1"])
        .env_clear()
        .envs(room.environment().iter().cloned())
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    player.stdin.take().unwrap().write_all(&tone()).unwrap();
    player.wait().unwrap();
}

#[test]
fn a_room_hears_what_is_played_and_when() {
    let mut room = Room::open(Screen { width: 640, height: 480 }, Sound::Loudspeaker).unwrap();
    let recording = room.loudspeaker().record().unwrap();
    let before = now_ms();
    play(&room);
    let after = now_ms();
    let began = recording.first_sound(before, 0.05, PATIENCE).expect("the tone is heard");
    let ended = recording.silence(began, 0.01, Duration::from_millis(200), PATIENCE).expect("the tone ends");
    assert!(began > before && began < after, "{before} {began} {after}");
    assert!((ended - began - 500.0).abs() < 5.0, "half a second was played: {}", ended - began);
    let level = recording.loudness(began, ended);
    assert!((level - 0.0707).abs() < 0.005, "a sine's level is its peak over root two: {level}");
    room.loudspeaker().unplug();
    room.loudspeaker().plug_in().unwrap();
    let recording = room.loudspeaker().record().unwrap();
    let before = now_ms();
    play(&room);
    assert!(recording.first_sound(before, 0.05, PATIENCE).is_some(), "after the return as before");
}

#[test]
fn a_room_shows_what_is_drawn_and_takes_touches() {
    let room = Room::open(Screen { width: 640, height: 480 }, Sound::None).unwrap();
    let empty = room.display().picture().unwrap();
    assert_eq!((empty.width, empty.height), (640, 480), "the screen has the size asked for");
    let log = room.folder().join("xev.log");
    let watcher = Running::start(
        "xev",
        ["-geometry", "300x200+100+100", "-event", "mouse", "-event", "keyboard"],
        room.environment(),
        &log,
    )
    .unwrap();
    let middle = Rect { x: 150, y: 150, width: 100, height: 100 };
    let drawn = |picture: &Picture| picture.likeness(&empty) < 0.95;
    watcher.until(PATIENCE, || room.display().picture().ok().filter(drawn).map(|_| ())).unwrap();
    room.display().tap(middle.centre()).unwrap();
    watcher
        .until(PATIENCE, || {
            let log = std::fs::read_to_string(&log).ok()?;
            (log.contains("ButtonPress") && log.contains("ButtonRelease")).then_some(())
        })
        .unwrap();
    room.display().point_at(Point { x: 200, y: 200 }).unwrap();
    room.display().keys(&[0xff1b]).unwrap();
    watcher
        .until(PATIENCE, || {
            let log = std::fs::read_to_string(&log).ok()?;
            log.contains("Escape").then_some(())
        })
        .unwrap();
}

#[test]
fn a_screen_that_the_page_has_and_the_glass_does_not_show_is_not_seen() {
    let scene = Scene::open(Sound::None);
    scene.wake();
    scene.page().run("document.documentElement.style.opacity = 0").unwrap();
    // Before the kiosk notices it, which takes three looks, one every two seconds.
    let seen = scene.visitor().sees_within("home", Duration::from_secs(3));
    assert!(matches!(seen, Err(VisitError::Blank { .. })), "{seen:?}");
}

#[test]
fn a_room_without_a_loudspeaker_has_no_sound_device() {
    let room = Room::open(Screen { width: 640, height: 480 }, Sound::None).unwrap();
    let status = std::process::Command::new("aplay")
        .args(["-q", "-d", "1", "/dev/zero"])
        .env_clear()
        .envs(room.environment().iter().cloned())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(!status.success(), "nothing can be played where there is nothing to play on");
}

#[test]
fn what_runs_in_a_room_ends_with_it() {
    let room = Room::open(Screen { width: 640, height: 480 }, Sound::Loudspeaker).unwrap();
    let folder = room.folder().to_path_buf();
    let mark = format!("HOME={}", folder.join("user").display());
    assert!(!started_with(&mark).is_empty(), "while it is open, programs run in it");
    drop(room);
    assert_eq!(started_with(&mark), Vec::<String>::new(), "nothing is left running");
    assert!(!folder.exists(), "nothing is left lying");
}

/// The processes that have this in their environment.
fn started_with(mark: &str) -> Vec<String> {
    std::fs::read_dir("/proc")
        .unwrap()
        .flatten()
        .filter(|entry| {
            std::fs::read(entry.path().join("environ"))
                .is_ok_and(|bytes| String::from_utf8_lossy(&bytes).split('\0').any(|v| v == mark))
        })
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}
