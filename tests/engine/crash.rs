//! Publishing and rolling back while the power goes, the disk fills or the process is killed, at every instruction.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use engine::edition::{self, Fallback, Outcome, PublishError};
use engine::home::Home;
use engine::store::StoreError;

use crate::failing_disk::{End, FailingDisk, Lost, is_killed, of_a_process_that_is_killed};
use crate::support::{Kiosk, damage, files, time};

/// A kiosk whose next publish gives an edition of a known number; its home can be put back.
struct Scene {
    kiosk: Kiosk,
    before: Vec<(PathBuf, Vec<u8>)>,
    next: u32,
}

impl Scene {
    /// Nothing is published: there is no home yet.
    fn first() -> Self {
        let kiosk = Kiosk::new();
        kiosk.build();
        Self { kiosk, before: Vec::new(), next: 1 }
    }

    /// With edition 1 published and an exhibition that would give edition 2.
    fn second() -> Self {
        let kiosk = Kiosk::new();
        kiosk.build();
        kiosk.publish().expect("edition 1");
        kiosk.write_gallery(&["gate.jpg", "yard.png", "hall.jpg"], "Second");
        kiosk.picture("gallery/hall.jpg", 40, 20, [90, 90, 20]);
        let before = kiosk.home_files();
        Self { kiosk, before, next: 2 }
    }

    fn put_back(&self) {
        // A deed that was cut off at once has made none.
        fs::create_dir_all(self.kiosk.home().root()).expect("a folder");
        self.kiosk.put_back(&self.before);
    }

    fn publish(&self, home: &Home) -> Result<edition::Published, PublishError> {
        edition::publish(home, &self.kiosk.exhibition(), "Mei", None, time(1_800_000_900), &mut |_| {})
    }

    /// The home opens on the old edition or the new one, whole, and all that were published are whole; the next publish
    /// gives the new one.
    #[track_caller]
    fn assert_old_or_new_and_goes_on(&self, when: &str) -> u32 {
        let shown = self.kiosk.current();
        let number = shown.number();
        match shown.fallback() {
            None => assert!([1, self.next].contains(&number), "{when}: edition {number}"),
            Some(Fallback::NothingPublished) => assert_eq!((self.next, number), (1, 0), "{when}"),
            // Of the first publish the line may be there and the pointer not yet: the edition is whole.
            Some(Fallback::HomeUnreadable { .. }) => assert_eq!((self.next, number), (1, 1), "{when}"),
            damaged => panic!("{when}: {damaged:?}"),
        }
        let pointed = number == self.next && shown.fallback().is_none();
        self.assert_whole(when);
        let published = self.publish(&self.kiosk.home()).unwrap_or_else(|error| panic!("{when}: {error}"));
        assert_eq!(published.number, self.next, "{when}: the number is neither lost nor given twice");
        assert_eq!(published.outcome == Outcome::Unchanged, pointed, "{when}");
        self.assert_new(when);
        let left = fs::read_dir(self.kiosk.home().store().root().join("incoming")).expect("a folder").count();
        assert_eq!(left, 0, "{when}: nothing half written is left");
        number
    }

    #[track_caller]
    fn assert_new(&self, when: &str) {
        let shown = self.kiosk.current();
        assert_eq!((shown.number(), shown.fallback()), (self.next, None), "{when}");
        self.assert_whole(when);
    }

    #[track_caller]
    fn assert_whole(&self, when: &str) {
        for verified in edition::verify(&self.kiosk.home(), None, time(0), &mut |_| {}).expect("verified") {
            assert!(verified.is_whole(), "{when}: {verified:?}");
        }
    }
}

#[test]
fn a_power_cut_at_any_instruction_leaves_the_old_edition_or_the_new_one_whole() {
    for (scene, each) in [(Scene::first(), &Lost::EACH[1..]), (Scene::second(), &Lost::EACH[..])] {
        let mut shown = BTreeSet::new();
        for &lost in each {
            for at in 0.. {
                scene.put_back();
                let disk = FailingDisk::new(at, End::PowerCut);
                let done = scene.publish(&scene.kiosk.home_on(disk.clone()));
                if disk.steps() <= at {
                    assert!(done.is_ok(), "{done:?}");
                    assert!(at > 30, "a publish takes more than {at} instructions");
                    break;
                }
                disk.lose(lost);
                shown.insert(
                    scene.assert_old_or_new_and_goes_on(&format!("a power cut at instruction {at}, {lost:?} lost")),
                );
            }
        }
        assert_eq!(shown, BTreeSet::from([scene.next - 1, scene.next]), "both were met");
    }
}

#[test]
fn what_was_published_after_a_kill_outlasts_a_power_cut() {
    for (scene, lost) in [(Scene::first(), Lost::All), (Scene::second(), Lost::AllButThePointer)] {
        for at in 0.. {
            scene.put_back();
            // Nothing more reaches the disk, and nothing is lost: as after a kill.
            let killed = FailingDisk::new(at, End::PowerCut);
            let done = scene.publish(&scene.kiosk.home_on(killed.clone()));
            if done.is_ok() {
                break;
            }
            let disk = killed.next();
            scene.publish(&scene.kiosk.home_on(disk.clone())).expect("published");
            disk.lose(lost);
            scene.assert_new(&format!("killed at instruction {at}, published, {lost:?} lost"));
        }
    }
}

#[test]
fn a_blob_that_a_killed_publish_left_is_read_back_by_the_next() {
    let scene = Scene::second();
    for at in 0.. {
        scene.put_back();
        let disk = FailingDisk::new(at, End::PowerCut);
        let done = scene.publish(&scene.kiosk.home_on(disk.clone()));
        let manifests = files(&scene.kiosk.home().store().root().join("editions")).len();
        assert!(done.is_err() && manifests == 1, "the new list is there before the manifest");
        let blobs = files(&scene.kiosk.home().store().root().join("blobs"));
        let left = blobs.iter().find(|(path, content)| {
            content.starts_with(b"[[pictures]]") && scene.before.iter().all(|(known, _)| known != path)
        });
        let Some((left, _)) = left else { continue };
        damage(left, |content| *content.last_mut().expect("content") ^= 1);
        let refused = scene.publish(&scene.kiosk.home());
        assert!(matches!(refused, Err(PublishError::Store(StoreError::ReadBack { .. }))), "{refused:?}");
        assert_eq!(scene.kiosk.current().number(), 1);
        scene.assert_old_or_new_and_goes_on("the damaged blob was removed");
        break;
    }
}

#[test]
fn a_disk_that_fills_at_any_instruction_leaves_the_old_edition_and_says_so() {
    let scene = Scene::second();
    for at in 0.. {
        scene.put_back();
        let disk = FailingDisk::new(at, End::Full);
        let done = scene.publish(&scene.kiosk.home_on(disk.clone()));
        if disk.steps() <= at {
            break;
        }
        match done {
            Err(PublishError::Store(StoreError::Write { source, .. })) => {
                assert_eq!(source.kind(), ErrorKind::StorageFull, "instruction {at}");
                assert_eq!(scene.kiosk.current().number(), 1, "instruction {at}");
            }
            // It was full only after the last write.
            Ok(published) => assert_eq!(published.number, 2),
            other => panic!("instruction {at}: {other:?}"),
        }
        scene.assert_old_or_new_and_goes_on(&format!("a disk full at instruction {at}"));
    }
}

#[test]
fn a_power_cut_during_a_rollback_leaves_one_of_the_two_current() {
    let mut scene = Scene::second();
    scene.publish(&scene.kiosk.home()).expect("edition 2");
    scene.before = scene.kiosk.home_files();
    let mut shown = BTreeSet::new();
    for lost in Lost::EACH {
        for at in 0.. {
            scene.put_back();
            let disk = FailingDisk::new(at, End::PowerCut);
            let done = edition::roll_back(&scene.kiosk.home_on(disk.clone()), 1, "Jun", time(1_800_001_000));
            if disk.steps() <= at {
                assert!(done.is_ok(), "{done:?}");
                break;
            }
            disk.lose(lost);
            let current = scene.kiosk.current();
            assert_eq!(current.fallback(), None, "instruction {at}");
            shown.insert(current.number());
            edition::roll_back(&scene.kiosk.home(), 1, "Jun", time(1_800_001_000)).expect("the next one succeeds");
            assert_eq!(scene.kiosk.current().number(), 1, "instruction {at}");
            let numbers = edition::editions(&scene.kiosk.home(), None).expect("editions");
            assert_eq!(numbers.len(), 2, "instruction {at}: no edition is lost or invented");
        }
    }
    assert_eq!(shown, BTreeSet::from([1, 2]), "both were met");
}

const ROOT: &str = "JUBILEE_TEST_ROOT";

#[test]
#[ignore = "the process that another test kills"]
fn a_process_that_is_killed_while_it_publishes() {
    let (Some(disk), Ok(root)) = (of_a_process_that_is_killed(), std::env::var(ROOT)) else { return };
    let home = Home::on(Path::new(&root).join("home"), disk);
    edition::publish(&home, &Path::new(&root).join("exhibition"), "Mei", None, time(1_800_000_900), &mut |_| {})
        .expect("published");
}

#[test]
fn a_process_killed_at_any_instruction_leaves_the_old_edition_or_the_new_one_whole() {
    let scene = Scene::second();
    let mut shown = BTreeSet::new();
    for at in 0.. {
        scene.put_back();
        let told: [(&str, &dyn AsRef<OsStr>); 1] = [(ROOT, &scene.kiosk.root())];
        if !is_killed("crash::a_process_that_is_killed_while_it_publishes", at, &told) {
            assert!(at > 30, "a publish takes more than {at} instructions");
            break;
        }
        shown.insert(scene.assert_old_or_new_and_goes_on(&format!("killed at instruction {at}")));
    }
    assert_eq!(shown, BTreeSet::from([1, 2]), "both were met");
}
