//! Packs that are damaged, cut short, or none: each is refused for its reason, and nothing is stored.

use std::fs::{self, File};
use std::path::Path;

use engine::edition::{LoadError, Pack};
use zip::write::SimpleFileOptions;

use crate::packs::Carried;

#[test]
fn one_flipped_bit_anywhere_is_found_or_changes_nothing() {
    let carried = Carried::new();
    let whole = fs::read(&carried.pack).unwrap();
    let id = carried.open().expect("whole").id();
    let (mut refused, mut harmless) = (0, 0);
    let before = carried.to.home_files();
    for at in (0..whole.len()).step_by(23) {
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (at % 8);
        fs::write(&carried.pack, flipped).unwrap();
        match carried.open() {
            Ok(pack) => {
                // A date or a right in a header of the zip, which nobody reads.
                assert_eq!(pack.id(), id, "byte {at}");
                harmless += 1;
            }
            Err(
                LoadError::Damaged { .. }
                | LoadError::NotAsSigned { .. }
                | LoadError::Foreign { .. }
                | LoadError::CutShort { .. }
                | LoadError::NotAPack { .. }
                | LoadError::TooNew { .. }
                | LoadError::UnknownKey { .. },
            ) => refused += 1,
            Err(error) => panic!("byte {at}: {error:?}"),
        }
    }
    assert_eq!(carried.to.home_files(), before);
    assert!(refused > 500 && harmless * 10 < refused, "{refused} refused, {harmless} harmless");
}

#[test]
fn a_pack_that_is_cut_short_anywhere_is_refused() {
    let carried = Carried::new();
    let whole = fs::read(&carried.pack).unwrap();
    let before = carried.to.home_files();
    for length in (0..whole.len()).step_by(97).chain(whole.len() - 30..whole.len()) {
        fs::write(&carried.pack, &whole[..length]).unwrap();
        match carried.open() {
            Err(LoadError::CutShort { .. }) => {}
            Err(LoadError::NotAPack { .. }) => assert!(length < 64, "{length}"),
            other => panic!("{length}: {:?}", other.map(|pack| pack.id())),
        }
    }
    assert_eq!(carried.to.home_files(), before);
}

#[test]
fn what_is_no_pack_is_told_as_such() {
    let carried = Carried::new();
    let path = carried.pack.clone();
    for content in [&b"hello"[..], b"PK\x03\x04", &[0; 5000], &[0xFF; 100]] {
        fs::write(&path, content).unwrap();
        assert!(matches!(carried.refused(), LoadError::NotAPack { .. }), "{content:.20?}");
    }
    fs::write(&path, "").unwrap();
    assert!(matches!(carried.refused(), LoadError::CutShort { .. }));
    let mut word = zip::ZipWriter::new(File::create(&path).unwrap());
    word.start_file(
        "word/document.xml",
        SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored),
    )
    .unwrap();
    word.finish().unwrap();
    assert!(matches!(carried.refused(), LoadError::NotAPack { .. }), "another zip");
    let open = |path: &Path| Pack::open(&carried.to.home(), path, &mut |_| {}).expect_err("refused");
    assert!(matches!(open(carried.to.root()), LoadError::NotAPack { .. }), "a folder");
    assert!(matches!(open(&carried.to.root().join("nothing")), LoadError::NotThere { .. }));
    #[cfg(unix)]
    assert!(matches!(open(Path::new("/dev/zero")), LoadError::NotAPack { .. }), "a device is not read for ever");
}
