//! The sound, with a card that a program plays.

use std::fs;
use std::process::{Command, Output};

use lockdown::{Measure, Standing};

use crate::{Debian, root_only};

/// Runs what setup wrote, with these cards, on which these controls are there, and these can't be turned up.
fn turned_up(debian: &Debian, cards: &[u8], controls: &str, stuck: &str) -> (Output, String) {
    turned_up_within(debian, cards, controls, stuck, "0")
}

/// The same, where a card may come so many seconds late.
fn turned_up_within(debian: &Debian, cards: &[u8], controls: &str, stuck: &str, wait: &str) -> (Output, String) {
    let (log, amixer) = (debian.path("log"), debian.path("usr/bin/amixer"));
    let fake = format!(
        "#!/bin/sh\n[ \"$1 $2\" = '-q -c' ] || exit 9\ncase \" {controls} \" in *\" $5 \"*) ;; *) exit 1 ;; esac\n\
         [ \"$4\" = sget ] && exit 0\ncase ' {stuck} ' in *\" $5 \"*) exit 1 ;; esac\necho \"$3 $5 $6 $7\" >>'{}'\n",
        log.display()
    );
    debian.write("usr/bin/amixer", &fake, 0o755);
    fs::create_dir_all(debian.path("run")).expect("a folder");
    for card in cards {
        fs::create_dir_all(debian.path(&format!("proc/asound/card{card}"))).expect("a folder");
    }
    fs::write(&log, "").expect("a file");
    let here = |name: &str| debian.path(name).display().to_string();
    let program = debian.read("etc/jubilee/sound");
    let program = program.replace("/usr/bin/amixer", &amixer.display().to_string());
    let program = program.replace("/proc/asound", &here("proc/asound")).replace("/run/", &here("run/"));
    let ended =
        Command::new("/bin/sh").args(["-c", &program]).env("JUBILEE_SOUND_WAIT", wait).output().expect("a shell");
    (ended, fs::read_to_string(log).expect("a file"))
}

#[test]
fn every_control_of_every_card_is_turned_up() {
    root_only!();
    let debian = Debian::new();
    debian.set_up(None);
    let (ended, log) = turned_up(&debian, &[0, 1], "PCM Headphone Capture", "");
    assert!(ended.status.success(), "{ended:?}");
    let expected = "0 PCM 100% unmute\n0 Headphone 100% unmute\n1 PCM 100% unmute\n1 Headphone 100% unmute\n";
    assert_eq!(log, expected);
    assert_eq!(debian.standing(Measure::Sound), Standing::Locked);
}

#[test]
fn what_could_not_be_turned_up_is_open_until_it_is() {
    root_only!();
    let debian = Debian::new();
    debian.set_up(None);
    for (cards, controls, stuck, told) in [
        (&[][..], "Master", "", "no card with one of: Master PCM Speaker Headphone\n"),
        (&[0], "Line", "", "no card with one of: Master PCM Speaker Headphone\n"),
        (&[0], "Master Speaker", "Speaker", "card 0: Speaker\n"),
    ] {
        let (ended, _) = turned_up(&debian, cards, controls, stuck);
        assert_eq!((ended.status.code(), String::from_utf8_lossy(&ended.stderr).as_ref()), (Some(1), told));
        assert_eq!(debian.standing(Measure::Sound), Standing::Open, "{told}");
    }
    let (ended, _) = turned_up(&debian, &[0], "Master Speaker", "");
    assert!(ended.status.success(), "{ended:?}");
    assert_eq!(debian.standing(Measure::Sound), Standing::Locked);
}

#[test]
fn a_card_that_comes_late_is_waited_for_and_so_are_its_controls() {
    root_only!();
    let debian = Debian::new();
    debian.set_up(None);
    let (card, controls) = (debian.path("proc/asound/card0"), debian.path("controls"));
    let asked = format!("$(cat {} 2>/dev/null)", controls.display());
    let comes = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(500));
        fs::create_dir_all(card).expect("a folder");
        std::thread::sleep(std::time::Duration::from_millis(1500));
        fs::write(controls, "Master").expect("a control");
    });
    let (ended, log) = turned_up_within(&debian, &[], &asked, "", "60");
    comes.join().expect("a card");
    assert!(ended.status.success(), "{ended:?}");
    assert_eq!(log, "0 Master 100% unmute\n");
}
