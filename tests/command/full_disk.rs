//! What becomes of a home on a disk that is full or read-only.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use engine::home::Home;

use crate::Desk;

/// A disk of its own, of a size; gone when dropped.
pub struct SmallDisk(pub PathBuf);

impl SmallDisk {
    pub fn mount(at: PathBuf, kib: u32) -> Option<Self> {
        fs::create_dir_all(&at).expect("a folder");
        let options = format!("size={kib}k");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &options, "tmpfs"]).arg(&at).output();
        mounted.is_ok_and(|mounted| mounted.status.success()).then_some(Self(at))
    }

    fn remount(&self, options: &str) {
        let done = Command::new("mount").args(["-o", &format!("remount,{options}")]).arg(&self.0).status();
        assert!(done.expect("mount").success(), "{options}");
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

pub fn skipped() {
    let _ = std::io::stderr().write_all(b"\nSKIPPED: a full disk: none can be mounted here\n");
}

/// A picture that no format makes small.
fn write_noise(desk: &Desk) {
    let noise = image::RgbImage::from_fn(900, 900, |x, y| {
        let seed = (x * 7919 + y * 104_729).wrapping_mul(2_654_435_761);
        image::Rgb([(seed >> 24) as u8, (seed >> 16) as u8, (seed >> 8) as u8])
    });
    noise.save(desk.exhibition().join("gallery/gate.jpg")).expect("a picture");
}

#[test]
fn a_full_or_read_only_disk_ends_with_3_and_leaves_the_old_edition() {
    let desk = Desk::new();
    let Some(small) = SmallDisk::mount(desk.folder.path().join("disk"), 400) else {
        skipped();
        return;
    };
    let home = small.0.join("home");
    assert_eq!(desk.run_in(&home, &["publish", "EXHIBITION"]).code, 0);
    write_noise(&desk);
    let full = desk.run_in(&home, &["publish", "EXHIBITION"]);
    assert_eq!(full.code, 3, "{full:?}");
    assert!(full.err.contains("the disk is full"), "{}", full.err);
    let verified = desk.run_in(&home, &["verify"]);
    assert_eq!((verified.code, verified.out.as_str()), (0, "Edition 1 is whole: 8 files.\n"));

    small.remount("ro");
    let read_only = desk.run_in(&home, &["publish", "EXHIBITION"]);
    assert_eq!(read_only.code, 3, "{read_only:?}");
    assert!(read_only.err.contains("the disk is read-only"), "{}", read_only.err);
    assert_eq!(desk.run_in(&home, &["rollback", "1"]).code, 3);
    assert_eq!(desk.run_in(&home, &["editions"]).code, 0);
    assert_eq!(desk.run_in(&home, &["verify"]).code, 0);
    let current = engine::edition::current(Some(&Home::at(&home)), Path::new("")).expect("an edition");
    assert_eq!((current.number(), current.fallback()), (1, None), "it can still be shown");

    small.remount("rw,size=8m");
    assert_eq!(desk.run_in(&home, &["publish", "EXHIBITION"]).code, 0, "with room it goes on");
}

#[test]
fn on_a_full_disk_an_edition_is_taken_back_and_room_is_made() {
    let desk = Desk::new();
    let Some(small) = SmallDisk::mount(desk.folder.path().join("disk"), 600) else {
        skipped();
        return;
    };
    let home = small.0.join("home");
    assert_eq!(desk.run_in(&home, &["publish", "EXHIBITION"]).code, 0);
    desk.caption("The old gate");
    assert_eq!(desk.run_in(&home, &["publish", "EXHIBITION"]).code, 0);
    write_noise(&desk);
    assert_eq!(desk.run_in(&home, &["publish", "EXHIBITION"]).code, 3);
    let fill = |name: &str| {
        let mut other = fs::File::create(small.0.join(name)).expect("a file");
        while other.write_all(&[1; 4096]).is_ok() {}
    };
    fill("taken by somebody else");
    let pruned = desk.run_in(&home, &["prune", "--format", "json"]);
    assert_eq!(pruned.code, 0, "{pruned:?}");
    assert!(pruned.json()["bytes"].as_u64().is_some_and(|bytes| bytes > 100_000), "{pruned:?}");
    fill("taken by somebody else again");
    for number in ["1", "2", "1"] {
        let back = desk.run_in(&home, &["rollback", number]);
        assert_eq!(back.code, 0, "{back:?}");
    }
    fs::remove_file(small.0.join("taken by somebody else again")).expect("room");
    desk.caption("The new gate");
    let picture = image::RgbImage::from_pixel(700, 400, image::Rgb([9, 90, 90]));
    picture.save(desk.exhibition().join("gallery/gate.jpg")).expect("a picture");
    let published = desk.run_in(&home, &["publish", "EXHIBITION"]);
    assert_eq!(published.code, 0, "{published:?}");
    assert_eq!(desk.run_in(&home, &["verify"]).code, 0);
}
