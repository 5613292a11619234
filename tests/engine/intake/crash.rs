//! Importing while the power goes, the disk fills or the process is killed, at every instruction.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use engine::intake::{self, ImportError, Report, Request};
use engine::store::{Disk, StoreError};

use super::{Desk, is_bare, jpeg};
use crate::failing_disk::{End, FailingDisk, Lost, is_killed, of_a_process_that_is_killed};
use crate::sound::fixture;

/// A stick with two pictures, and an exhibition that can be put back.
struct Scene {
    desk: Desk,
    before: Vec<(PathBuf, Vec<u8>)>,
    captions: usize,
}

impl Scene {
    fn of(desk: Desk) -> Self {
        desk.put("gate.jpg", jpeg(1));
        desk.put("最终版 (2).JPG", jpeg(2));
        let before = desk.files();
        let captions = desk.check().counts.pictures;
        Self { desk, before, captions }
    }

    /// Into a gallery that there is, and into one that is to be made.
    fn each() -> [Self; 2] {
        [Self::of(Desk::new()), Self::of(Desk::without_gallery())]
    }

    fn put_back(&self) {
        fs::remove_dir_all(self.desk.root()).expect("the exhibition is removed");
        for (path, content) in &self.before {
            fs::create_dir_all(path.parent().expect("a folder above")).expect("folders");
            fs::write(path, content).expect("a file");
        }
    }

    fn import(&self, disk: &dyn Disk) -> Result<Report, ImportError> {
        import(&self.desk.root(), &self.desk.stick(), disk)
    }

    /// What visitors would see is as it was or complete; it can be checked and published; the next import completes it
    /// and leaves nothing else.
    #[track_caller]
    fn assert_as_it_was_or_whole_and_goes_on(&self, when: &str) -> bool {
        self.desk.assert_no_errors(when);
        let added = self.desk.check().counts.pictures - self.captions;
        assert!([0, 2].contains(&added), "{when}: {added} pictures");
        for (path, content) in &self.before {
            if !path.ends_with("exhibition.toml") && !path.ends_with("media.toml") {
                assert_eq!(fs::read(path).ok().as_ref(), Some(content), "{when}: {}", path.display());
            }
        }
        self.desk.kiosk.publish().unwrap_or_else(|error| panic!("{when}: {error}"));
        let next = self.desk.import();
        assert_eq!(next.taken.len() + added, 2, "{when}: {next:?}");
        self.assert_whole(when);
        added == 2
    }

    #[track_caller]
    fn assert_whole(&self, when: &str) {
        self.desk.assert_nothing_left(when);
        assert_eq!(self.desk.check().counts.pictures, self.captions + 2, "{when}");
        let strays: Vec<_> = self
            .desk
            .check()
            .problems
            .into_iter()
            .filter(|p| {
                p.code.severity() == engine::problem::Severity::Error
                    || matches!(
                        p.code,
                        engine::problem::ProblemCode::PictureUnlisted
                            | engine::problem::ProblemCode::FileUnknown
                            | engine::problem::ProblemCode::FolderUnlisted
                    )
            })
            .collect();
        assert!(strays.is_empty(), "{when}: {strays:?}");
        assert!(
            !self.desk.root().join("gallery-2").exists(),
            "{when}: the gallery has the name that it would have had"
        );
        let new = self.desk.files().len() - self.before.len();
        assert!([2, 4].contains(&new), "{when}: {new} new files");
    }
}

fn import(root: &Path, stick: &Path, disk: &dyn Disk) -> Result<Report, ImportError> {
    let (sources, scratch) = ([stick.to_owned()], std::env::temp_dir());
    let request =
        Request { sources: &sources, into: root, section: None, dry_run: false, heif: None, scratch: &scratch };
    intake::import(&request, disk, &|| false, &mut |_| {})
}

#[test]
fn a_power_cut_at_any_instruction_leaves_the_exhibition_as_it_was_or_whole() {
    for scene in Scene::each() {
        let mut whole = BTreeSet::new();
        for lost in [Lost::Nothing, Lost::All] {
            for at in 0.. {
                scene.put_back();
                let disk = FailingDisk::new(at, End::PowerCut);
                let done = scene.import(&*disk);
                if disk.steps() <= at {
                    assert!(done.is_ok(), "{done:?}");
                    assert!(at > 15, "an import takes more than {at} instructions");
                    break;
                }
                disk.lose(lost);
                let when = format!("a power cut at instruction {at}, {lost:?} lost");
                let is_whole = scene.assert_as_it_was_or_whole_and_goes_on(&when);
                assert!(is_whole || done.is_err(), "{when}: it was said to be done");
                whole.insert(is_whole);
            }
        }
        assert_eq!(whole, BTreeSet::from([false, true]), "both were met");
    }
}

#[test]
fn what_was_imported_outlasts_a_power_cut() {
    for scene in Scene::each() {
        scene.put_back();
        let disk = FailingDisk::new(usize::MAX, End::PowerCut);
        scene.import(&*disk).expect("imported");
        disk.lose(Lost::All);
        scene.desk.assert_no_errors("after it was done");
        assert_eq!(scene.desk.check().counts.pictures, scene.captions + 2);
    }
}

#[test]
fn a_disk_that_fills_at_any_instruction_leaves_the_exhibition_as_it_was_and_says_so() {
    for scene in Scene::each() {
        for at in 0.. {
            scene.put_back();
            let disk = FailingDisk::new(at, End::Full);
            let done = scene.import(&*disk);
            if disk.steps() <= at {
                break;
            }
            let when = format!("a disk full at instruction {at}");
            match done {
                Err(ImportError::Store(StoreError::Write { source, .. })) => {
                    assert_eq!(source.kind(), ErrorKind::StorageFull, "{when}");
                    assert_eq!(scene.desk.files(), scene.before, "{when}: all of it is taken back");
                    let gallery = scene.before.iter().any(|(path, _)| path.ends_with("gallery/section.toml"));
                    assert!(gallery || is_bare(&scene.desk.root().join("gallery")), "{when}");
                }
                Ok(report) => assert_eq!(report.taken.len(), 2, "{when}"),
                other => panic!("{when}: {other:?}"),
            }
            scene.assert_as_it_was_or_whole_and_goes_on(&when);
        }
    }
}

#[test]
fn recordings_moved_by_a_killed_import_are_taken_back_or_complete() {
    for at in 0.. {
        let desk = Desk::without_gallery();
        desk.put("message.en.mp3", fs::read(fixture("tone.mp3")).expect("a sound"));
        desk.put("message.zh-Hans.ogg", fs::read(fixture("tone.ogg")).expect("a sound"));
        let failing = FailingDisk::new(at, End::PowerCut);
        let done = import(&desk.root(), &desk.stick(), &*failing);
        if failing.steps() <= at {
            assert_eq!(done.expect("imported").taken.len(), 2);
            break;
        }
        desk.assert_no_errors(&format!("killed at {at}"));
        desk.import();
        desk.assert_nothing_left("the next import");
        for file in ["message/en.mp3", "message/zh-Hans.ogg"] {
            assert!(desk.root().join(file).is_file(), "killed at {at}: {file}");
        }
        assert!(!desk.root().join("notes").exists() && !desk.root().join("message/notes").exists(), "killed at {at}");
    }
}

/// Letters for an event that is there to be, and a table for a timeline that is or is not.
fn with_texts(timeline: bool) -> Desk {
    let desk = Desk::without_gallery();
    if timeline {
        let exhibition = desk.read("exhibition.toml").replace("\"message\"", "\"message\", \"history\"");
        desk.kiosk.write("exhibition.toml", exhibition);
        desk.kiosk
            .write("history/section.toml", "kind = \"timeline\"\ntitle = { en = \"History\", zh-Hans = \"历程\" }\n");
        desk.put("history/1988-renamed.en.txt", "Renamed\n\nA university.\n");
        desk.put("history/1988-renamed.zh-Hans.txt", "更名\n\n大学。\n");
    }
    desk.put("history.csv", "date,title.en,title.zh-Hans,picture\n1952,Founded,成立,gate.jpg\n1960,Later,后来,\n");
    desk.put("gate.jpg", jpeg(1));
    desk
}

#[test]
fn a_power_cut_while_texts_and_tables_move_shows_all_of_them_or_none() {
    for timeline in [false, true] {
        let items = if timeline { 3 } else { 2 };
        let mut whole = BTreeSet::new();
        for lost in [Lost::Nothing, Lost::All] {
            for at in 0.. {
                let desk = with_texts(timeline);
                let before = desk.check();
                let failing = FailingDisk::new(at, End::PowerCut);
                let done = import(&desk.root(), &desk.stick(), &*failing);
                if failing.steps() <= at {
                    done.expect("imported");
                    break;
                }
                failing.lose(lost);
                let when = format!("a power cut at instruction {at}, {lost:?} lost");
                desk.assert_no_errors(&when);
                let there = |desk: &Desk| desk.check().counts.items;
                let is_whole = there(&desk) == items;
                assert!(is_whole || desk.check().counts == before.counts, "{when}: {:?}", desk.check().counts);
                assert!(is_whole || done.is_err(), "{when}: it was said to be done");
                whole.insert(is_whole);
                desk.kiosk.publish().unwrap_or_else(|error| panic!("{when}: {error}"));
                desk.import();
                desk.assert_nothing_left(&when);
                desk.assert_no_errors(&when);
                assert_eq!(there(&desk), items, "{when}");
                assert!(desk.root().join("history/1952-founded/gate.jpg").is_file(), "{when}");
            }
        }
        assert_eq!(whole, BTreeSet::from([false, true]), "both were met");
    }
}

#[test]
fn what_staff_named_by_hand_after_a_kill_is_never_taken_back() {
    let scene = Scene::of(Desk::new());
    let mut met = false;
    for at in 0.. {
        scene.put_back();
        let disk = FailingDisk::new(at, End::PowerCut);
        if scene.import(&*disk).is_ok() {
            break;
        }
        let moved = scene.desk.root().join("gallery/gate-2.jpg");
        if !moved.exists() || scene.desk.check().counts.pictures > scene.captions {
            continue;
        }
        met = true;
        scene.desk.kiosk.write_gallery(&["gate.jpg", "yard.png", "gate-2.jpg"], "By hand");
        scene.desk.import();
        assert!(moved.exists(), "killed at {at}");
        scene.desk.assert_no_errors("named by hand");
    }
    assert!(met, "a picture was moved before its list");
}

#[test]
fn a_list_saved_during_the_import_is_left_as_it_was_saved() {
    let desk = Desk::new();
    desk.put("a.jpg", jpeg(1));
    let (sources, root, scratch) = ([desk.stick()], desk.root(), std::env::temp_dir());
    let request =
        Request { sources: &sources, into: &root, section: None, dry_run: false, heif: None, scratch: &scratch };
    let list = desk.read("gallery/media.toml") + "# saved meanwhile\n";
    let save = || {
        desk.kiosk.write("gallery/media.toml", &list);
        false
    };
    let refused = intake::import(&request, &engine::store::RealDisk, &save, &mut |_| {});
    assert!(matches!(&refused, Err(ImportError::Changed { file }) if file == "gallery/media.toml"), "{refused:?}");
    assert_eq!(desk.read("gallery/media.toml"), list);
    assert!(!desk.root().join("gallery/a.jpg").exists());
    desk.assert_nothing_left("a list that was saved");
}

const ROOT: &str = "JUBILEE_TEST_ROOT";
const STICK: &str = "JUBILEE_TEST_STICK";

#[test]
#[ignore = "the process that another test kills"]
fn a_process_that_is_killed_while_it_imports() {
    let (Some(disk), given) = (of_a_process_that_is_killed(), [ROOT, STICK].map(std::env::var)) else { return };
    let [Ok(root), Ok(stick)] = given else { return };
    import(Path::new(&root), Path::new(&stick), &*disk).expect("imported");
}

#[test]
fn a_process_killed_at_any_instruction_leaves_the_exhibition_as_it_was_or_whole() {
    for scene in Scene::each() {
        let mut whole = BTreeSet::new();
        for at in 0.. {
            scene.put_back();
            let told: [(&str, &dyn AsRef<OsStr>); 2] = [(ROOT, &scene.desk.root()), (STICK, &scene.desk.stick())];
            if !is_killed("intake::crash::a_process_that_is_killed_while_it_imports", at, &told) {
                assert!(at > 15, "an import takes more than {at} instructions");
                break;
            }
            whole.insert(scene.assert_as_it_was_or_whole_and_goes_on(&format!("killed at instruction {at}")));
        }
        assert_eq!(whole, BTreeSet::from([false, true]), "both were met");
    }
}
