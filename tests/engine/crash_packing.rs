//! Writing a pack over an older one while the power goes or the process is killed, at every instruction.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use engine::edition::{self, LoadError, PART_BYTES, Pack};
use engine::home::Home;

use crate::failing_disk::{End, FailingDisk, Lost, is_killed, of_a_process_that_is_killed};
use crate::packs::written;
use crate::support::{Kiosk, files, time};

/// A kiosk with two editions, and the pack of the first one, in one file or in parts.
struct Scene {
    kiosk: Kiosk,
    part_bytes: u64,
    before: Vec<(PathBuf, Vec<u8>)>,
}

impl Scene {
    fn new(part_bytes: u64) -> Self {
        let kiosk = Kiosk::new();
        kiosk.publish().expect("published");
        kiosk.write_gallery(&["gate.jpg", "yard.png"], "Another");
        kiosk.publish().expect("published");
        let scene = Self { kiosk, part_bytes, before: Vec::new() };
        fs::create_dir_all(scene.stick()).expect("a folder");
        written(&scene.kiosk, 1, &scene.target(), part_bytes).expect("packed");
        let before = files(&scene.stick());
        Self { before, ..scene }
    }

    fn stick(&self) -> PathBuf {
        self.kiosk.root().join("stick")
    }

    fn target(&self) -> PathBuf {
        self.stick().join("opening.jubilee")
    }

    fn put_back(&self) {
        fs::remove_dir_all(self.stick()).expect("the stick is emptied");
        fs::create_dir_all(self.stick()).expect("a folder");
        for (path, content) in &self.before {
            fs::write(path, content).expect("a file");
        }
    }

    /// The number of the edition that each pack on the stick holds, whole.
    fn packed(&self) -> Vec<Result<u32, LoadError>> {
        let packs = files(&self.stick()).into_iter().map(|(path, _)| path);
        packs
            .filter(|path| path.extension().is_some_and(|ending| ending == "jubilee"))
            .map(|path| self.number(&path))
            .collect()
    }

    fn number(&self, pack: &Path) -> Result<u32, LoadError> {
        let home = self.kiosk.home();
        let id = Pack::open(&home, pack, &mut |_| {})?.load(&home, true, "Jun", time(1_800_002_000), &mut |_| {})?.id;
        let editions = edition::editions(&home, None).expect("editions");
        Ok(editions.iter().find(|label| label.id == id).expect("one of the two").number)
    }

    /// The old pack or the new one is whole. Of the other there may be parts: these are refused.
    #[track_caller]
    fn assert_old_or_new(&self, when: &str) {
        let mut whole = 0;
        for packed in self.packed() {
            match packed {
                Ok(number) if [1, 2].contains(&number) => whole += 1,
                Err(LoadError::PartsMissing { .. }) if self.before.len() > 1 => {}
                other => panic!("{when}: {other:?}"),
            }
        }
        assert!(whole > 0, "{when}");
    }

    #[track_caller]
    fn assert_goes_on(&self, when: &str) {
        let packed = written(&self.kiosk, 2, &self.target(), self.part_bytes);
        let mut parts = packed.unwrap_or_else(|error| panic!("{when}: {error}")).files;
        parts.sort();
        let left: Vec<PathBuf> = files(&self.stick()).into_iter().map(|(path, _)| path).collect();
        assert_eq!(left, parts, "{when}: nothing is left over");
        assert!(self.packed().iter().all(|packed| matches!(packed, Ok(2))), "{when}");
    }
}

/// In one file, and in several.
fn scenes() -> [Scene; 2] {
    let [whole, parts] = [PART_BYTES, 16_000].map(Scene::new);
    assert_eq!(whole.before.len(), 1);
    assert!(parts.before.len() > 1, "{:?}", parts.before.len());
    [whole, parts]
}

fn pack_on(home: &Home, target: &Path, part_bytes: u64) -> Result<(), edition::PackError> {
    edition::pack(home, 2, target, part_bytes, "Mei", time(1_800_001_000), &mut |_| {}).map(drop)
}

#[test]
fn a_power_cut_at_any_instruction_leaves_the_old_pack_or_the_new_one_whole() {
    for scene in scenes() {
        for lost in Lost::EACH {
            for at in 0.. {
                scene.put_back();
                let disk = FailingDisk::new(at, End::PowerCut);
                let ended = pack_on(&scene.kiosk.home_on(disk.clone()), &scene.target(), scene.part_bytes);
                if disk.steps() <= at {
                    ended.expect("nothing befell it");
                    assert!(at > scene.before.len(), "there are more than {at} instructions");
                    break;
                }
                disk.lose(lost);
                let when = format!("{} parts, a power cut at instruction {at}, {lost:?} lost", scene.before.len());
                scene.assert_old_or_new(&when);
                scene.assert_goes_on(&when);
            }
        }
    }
}

const ROOT: &str = "JUBILEE_TEST_ROOT";
const BYTES: &str = "JUBILEE_TEST_PART_BYTES";

#[test]
#[ignore = "the process that another test kills"]
fn a_process_that_is_killed() {
    let (Some(disk), given) = (of_a_process_that_is_killed(), [ROOT, BYTES].map(std::env::var)) else { return };
    let [Ok(root), Ok(bytes)] = given else { return };
    let root = Path::new(&root);
    let target = root.join("stick/opening.jubilee");
    pack_on(&Home::on(root.join("home"), disk), &target, bytes.parse().expect("a number")).expect("done");
}

#[test]
fn a_process_killed_at_any_instruction_leaves_the_old_pack_or_the_new_one_whole() {
    for scene in scenes() {
        let mut left_over = false;
        for at in 0.. {
            scene.put_back();
            let told: [(&str, &dyn AsRef<OsStr>); 2] =
                [(ROOT, &scene.kiosk.root()), (BYTES, &scene.part_bytes.to_string())];
            if !is_killed("crash_packing::a_process_that_is_killed", at, &told) {
                assert!(at > scene.before.len(), "there are more than {at} instructions");
                break;
            }
            left_over |= files(&scene.stick()).len() > scene.before.len();
            let when = format!("{} parts, killed at instruction {at}", scene.before.len());
            scene.assert_old_or_new(&when);
            scene.assert_goes_on(&when);
        }
        assert!(left_over, "a kill between writing and renaming was met");
    }
}
