//! What setup does and undo puts back.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};

use engine::home::{Home, Settings};
use lockdown::{Kind, Measure, Standing};

use crate::{Debian, FULL, assert_same, differences, exists, root_only};

#[test]
fn undo_leaves_the_tree_as_it_was_byte_for_byte() {
    root_only!();
    for answers in [None, Some(FULL)] {
        let debian = Debian::new();
        let before = debian.shape();
        let done = debian.set_up(answers);
        assert!(done.changes.len() > 25, "{done:?}");
        assert_eq!((done.open.as_slice(), done.kept.as_slice()), (&[][..], &[][..]));
        let differing = differences(&before, &debian.shape());
        assert!(differing.len() > done.changes.len(), "the record and its folder come to what is told: {differing:?}");
        let undone = debian.undo();
        assert_eq!((undone.changes.len(), undone.left.as_slice()), (done.changes.len(), &[][..]));
        assert_same(&before, &debian.shape(), "after undo");
        let again = debian.undo();
        assert!(!again.was_set_up && again.changes.is_empty(), "{again:?}");
    }
}

#[test]
fn a_tree_that_was_set_up_is_locked_and_says_who_the_kiosk_is() {
    root_only!();
    let debian = Debian::new();
    let open = debian.findings().iter().filter(|finding| finding.standing == Standing::Open).count();
    assert!(open >= 10, "{:?}", debian.findings());
    // Setup leaves the boot menu to people.
    debian.write("boot/grub/grub.cfg", "set superusers=\"staff\"\n", 0o600);
    debian.set_up(Some(FULL));
    for finding in debian.findings() {
        assert_eq!(finding.standing, Standing::Locked, "{finding:?}");
    }
    let user = debian.read("etc/passwd").lines().last().expect("a line").to_owned();
    assert_eq!(user, "jubilee:x:997:997:Jubilee kiosk:/var/lib/jubilee:/usr/sbin/nologin");
    assert!(debian.read("etc/group").contains("\ntaken:x:999:\njubilee:x:997:\n"), "a missing end of line is added");
    assert!(
        debian.read("etc/group").contains("video:x:44:lan,jubilee\nrender:x:106:jubilee\naudio:x:29:lan,jubilee\n")
    );
    assert!(debian.read("etc/shadow").ends_with("\njubilee:!*:::::::\n"));
    let shadow = fs::metadata(debian.path("etc/shadow")).expect("a file");
    assert_eq!((shadow.permissions().mode() & 0o7777, shadow.gid()), (0o640, 42), "who may read it stays");
    let home = fs::metadata(debian.path("var/lib/jubilee")).expect("a folder");
    assert_eq!((home.permissions().mode() & 0o7777, home.uid(), home.gid()), (0o755, 997, 997));
    let link = |name: &str| fs::read_link(debian.path(name)).expect("a link").to_string_lossy().into_owned();
    assert_eq!(link("etc/systemd/system/display-manager.service"), "/usr/lib/systemd/system/jubilee.service");
    assert_eq!(link("etc/systemd/system/default.target"), "/usr/lib/systemd/system/graphical.target");
    assert_eq!(link("etc/systemd/system/lightdm.service"), "/dev/null");
    assert_eq!(link("etc/systemd/system/apt-daily.timer"), "/dev/null");
    assert!(!exists(debian.path("etc/systemd/system/gdm3.service")), "only what is installed is masked");
    let record = fs::metadata(debian.path("var/lib/jubilee-setup")).expect("a folder");
    assert_eq!(record.permissions().mode() & 0o7777, 0o700, "the record holds what was in shadow");
}

#[test]
fn a_second_setup_changes_nothing_and_undo_knows_nothing_of_it() {
    root_only!();
    let debian = Debian::new();
    let before = debian.shape();
    let changes = debian.set_up(Some(FULL)).changes;
    let once = debian.shape();
    let inode = |debian: &Debian| fs::metadata(debian.path("etc/passwd")).expect("a file").ino();
    let first = inode(&debian);
    for answers in [None, Some(FULL)] {
        assert_eq!(debian.set_up(answers).changes, []);
        assert_same(&once, &debian.shape(), "after a second setup");
    }
    assert_eq!(inode(&debian), first, "what is right is not written anew");
    let recorded = lockdown::recorded(&debian.tree());
    assert!(changes.iter().all(|change| recorded.contains(&change.path)), "{recorded:?}");
    debian.undo();
    assert_same(&before, &debian.shape(), "after undo");
    assert!(lockdown::recorded(&debian.tree()).is_empty(), "the record is gone");
}

#[test]
fn a_dry_run_tells_what_the_real_one_does_and_touches_nothing() {
    root_only!();
    let debian = Debian::new();
    let before = debian.shape();
    let dry = lockdown::setup_dry(&debian.tree(), Some(debian.answers(FULL))).expect("a plan");
    assert_same(&before, &debian.shape(), "after a dry setup");
    let done = debian.set_up(Some(FULL));
    assert_eq!(dry.changes, done.changes);
    assert!(done.changes.iter().any(|change| change.path.ends_with("passwd") && change.kind == Kind::Changed));
    let set_up = debian.shape();
    let dry = lockdown::undo_dry(&debian.tree()).expect("a plan");
    assert_same(&set_up, &debian.shape(), "after a dry undo");
    let undone = debian.undo();
    assert_eq!((dry.changes, dry.left), (undone.changes, undone.left));
}

#[test]
fn answers_that_change_take_with_them_what_they_asked_for_before() {
    root_only!();
    let debian = Debian::new();
    let before = debian.shape();
    debian.set_up(Some(FULL));
    let timer = "etc/systemd/system/jubilee-closing.timer";
    assert!(debian.read(timer).contains("OnCalendar=*-*-* 18:00:00"));
    debian.set_up(Some("format = 1\n[all]\nopening = \"10:00-20:30\"\nmm_per_px = 0.3\n"));
    assert!(debian.read(timer).contains("OnCalendar=*-*-* 20:30:00"));
    assert_eq!(debian.read("etc/hostname"), "debian\n", "no name is asked for");
    assert!(debian.read("var/lib/jubilee/kiosk.toml").contains("mm_per_px = 0.3\n"));
    debian.set_up(Some("format = 1\n"));
    assert!(!exists(debian.path(timer)));
    assert_eq!(debian.standing(Measure::Opening), Standing::NotApplicable);
    debian.undo();
    assert_same(&before, &debian.shape(), "after undo");
}

#[test]
fn every_setting_of_a_kiosk_can_be_answered() {
    root_only!();
    let debian = Debian::new();
    let before = debian.shape();
    let wanted = Settings {
        mm_per_px: Some(0.25),
        lower_edge_mm: 800.0,
        viewing_distance_mm: 700.0,
        monitor: Some("HDMI-A-1".into()),
        idle_seconds: 90,
        warning_seconds: 30,
        volume: 50,
        volume_ceiling: 70,
        languages: vec!["en".into()],
        sections: vec!["history".into()],
        sound_output: Some("USB Audio".into()),
        reduced_motion: true,
        ..Settings::default()
    };
    debian.set_up(Some(
        "format = 1\n[all]\nmm_per_px = 0.25\nlower_edge_mm = 800\nviewing_distance_mm = 700\nmonitor = \"HDMI-A-1\"\n\
         idle_seconds = 90\nwarning_seconds = 30\nvolume = 50\nvolume_ceiling = 70\nlanguages = [\"en\"]\n\
         sections = [\"history\"]\nsound_output = \"USB Audio\"\nreduced_motion = true\n",
    ));
    let (settings, problems) = Settings::read(&Home::at(debian.path("var/lib/jubilee")));
    assert_eq!((settings, problems.len()), (wanted, 0), "{problems:?}");
    debian.undo();
    assert_same(&before, &debian.shape(), "after undo");
}

#[test]
fn an_account_that_is_there_loses_its_rights_and_gets_them_back() {
    root_only!();
    let debian = Debian::new();
    let passwd = debian.read("etc/passwd") + "jubilee:x:1001:1001:A person:/home/jubilee:/bin/bash\n";
    debian.write("etc/passwd", &passwd, 0o644);
    let group = debian.read("etc/group").replace("sudo:x:27:lan", "sudo:x:27:lan,jubilee") + "\njubilee:x:1001:\n";
    debian.write("etc/group", &group, 0o644);
    let shadow = debian.read("etc/shadow") + "jubilee:$y$j9T$secret:19500:0:99999:7:::\n";
    debian.write("etc/shadow", &shadow, 0o640);
    let before = debian.shape();
    debian.set_up(None);
    assert!(debian.read("etc/passwd").ends_with("jubilee:x:1001:1001:A person:/var/lib/jubilee:/usr/sbin/nologin\n"));
    assert!(debian.read("etc/group").contains("sudo:x:27:lan\n"));
    assert!(debian.read("etc/shadow").ends_with("jubilee:!*:19500:0:99999:7:::\n"));
    assert_eq!(debian.standing(Measure::Account), Standing::Locked);
    debian.undo();
    assert_same(&before, &debian.shape(), "after undo");
}

#[test]
fn links_of_an_image_lead_nowhere_outside_it() {
    root_only!();
    let debian = Debian::new();
    let outside = tempfile::tempdir().expect("a folder");
    fs::remove_dir_all(debian.path("etc/sysctl.d")).expect("removed");
    let target = outside.path().join("inner");
    fs::create_dir(&target).expect("a folder");
    std::os::unix::fs::symlink(&target, debian.path("etc/sysctl.d")).expect("a link");
    fs::create_dir_all(debian.folder.path().join(target.strip_prefix("/").expect("absolute"))).expect("folders");
    debian.set_up(None);
    assert_eq!(fs::read_dir(&target).expect("a folder").count(), 0, "nothing is written outside");
    let inside = debian.folder.path().join(target.strip_prefix("/").expect("absolute"));
    assert!(inside.join("zz-jubilee.conf").exists(), "an absolute link starts at the tree's own root");
}
