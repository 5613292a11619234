//! The session, and what else the machine would start.

use std::fs;
use std::path::Path;

use lockdown::{Measure, Standing};

use crate::{Debian, exists, root_only};

#[test]
fn snaps_are_not_renewed() {
    root_only!();
    let debian = Debian::new();
    let units = ["snapd.service", "snapd.socket", "snapd.seeded.service"];
    debian.set_up(None);
    for unit in units {
        assert!(!exists(debian.path("etc/systemd/system").join(unit)), "{unit} is not installed");
        debian.write(&format!("usr/lib/systemd/system/{unit}"), "[Unit]\n", 0o644);
    }
    assert_eq!(debian.standing(Measure::Updates), Standing::Open);
    debian.set_up(None);
    for unit in units {
        let target = fs::read_link(debian.path("etc/systemd/system").join(unit)).expect("a link");
        assert_eq!(target, Path::new("/dev/null"), "{unit}");
    }
    assert_eq!(debian.standing(Measure::Updates), Standing::Locked);
}
