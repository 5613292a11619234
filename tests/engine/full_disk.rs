//! Making room and taking an edition back on a disk that has no room left.

use std::fs;

use engine::edition::{self, Pruned};

use crate::failing_disk::{End, FailingDisk};
use crate::prune::{day, kiosk_of};
use crate::support::{Kiosk, files, time};

/// A home whose disk can be filled at any instruction, again and again.
struct Filled {
    kiosk: Kiosk,
    before: Vec<(std::path::PathBuf, Vec<u8>)>,
}

impl Filled {
    /// With eight editions, three of which may go.
    fn new() -> Self {
        let kiosk = kiosk_of(8);
        let before = kiosk.home_files();
        Self { kiosk, before }
    }

    fn put_back(&self) {
        self.kiosk.put_back(&self.before);
        fs::create_dir_all(self.kiosk.home().store().root().join("incoming")).expect("folders");
    }

    /// Acts on disks that are full from the first, the second, … instruction on, and says which each time.
    fn at_each(&self, mut act: impl FnMut(&engine::home::Home, &str)) {
        for at in 0.. {
            self.put_back();
            let disk = FailingDisk::new(at, End::Full);
            act(&self.kiosk.home_on(disk.clone()), &format!("full at instruction {at}"));
            if disk.steps() <= at {
                assert!(at > 5, "it takes more than {at} instructions");
                return;
            }
            self.assert_whole(&format!("full at instruction {at}"));
        }
    }

    #[track_caller]
    fn assert_whole(&self, when: &str) {
        let verified = edition::verify(&self.kiosk.home(), None, time(0), &mut |_| {}).expect("verified");
        assert!(verified.len() >= 5 && verified.iter().all(edition::Verified::is_whole), "{when}: {verified:?}");
    }

    fn without_reserve(mut self) -> Self {
        self.before.retain(|(path, _)| !path.ends_with("store/reserve"));
        self
    }
}

fn reserve(kiosk: &Kiosk) -> u64 {
    fs::metadata(kiosk.home().store().root().join("reserve")).map_or(0, |metadata| metadata.len())
}

#[test]
fn a_lock_is_given_also_where_its_holder_can_not_be_written_down() {
    let kiosk = Kiosk::new();
    // As on a full disk, the name can't be written.
    fs::create_dir_all(kiosk.home().root().join("lock")).expect("a folder in its place");
    let lock = kiosk.home().lock("Mei", time(0)).expect("the lock");
    let refused = kiosk.home().lock("Jun", time(0)).expect_err("one at a time");
    assert!(matches!(refused, engine::home::LockError::Held { who, .. } if who == "?"));
    drop(lock);
    kiosk.home().lock("Jun", time(0)).expect("given back");
}

#[test]
fn pruning_makes_room_at_whatever_instruction_the_disk_is_full() {
    let filled = Filled::new();
    filled.at_each(|home, when| {
        let pruned = edition::prune(home, "Jun", day(100)).unwrap_or_else(|error| panic!("{when}: {error}"));
        assert_eq!(pruned.removed, [1, 2, 3], "{when}");
        assert!(pruned.bytes > 1000, "{when}: {pruned:?}");
        let left = edition::editions(&filled.kiosk.home(), None).expect("editions");
        assert_eq!(left.len(), 5, "{when}: what went is recorded");
        assert_eq!(reserve(&filled.kiosk), 64 << 10, "{when}: with room, room is kept for the next time");
    });
}

#[test]
fn rolling_back_works_at_whatever_instruction_the_disk_is_full() {
    let filled = Filled::new();
    filled.at_each(|home, when| {
        for number in [2, 5] {
            let rolled = edition::roll_back(home, number, "Jun", day(100));
            rolled.unwrap_or_else(|error| panic!("{when}: {error}"));
            let current = filled.kiosk.current();
            assert_eq!((current.number(), current.fallback()), (number, None), "{when}");
            assert!(reserve(&filled.kiosk) > 0, "{when}: what the disk gives is kept for the next time");
        }
        let log = filled.kiosk.home().store().switches().expect("the log");
        assert_eq!(log.lines().len(), 10, "{when}: each is recorded once");
    });
}

#[test]
fn without_a_reserve_what_is_current_stays_or_the_rollback_is_done() {
    let filled = Filled::new().without_reserve();
    filled.at_each(|home, when| {
        let done = edition::roll_back(home, 2, "Jun", day(100)).is_ok();
        let current = filled.kiosk.current();
        assert_eq!((current.number(), current.fallback()), (if done { 2 } else { 8 }, None), "{when}");
        edition::roll_back(&filled.kiosk.home(), 2, "Jun", day(100)).expect("with room it goes on");
    });
}

#[test]
fn what_a_publish_left_that_filled_the_disk_makes_the_room_that_pruning_needs() {
    let mut filled = Filled::new().without_reserve();
    let content = vec![7; 200_000];
    let blob = format!("blobs/{}", blake3::hash(&content));
    filled.before.push((filled.kiosk.home().store().root().join(&blob), content));
    filled.put_back();
    let home = filled.kiosk.home_on(FailingDisk::new(0, End::Full));
    let Pruned { removed, bytes, .. } = edition::prune(&home, "Jun", day(100)).expect("pruned");
    assert_eq!(removed, [1, 2, 3]);
    assert!(bytes > 200_000, "{bytes}");
    assert!(!filled.kiosk.home().store().root().join(&blob).exists());
    filled.assert_whole("afterwards");
}

#[test]
fn publishing_keeps_a_reserve_that_no_disk_makes_smaller_than_it_says() {
    let kiosk = Kiosk::new();
    kiosk.publish().expect("published");
    assert_eq!(reserve(&kiosk), 64 << 10);
    let path = kiosk.home().store().root().join("reserve");
    let content = fs::read(&path).expect("the reserve");
    let compressed = content.iter().collect::<std::collections::BTreeSet<_>>().len();
    assert_eq!(compressed, 256, "zeros would take no room where a disk compresses");
    fs::remove_file(&path).expect("lost");
    kiosk.write_gallery(&["gate.jpg"], "Another");
    kiosk.publish().expect("published");
    assert_eq!(reserve(&kiosk), 64 << 10, "a lost one is made anew");
    kiosk.build();
    assert!(files(&kiosk.built_in()).iter().all(|(path, _)| !path.ends_with("reserve")), "packages carry none");
}
