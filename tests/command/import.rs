//! `jubilee import`: what it takes, says and how it ends.

use std::fs;
use std::path::PathBuf;

use super::{Desk, is_chinese};

/// A stick with a picture that is new and an empty one.
fn stick(desk: &Desk) -> PathBuf {
    let stick = desk.folder.path().join("stick");
    fs::create_dir_all(&stick).expect("a folder");
    image::RgbImage::from_pixel(64, 48, image::Rgb([9, 90, 200])).save(stick.join("yard.jpg")).expect("a picture");
    fs::write(stick.join("empty.jpg"), "").expect("a file");
    stick
}

#[test]
fn a_dry_run_writes_nothing_the_import_ends_with_1_for_what_is_wrong_and_twice_adds_nothing() {
    let desk = Desk::new();
    let stick = stick(&desk).display().to_string();
    let dry = desk.run(&["import", &stick, "--into", "EXHIBITION", "--dry-run", "--format", "json"]);
    assert_eq!((dry.code, &dry.json()["dry_run"]), (1, &true.into()), "{dry:?}");
    assert!(!desk.exhibition().join("gallery/yard.jpg").exists());

    let done = desk.run(&["import", &stick, "--into", "EXHIBITION"]);
    assert_eq!(done.code, 1, "{done:?}");
    assert!(done.out.contains("empty.jpg") && done.out.contains("→ gallery/yard.jpg (picture)"), "{}", done.out);
    assert!(desk.exhibition().join("gallery/yard.jpg").is_file());

    fs::remove_file(format!("{stick}/empty.jpg")).expect("removed");
    let again = desk.run(&["import", &stick, "--into", "EXHIBITION", "--lang", "zh"]);
    assert_eq!((again.code, is_chinese(&again.out)), (0, true), "{again:?}");
    assert!(again.out.ends_with("导入 0 个文件，已有 1 个，未导入 0 个。\n"), "{}", again.out);
}

#[test]
fn a_source_or_a_section_that_is_not_there_ends_with_1_and_no_source_with_2() {
    let desk = Desk::new();
    let stick = stick(&desk).display().to_string();
    let gone = desk.run(&["import", "/nowhere/stick", "--into", "EXHIBITION"]);
    assert_eq!((gone.code, gone.err.contains("/nowhere/stick")), (1, true), "{gone:?}");
    let unknown = desk.run(&["import", &stick, "--into", "EXHIBITION", "--section", "rooms"]);
    assert_eq!(unknown.code, 1, "{unknown:?}");
    assert!(unknown.err.contains("“rooms”") && unknown.err.contains("gallery"), "{}", unknown.err);
    assert_eq!(desk.run(&["import", "--into", "EXHIBITION"]).code, 2);
}

#[test]
fn files_are_counted_apart_from_what_became_of_them() {
    let desk = Desk::new();
    let fixture = |name: &str| format!("{}/../../tests/fixtures/intake/{name}", env!("CARGO_MANIFEST_DIR"));
    let last = |arguments: &[&str]| {
        let ended = desk.run(&[&["import", "--into", "EXHIBITION"], arguments].concat());
        ended.out.lines().last().unwrap_or_else(|| panic!("{ended:?}")).to_owned()
    };
    let events = fixture("events.csv");
    let dry = last(&["--dry-run", &events]);
    assert_eq!(dry, "Nothing was written. It would be: 1 file taken as 2 items, 0 there already, 0 not taken.");
    let picture = stick(&desk).join("yard.jpg").display().to_string();
    let tracked = fixture("tracked.docx");
    let mixed = last(&[&events, &tracked, "--lang", "zh"]);
    assert_eq!(mixed, "导入 1 个文件（成为 2 个展项），已有 0 个，未导入 1 个。");
    let again = last(&[&events, &picture]);
    assert_eq!(again, "1 file taken, 1 there already, 0 not taken.");
}
