//! Rolling back, pruning and loading while the power goes, the disk fills or the process is killed, at every
//! instruction.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use engine::edition::{self, LoadError, Manifest, Outcome, Verified};
use engine::home::Home;
use engine::store::StoreError;

use crate::failing_disk::{End, FailingDisk, Lost, is_killed, of_a_process_that_is_killed};
use crate::packs::{self, Carried};
use crate::prune;
use crate::support::{Kiosk, files, time};

/// What is done to a home.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Act {
    RollBack,
    Prune,
    Load,
    Keep,
}

impl Act {
    const EACH: [Self; 4] = [Self::RollBack, Self::Prune, Self::Load, Self::Keep];

    fn do_to(self, home: &Home, pack: &Path) -> Result<(), String> {
        let told = |error: &dyn std::fmt::Debug| format!("{error:?}");
        match self {
            Self::RollBack => {
                edition::roll_back(home, 2, "Jun", prune::day(100)).map(drop).map_err(|error| told(&error))
            }
            Self::Prune => edition::prune(home, "Jun", prune::day(100)).map(drop).map_err(|error| told(&error)),
            Self::Load => packs::load(home, pack, false).map(drop).map_err(|error| told(&error)),
            Self::Keep => packs::load(home, pack, true).map(drop).map_err(|error| told(&error)),
        }
    }

    /// The edition that is current once it is done.
    fn leads_to(self) -> u32 {
        match self {
            Self::RollBack => 2,
            Self::Prune | Self::Keep => 8,
            Self::Load => 9,
        }
    }
}

/// A kiosk with eight editions, three of which are old, and a pack of another.
struct Scene {
    kiosk: Kiosk,
    pack: PathBuf,
    before: Vec<(PathBuf, Vec<u8>)>,
    _from: Carried,
}

impl Scene {
    fn new() -> Self {
        let kiosk = prune::kiosk_of(8);
        let from = Carried::unknown();
        let key = from.from.home().make_key("Mei", time(0)).expect("the key");
        kiosk.home().trust(&key, "Jun", time(0)).expect("trusted");
        let pack = from.pack.clone();
        let before = kiosk.home_files();
        Self { kiosk, pack, before, _from: from }
    }

    fn put_back(&self) {
        self.kiosk.put_back(&self.before);
    }

    /// What is current is the old edition or the new one, and every edition that is listed is whole.
    #[track_caller]
    fn assert_old_or_new(&self, act: Act, when: &str) -> u32 {
        let shown = self.kiosk.current();
        assert_eq!(shown.fallback(), None, "{when}");
        assert!([8, act.leads_to()].contains(&shown.number()), "{when}: edition {}", shown.number());
        let verified = edition::verify(&self.kiosk.home(), None, time(0), &mut |_| {}).expect("verified");
        assert!(verified.len() >= 5 && verified.iter().all(Verified::is_whole), "{when}: {verified:?}");
        self.assert_no_manifest_lacks_a_blob(when);
        shown.number()
    }

    #[track_caller]
    fn assert_no_manifest_lacks_a_blob(&self, when: &str) {
        let root = self.kiosk.home().store().root().to_owned();
        for (path, content) in files(&root.join("editions")) {
            let manifest: Manifest = serde_json::from_slice(&content).expect("a manifest");
            for file in manifest.files {
                let blob = root.join(format!("blobs/{}", file.hash));
                assert!(blob.exists(), "{when}: {} lacks {}", path.display(), file.name);
            }
        }
    }

    /// The next attempt succeeds and ends as one that nothing befell, and so does the next publish.
    #[track_caller]
    fn assert_goes_on(&self, act: Act, done: &[PathBuf], when: &str) {
        act.do_to(&self.kiosk.home(), &self.pack).unwrap_or_else(|error| panic!("{when}: {error}"));
        assert_eq!(self.kiosk.current().number(), act.leads_to(), "{when}");
        self.assert_old_or_new(act, when);
        assert_eq!(self.held(), done, "{when}: no file is left over and none is missing");
        self.kiosk.write_gallery(&["gate.jpg"], "After");
        let published = self.kiosk.publish_at(1_800_009_000).unwrap_or_else(|error| panic!("{when}: {error}"));
        let next = if matches!(act, Act::Load | Act::Keep) { 10 } else { 9 };
        assert_eq!((published.number, published.outcome), (next, Outcome::New), "{when}");
        assert_eq!((self.kiosk.current().number(), self.kiosk.current().fallback()), (next, None), "{when}");
    }

    /// The files of the store but for the logs.
    fn held(&self) -> Vec<PathBuf> {
        let root = self.kiosk.home().store().root().to_owned();
        let folders = ["blobs", "editions", "derived", "incoming"].map(|folder| files(&root.join(folder)));
        folders.into_iter().flatten().map(|(path, _)| path).collect()
    }

    /// What is held once nothing befell.
    fn done(&self, act: Act) -> Vec<PathBuf> {
        self.put_back();
        act.do_to(&self.kiosk.home(), &self.pack).expect("done");
        self.held()
    }
}

#[test]
fn a_power_cut_at_any_instruction_leaves_the_old_edition_or_the_new_one_whole() {
    let scene = Scene::new();
    for act in Act::EACH {
        let done = scene.done(act);
        let mut shown = BTreeSet::new();
        for lost in Lost::EACH {
            for at in 0.. {
                scene.put_back();
                let disk = FailingDisk::new(at, End::PowerCut);
                let ended = act.do_to(&scene.kiosk.home_on(disk.clone()), &scene.pack);
                if disk.steps() <= at {
                    ended.expect("nothing befell it");
                    assert!(at > 10, "{act:?} takes more than {at} instructions");
                    break;
                }
                disk.lose(lost);
                let when = format!("{act:?}, a power cut at instruction {at}, {lost:?} lost");
                shown.insert(scene.assert_old_or_new(act, &when));
                scene.assert_goes_on(act, &done, &when);
            }
        }
        assert_eq!(shown, BTreeSet::from([8, act.leads_to()]), "{act:?}: both were met");
    }
}

#[test]
fn what_was_done_after_a_kill_outlasts_a_power_cut() {
    let scene = Scene::new();
    for act in Act::EACH {
        for (at, lost) in (0..).zip([Lost::All, Lost::AllButThePointer].into_iter().cycle()) {
            scene.put_back();
            // Nothing more reaches the disk, and nothing is lost: as after a kill.
            let killed = FailingDisk::new(at, End::PowerCut);
            let ended = act.do_to(&scene.kiosk.home_on(killed.clone()), &scene.pack);
            if killed.steps() <= at {
                ended.expect("nothing befell it");
                break;
            }
            let disk = killed.next();
            let when = format!("{act:?}, killed at instruction {at}, done again, {lost:?} lost");
            act.do_to(&scene.kiosk.home_on(disk.clone()), &scene.pack)
                .unwrap_or_else(|error| panic!("{when}: {error}"));
            disk.lose(lost);
            scene.assert_old_or_new(act, &when);
            assert_eq!(scene.kiosk.current().number(), act.leads_to(), "{when}");
        }
    }
}

#[test]
fn a_disk_that_fills_while_a_pack_is_loaded_keeps_nothing_of_it() {
    let scene = Scene::new();
    let done = scene.done(Act::Load);
    let before: BTreeSet<PathBuf> = {
        scene.put_back();
        scene.held().into_iter().collect()
    };
    for at in 0.. {
        scene.put_back();
        let disk = FailingDisk::new(at, End::Full);
        let loaded = packs::load(&scene.kiosk.home_on(disk.clone()), &scene.pack, false);
        if disk.steps() <= at {
            loaded.expect("loaded");
            break;
        }
        match loaded {
            Err(LoadError::Store(StoreError::Write { source, .. })) => {
                assert_eq!(source.kind(), ErrorKind::StorageFull, "instruction {at}");
                assert_eq!(scene.kiosk.current().number(), 8, "instruction {at}");
            }
            // It was full only after the last write.
            Ok(loaded) => assert_eq!(loaded.number, 9),
            other => panic!("instruction {at}: {other:?}"),
        }
        let when = format!("a disk full at instruction {at}");
        let manifest_is_there = scene.kiosk.current().number() == 9
            || scene.held().iter().any(|path| !before.contains(path) && path.extension().is_some());
        if !manifest_is_there {
            let left = scene.held().into_iter().filter(|path| {
                !before.contains(path) && !path.parent().is_some_and(|folder| folder.ends_with("incoming"))
            });
            assert_eq!(left.collect::<Vec<_>>(), Vec::<PathBuf>::new(), "{when}: nothing is kept of it");
        }
        scene.assert_old_or_new(Act::Load, &when);
        scene.assert_goes_on(Act::Load, &done, &when);
    }
}

const ROOT: &str = "JUBILEE_TEST_ROOT";
const PACK: &str = "JUBILEE_TEST_PACK";
const ACT: &str = "JUBILEE_TEST_ACT";

#[test]
#[ignore = "the process that another test kills"]
fn a_process_that_is_killed() {
    let (Some(disk), given) = (of_a_process_that_is_killed(), [ROOT, PACK, ACT].map(std::env::var)) else { return };
    let [Ok(root), Ok(pack), Ok(act)] = given else { return };
    let act = Act::EACH.into_iter().find(|known| format!("{known:?}") == act).expect("an act");
    let home = Home::on(Path::new(&root).join("home"), disk);
    act.do_to(&home, Path::new(&pack)).expect("done");
}

#[test]
fn a_process_killed_at_any_instruction_leaves_the_old_edition_or_the_new_one_whole() {
    let scene = Scene::new();
    for act in Act::EACH {
        let done = scene.done(act);
        let mut shown = BTreeSet::new();
        for at in 0.. {
            scene.put_back();
            let told: [(&str, &dyn AsRef<OsStr>); 3] =
                [(ROOT, &scene.kiosk.root()), (PACK, &scene.pack), (ACT, &format!("{act:?}"))];
            if !is_killed("crash_packs::a_process_that_is_killed", at, &told) {
                assert!(at > 10, "{act:?} takes more than {at} instructions");
                break;
            }
            let when = format!("{act:?}, killed at instruction {at}");
            shown.insert(scene.assert_old_or_new(act, &when));
            scene.assert_goes_on(act, &done, &when);
        }
        assert_eq!(shown, BTreeSet::from([8, act.leads_to()]), "{act:?}: both were met");
    }
}
