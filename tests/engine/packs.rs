//! Editions in one file: written, carried, loaded.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use engine::edition::{self, Damage, LoadError, Loaded, Outcome, PART_BYTES, Pack, PackError, Packed, SEARCH};
use engine::home::Home;
use engine::store::Changes;

use crate::support::{Kiosk, damage, files, time};

/// A kiosk with one edition, the pack of it, and another kiosk with an edition of its own, which trusts the first.
pub struct Carried {
    pub from: Kiosk,
    pub to: Kiosk,
    pub pack: PathBuf,
}

impl Carried {
    pub fn new() -> Self {
        let carried = Self::unknown();
        let key = carried.from.home().make_key("Mei", time(0)).expect("the key");
        assert!(carried.to.home().trust(&key, "Jun", time(0)).expect("trusted"));
        carried
    }

    /// The same, but nobody trusts anybody.
    pub fn unknown() -> Self {
        let (from, to) = (Kiosk::new(), Kiosk::new());
        from.publish().expect("published");
        to.build();
        to.write_gallery(&["gate.jpg", "yard.png"], "Another");
        to.publish().expect("published");
        let pack = from.root().join("opening.jubilee");
        written(&from, 1, &pack, PART_BYTES).expect("packed");
        Self { from, to, pack }
    }

    pub fn open(&self) -> Result<Pack, LoadError> {
        Pack::open(&self.to.home(), &self.pack, &mut |_| {})
    }

    pub fn load(&self, keep: bool) -> Result<Loaded, LoadError> {
        load(&self.to.home(), &self.pack, keep)
    }

    /// The pack is refused, and not a byte of the home changes.
    #[track_caller]
    pub fn refused(&self) -> LoadError {
        let before = self.to.home_files();
        let refused = self.load(false).expect_err("refused");
        assert_eq!(self.to.home_files(), before, "nothing is stored");
        refused
    }
}

pub fn written(kiosk: &Kiosk, number: u32, target: &Path, part_bytes: u64) -> Result<Packed, PackError> {
    edition::pack(&kiosk.home(), number, target, part_bytes, "Mei", time(1_800_001_000), &mut |_| {})
}

pub fn load(home: &Home, pack: &Path, keep: bool) -> Result<Loaded, LoadError> {
    Pack::open(home, pack, &mut |_| {})?.load(home, keep, "Jun", time(1_800_002_000), &mut |_| {})
}

/// Every file of a zip in its order.
pub fn entries(pack: &Path) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(fs::File::open(pack).unwrap()).unwrap();
    (0..zip.len())
        .map(|index| {
            let mut file = zip.by_index(index).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            (file.name().unwrap().into_owned(), content)
        })
        .collect()
}

#[test]
fn an_edition_is_carried_whole_and_becomes_current() {
    let carried = Carried::new();
    let difference = carried.open().expect("opened").difference(&carried.to.home()).expect("compared");
    assert_eq!(difference.counts(), Changes { added: 0, changed: 2, removed: 0 });
    let loaded = carried.load(false).expect("loaded");
    assert_eq!((loaded.number, loaded.outcome, loaded.current), (2, Outcome::New, true));
    assert_eq!(loaded.difference, Some(difference));
    let (there, here) = (carried.from.current(), carried.to.current());
    assert_eq!((here.id(), here.content(), here.fallback()), (there.id(), there.content(), None));
    assert!(here.file(SEARCH).is_some());
    for verified in edition::verify(&carried.to.home(), None, time(0), &mut |_| {}).expect("verified") {
        assert!(verified.is_whole(), "masters too: {verified:?}");
    }
    let label = here.label();
    assert_eq!((label.by.as_deref(), label.note.as_deref()), (Some("Jun"), Some("opening")));
    assert_eq!(label.published, Some(time(1_800_002_000)), "when it came here");
    let back = edition::roll_back(&carried.to.home(), 1, "Jun", time(1_800_003_000)).expect("rolled back");
    assert_eq!((back.number, back.from), (1, Some(2)));
    assert_eq!(carried.load(false).expect("loaded").outcome, Outcome::Again);
    let again = carried.load(false).expect("loaded");
    assert_eq!((again.number, again.outcome, again.written), (2, Outcome::Unchanged, 0));
}

#[test]
fn a_kept_edition_waits_until_somebody_goes_to_it() {
    let carried = Carried::new();
    let loaded = carried.load(true).expect("loaded");
    assert_eq!((loaded.number, loaded.outcome, loaded.current), (2, Outcome::New, false));
    assert_eq!(carried.to.current().number(), 1);
    let listed = |carried: &Carried| -> Vec<_> {
        let editions = edition::editions(&carried.to.home(), None).expect("editions");
        editions.iter().map(|label| (label.number, label.current)).collect()
    };
    assert_eq!(listed(&carried), [(1, true), (2, false)]);
    assert_eq!(carried.load(true).expect("loaded").outcome, Outcome::Unchanged);
    assert_eq!(edition::verify(&carried.to.home(), Some(2), time(0), &mut |_| {}).expect("verified").len(), 1);
    let rolled = edition::roll_back(&carried.to.home(), 2, "Jun", time(1_800_003_000)).expect("taken");
    assert_eq!((rolled.id, rolled.from), (loaded.id, Some(1)));
    assert_eq!((carried.to.current().number(), carried.to.current().fallback()), (2, None));
    assert_eq!(listed(&carried), [(1, false), (2, true)]);
    carried.to.write_gallery(&["gate.jpg"], "Third");
    assert_eq!(carried.to.publish().expect("published").number, 3);
}

#[test]
fn a_pack_becomes_current_in_an_empty_home_and_in_the_one_that_it_comes_from() {
    let carried = Carried::new();
    let empty = Home::at(carried.to.root().join("empty"));
    let key = carried.from.home().make_key("Mei", time(0)).expect("the key");
    empty.trust(&key, "Jun", time(0)).expect("trusted");
    let loaded = load(&empty, &carried.pack, false).expect("loaded");
    assert_eq!((loaded.number, loaded.outcome, loaded.difference), (1, Outcome::New, None));
    let own = load(&carried.from.home(), &carried.pack, false).expect("one's own key is trusted");
    assert_eq!((own.number, own.outcome), (1, Outcome::Unchanged));
}

#[test]
fn an_unknown_key_is_refused_with_its_fingerprint_until_it_is_trusted() {
    let carried = Carried::unknown();
    let LoadError::UnknownKey { key, fingerprint, .. } = carried.refused() else { panic!("the key is unknown") };
    let own = carried.from.home().make_key("Mei", time(0)).expect("the key");
    assert_eq!((key, fingerprint), (own.to_string(), own.fingerprint()));
    carried.to.home().trust(&own, "Jun", time(0)).expect("trusted");
    carried.load(false).expect("loaded");
    carried.to.home().forget(&own.fingerprint(), "Jun", time(0)).expect("forgotten");
    assert!(matches!(carried.refused(), LoadError::UnknownKey { .. }));
}

#[test]
fn the_same_edition_gives_the_same_pack_but_for_its_signature() {
    let carried = Carried::new();
    let first = entries(&carried.pack);
    let length = fs::metadata(&carried.pack).expect("a pack").len();
    let packed = written(&carried.from, 1, &carried.pack, PART_BYTES).expect("packed over the old one");
    assert_eq!((packed.bytes, packed.files.as_slice()), (length, &[carried.pack.clone()][..]));
    let second = entries(&carried.pack);
    let names: Vec<&String> = second.iter().map(|(name, _)| name).collect();
    assert_eq!(names[..3], ["pack.json", "pack.json.minisig", "edition.json"]);
    for (one, other) in first.iter().zip(&second) {
        assert_eq!(one.0, other.0);
        assert!(one.1 == other.1 || one.0 == "pack.json.minisig", "{}", one.0);
    }
    let folder =
        files(carried.from.root()).into_iter().filter(|(path, _)| path.to_string_lossy().ends_with(".writing"));
    assert_eq!(folder.count(), 0);
}

#[test]
fn a_pack_in_parts_is_loaded_by_any_of_them_whatever_they_are_called() {
    let carried = Carried::new();
    let limit = 20_000;
    let packed = written(&carried.from, 1, &carried.from.root().join("parts/big.jubilee"), limit);
    assert!(matches!(packed, Err(PackError::Store(_))), "the folder is not there: {packed:?}");
    let folder = carried.from.root().join("parts");
    fs::create_dir(&folder).expect("a folder");
    let packed = written(&carried.from, 1, &folder.join("big.jubilee"), limit).expect("packed");
    let count = packed.files.len();
    assert!(count > 1, "{packed:?}");
    assert_eq!(packed.files[0], folder.join(format!("big.1-of-{count}.jubilee")));
    for file in &packed.files {
        assert!(fs::metadata(file).expect("a part").len() <= limit, "{}", file.display());
    }
    let renamed = folder.join("最终版 (2).JUBILEE");
    fs::rename(&packed.files[1], &renamed).expect("renamed");
    fs::write(folder.join("other.jubilee"), "no pack").expect("a file");
    fs::copy(&carried.pack, folder.join("whole.jubilee")).expect("a pack of another kind");

    let missing = fs::read(&packed.files[0]).expect("a part");
    fs::remove_file(&packed.files[0]).expect("removed");
    let before = carried.to.home_files();
    let refused = load(&carried.to.home(), &renamed, false);
    assert!(
        matches!(&refused, Err(LoadError::NotAPack { .. })),
        "what can't be read may be what is missing: {refused:?}"
    );
    fs::remove_file(folder.join("other.jubilee")).expect("removed");
    let refused = load(&carried.to.home(), &renamed, false);
    assert!(
        matches!(&refused, Err(LoadError::PartsMissing { missing, count: of, .. }) if *missing == [1] && *of as usize == count),
        "{refused:?}"
    );
    let mut flipped = missing.clone();
    let middle = flipped.len() - 2000;
    flipped[middle] ^= 1;
    fs::write(&packed.files[0], flipped).expect("a damaged part");
    assert!(matches!(load(&carried.to.home(), &renamed, false), Err(LoadError::Damaged { .. })));
    assert_eq!(carried.to.home_files(), before, "nothing is stored of a pack that is not whole");

    fs::write(&packed.files[0], missing).expect("the part");
    let loaded = load(&carried.to.home(), &renamed, false).expect("loaded");
    assert_eq!(loaded.number, 2);
    assert!(edition::verify(&carried.to.home(), Some(2), time(0), &mut |_| {}).expect("verified")[0].is_whole());
}

#[test]
fn a_file_that_fits_into_no_part_is_named() {
    let carried = Carried::new();
    let target = carried.from.root().join("small.jubilee");
    match written(&carried.from, 1, &target, 8_000) {
        Err(PackError::TooLarge { name, bytes }) => {
            assert!(name.contains(".jpg") && bytes > 3_000, "{name} {bytes}");
        }
        other => panic!("{other:?}"),
    }
    assert!(!target.exists());
}

#[test]
fn a_damaged_edition_is_not_packed_and_leaves_no_file() {
    let carried = Carried::new();
    let master = blake3::hash(&fs::read(carried.from.exhibition().join("gallery/gate.jpg")).expect("a picture"));
    let blob = carried.from.home().store().root().join(format!("blobs/{master}"));
    damage(&blob, |content| content[200] ^= 1);
    let target = carried.from.root().join("new.jubilee");
    let refused = written(&carried.from, 1, &target, PART_BYTES);
    let damage = Damage::FileMissing { name: "gallery/gate.jpg".into() };
    assert!(
        matches!(&refused, Err(PackError::Damaged { number: 1, damage: found }) if *found == damage),
        "{refused:?}"
    );
    fs::remove_file(blob).expect("removed");
    assert!(matches!(written(&carried.from, 1, &target, PART_BYTES), Err(PackError::Damaged { .. })));
    let left = fs::read_dir(carried.from.root())
        .expect("a folder")
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("new"));
    assert_eq!(left.count(), 0);
}

#[test]
fn no_file_of_another_kind_is_replaced_and_no_edition_is_invented() {
    let carried = Carried::new();
    let thesis = carried.from.root().join("thesis.docx");
    fs::write(&thesis, "years of work").expect("a file");
    assert!(matches!(written(&carried.from, 1, &thesis, PART_BYTES), Err(PackError::InTheWay { .. })));
    assert!(matches!(written(&carried.from, 1, carried.from.root(), PART_BYTES), Err(PackError::InTheWay { .. })));
    assert_eq!(fs::read_to_string(&thesis).expect("a file"), "years of work");
    let unknown = written(&carried.from, 4, &carried.pack, PART_BYTES);
    assert!(matches!(unknown, Err(PackError::Unknown { number: 4, known }) if known == [1]));
}

#[test]
fn a_blob_that_was_damaged_here_is_mended_by_loading() {
    for noted in [false, true] {
        let carried = Carried::new();
        carried.load(true).expect("kept");
        let master = blake3::hash(&fs::read(carried.from.exhibition().join("gallery/gate.jpg")).expect("a picture"));
        let blob = carried.to.home().store().root().join(format!("blobs/{master}"));
        damage(&blob, |content| content[20] ^= 1);
        let is_whole =
            || edition::verify(&carried.to.home(), Some(2), time(0), &mut |_| {}).expect("verified")[0].is_whole();
        assert!(!noted || !is_whole());
        let loaded = carried.load(false).expect("loaded");
        assert_eq!((loaded.number, loaded.current), (2, true));
        assert!(is_whole(), "noted: {noted}");
        assert!(!carried.to.home().store().root().join("damaged").exists(), "nothing is noted as damaged any more");
    }
}

#[test]
fn a_kept_edition_is_not_what_a_damaged_pointer_stood_at() {
    let carried = Carried::new();
    carried.load(true).expect("kept");
    fs::write(carried.to.home().store().root().join("current"), "").expect("a damaged pointer");
    assert_eq!(carried.to.current().number(), 1);
    let editions = edition::editions(&carried.to.home(), None).expect("editions");
    assert_eq!(editions.iter().map(|label| label.current).collect::<Vec<_>>(), [true, false]);
    let difference = carried.open().expect("opened").difference(&carried.to.home()).expect("compared");
    assert_eq!(difference.changed.len(), 2, "with edition 1");
}

#[test]
fn a_pack_that_changes_after_it_was_verified_is_not_stored() {
    let carried = Carried::new();
    let whole = fs::read(&carried.pack).expect("a pack");
    let before = carried.to.home_files();
    for pulled in [false, true] {
        let pack = carried.open().expect("opened");
        let mut other = whole.clone();
        let file = fs::OpenOptions::new().write(true).open(&carried.pack).expect("a pack");
        if pulled {
            file.set_len(1000).expect("its end is gone");
        } else {
            // In place, as a failing stick does it: in the gallery's list, which the other home has not.
            let at = whole.windows(10).position(|bytes| bytes == b"caption.en").expect("the list");
            other[at] ^= 1;
            fs::write(&carried.pack, &other).expect("changed");
        }
        let refused = pack.load(&carried.to.home(), false, "Jun", time(0), &mut |_| {});
        assert!(matches!(refused, Err(LoadError::Changed { .. })), "{refused:?}");
        let now: Vec<_> = carried.to.home_files();
        assert_eq!(now, before, "what was stored of it is gone again");
        fs::write(&carried.pack, &whole).expect("as it was");
    }
    carried.load(false).expect("loaded");
}

#[test]
fn an_edition_that_is_being_packed_is_not_pruned() {
    let kiosk = crate::prune::kiosk_of(8);
    let target = kiosk.root().join("old.jubilee");
    let mut pruned = None;
    let home = kiosk.home();
    edition::pack(&home, 1, &target, PART_BYTES, "Mei", time(0), &mut |_| {
        let late = crate::prune::day(100);
        pruned.get_or_insert_with(|| edition::prune(&home, "Jun", late).expect("pruned").removed);
    })
    .expect("packed");
    assert_eq!(pruned, Some(vec![2, 3]));
}
