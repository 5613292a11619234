use std::path::Path;
use std::process::Command;

use rig::{Kiosk, Picture, Programs, Rect, Room, Screen, Sound, Visitor};

const SHOWN: &str = "document.querySelector('[role=\"dialog\"] img')";
/// Mean difference of two channels, 0 to 255, up to which two pictures are one: each was compressed for itself.
const ALIKE: f64 = 6.0;

/// The photographs as they are seen large on the glass, and whether they are wider than high.
fn glances(room: &Room, programs: &Programs, names: &[String]) -> Vec<(bool, Picture)> {
    let kiosk = Kiosk::start(room, programs).unwrap();
    let (page, visitor) = (kiosk.page(), Visitor::new(room.display(), kiosk.page()));
    visitor.sees("attract").unwrap();
    visitor.tap_anywhere().unwrap();
    visitor.sees("home").unwrap();
    visitor.find("enter").unwrap();
    visitor.sees("section").unwrap();
    let mut seen = Vec::new();
    for name in names {
        let place = page.bring(&format!("[data-control=\"item\"][data-item$=\"{name}\"]")).unwrap();
        room.display().tap(place.centre()).unwrap();
        page.until(&format!("{SHOWN}?.complete && {SHOWN}.naturalWidth > 0")).unwrap();
        page.until(&format!("{SHOWN}.decode().then(() => true)")).unwrap();
        page.drawn().unwrap();
        let at: Rect = page.reach("[role=\"dialog\"] [data-pinch]").unwrap();
        let wide = page.value(&format!("{SHOWN}.clientWidth > {SHOWN}.clientHeight")).unwrap();
        seen.push((wide, room.display().picture_of(at).unwrap()));
        visitor.tap("close").unwrap();
        page.until("!document.querySelector('[role=\"dialog\"]')").unwrap();
    }
    seen
}

fn difference(one: &Picture, other: &Picture) -> f64 {
    let mut total = 0_u64;
    for y in 0..one.height {
        for x in 0..one.width {
            let (mine, others) = (one.at(x, y), other.at(x, y));
            total += mine.iter().zip(others).map(|(a, b)| u64::from(a.abs_diff(b))).sum::<u64>();
        }
    }
    total as f64 / f64::from(one.width * one.height * 3)
}

#[test]
fn photographs_of_every_orientation_are_imported_published_and_seen_upright() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/fixtures/exif-orientation");
    if !folder.is_dir() {
        // What a passing test prints is not shown; this is.
        let _ = std::io::Write::write_all(&mut std::io::stderr(), b"\nSKIPPED: real photographs: they are absent\n");
        return;
    }
    let room = Room::open(Screen::LANDSCAPE, Sound::None).unwrap();
    let programs = Programs::find().unwrap();
    let exhibition = room.folder().join("exhibition");
    std::fs::create_dir_all(&exhibition).unwrap();
    std::fs::write(
        exhibition.join("exhibition.toml"),
        "format = 1\nid = \"turned\"\nlanguages = [\"en\"]\nsections = []\ntitle = { en = \"Turned\" }\n",
    )
    .unwrap();
    let jubilee = |arguments: &[&str]| {
        let program = programs.kiosk.with_file_name("jubilee");
        Command::new(program).arg("--home").arg(room.home()).args(arguments).output().unwrap()
    };
    let (stick, into) = (folder.display().to_string(), exhibition.display().to_string());
    // The licence beside them is no picture, which the command tells and ends with 1.
    let imported = jubilee(&["import", &stick, "--into", &into]);
    assert!(String::from_utf8_lossy(&imported.stdout).contains("18 files taken"), "{imported:?}");
    let published = jubilee(&["publish", &into]);
    assert!(published.status.success(), "{published:?}");

    for (kind, wide) in [("Landscape", true), ("Portrait", false)] {
        let names: Vec<String> = (0..=8).map(|orientation| format!("{kind}_{orientation}")).collect();
        let seen = glances(&room, &programs, &names);
        for (name, (is_wide, picture)) in names.iter().zip(&seen) {
            assert_eq!(*is_wide, wide, "{name}");
            let difference = difference(picture, &seen[0].1);
            assert!(difference < ALIKE, "{name} differs by {difference}");
        }
    }
}
