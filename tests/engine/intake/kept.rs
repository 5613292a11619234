//! What staff wrote is kept, and nothing outside the exhibition is touched.

use std::fs;

use engine::intake::{ImportError, Role};
use engine::problem::ProblemCode as P;
use engine::store::Hash;

use super::{Desk, jpeg, taken};

/// What is told of an exhibition into which nothing is imported; not a byte of it has changed.
#[track_caller]
fn refused(desk: &Desk) -> Vec<(P, String)> {
    let before = desk.files();
    match desk.try_import(|request| request) {
        Err(ImportError::Problems { problems }) => {
            assert_eq!(desk.files(), before, "nothing is changed");
            problems.into_iter().map(|problem| (problem.code, problem.file)).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_list_of_another_shape_is_refused_and_not_written_over() {
    for list in [
        "# ours\n[pictures]\nfile = \"gate.jpg\"\nalt.en = \"The gate\"\n",
        "pictures = [{ file = \"gate.jpg\" }, \"yard.png\"]\n",
        "pictures = \"gate.jpg\"\n",
    ] {
        let desk = Desk::new();
        desk.kiosk.write("gallery/media.toml", list);
        desk.put("new.jpg", jpeg(1));
        let problems = refused(&desk);
        assert!(problems.iter().all(|(_, file)| file == "gallery/media.toml"), "{list}: {problems:?}");
        assert_eq!(desk.read("gallery/media.toml"), list);
    }
}

#[test]
fn a_section_that_can_not_be_read_is_not_taken_for_none() {
    let (gb18030, ..) = encoding_rs::GB18030.encode("kind = \"gallery\"\ntitle.en = \"校园老照片\"\n");
    let desk = Desk::new();
    desk.kiosk.write("gallery/section.toml", &gb18030[..]);
    desk.put("new.jpg", jpeg(1));
    assert_eq!(refused(&desk), [(P::NotUtf8, "gallery/section.toml".to_owned())]);
}

#[cfg(unix)]
#[test]
fn a_hidden_folder_that_leads_elsewhere_is_refused() {
    let desk = Desk::new();
    let elsewhere = desk.kiosk.root().join("precious");
    fs::create_dir(&elsewhere).unwrap();
    fs::write(elsewhere.join("thesis.txt"), "years of work").unwrap();
    std::os::unix::fs::symlink("../precious", desk.root().join(".jubilee-import")).unwrap();
    desk.put("new.jpg", jpeg(1));
    assert!(matches!(desk.try_import(|request| request), Err(ImportError::Store(_))));
    assert_eq!(fs::read_to_string(elsewhere.join("thesis.txt")).unwrap(), "years of work");
}

#[test]
fn a_journal_that_leads_out_of_the_exhibition_is_passed_over() {
    let desk = Desk::new();
    let victim = desk.kiosk.root().join("victim.txt");
    fs::write(&victim, "years of work").unwrap();
    let hash = Hash::of(b"years of work");
    for to in ["../victim.txt".to_owned(), victim.to_string_lossy().into_owned()] {
        let moved = format!(r#"{{"from":"1.new","to":{to:?},"hash":"{hash}"}}"#);
        desk.kiosk
            .write(".jubilee-import/journal.json", format!(r#"{{"folders":[],"moves":[{moved}],"switch":null}}"#));
        desk.put("new.jpg", jpeg(1));
        desk.import();
        assert_eq!(fs::read_to_string(&victim).unwrap(), "years of work", "{to}");
        desk.assert_nothing_left("a journal from elsewhere");
    }
}

#[test]
fn a_picture_that_no_list_names_is_told() {
    let desk = Desk::new();
    desk.kiosk.write("gallery/found.jpg", jpeg(1));
    desk.put("found.jpg", jpeg(1));
    let before = desk.files();
    let report = desk.import();
    let told: Vec<_> = report.problems.iter().map(|problem| problem.code).collect();
    assert_eq!((taken(&report), told), (vec![], vec![P::ImportUnlisted]), "{report:?}");
    assert_eq!(desk.files(), before);
    let report = desk.import_to(Some("gallery"));
    assert_eq!(
        taken(&report),
        [("gallery/found.jpg", Role::Picture)],
        "where it is asked for, it is named: {report:?}"
    );
    assert!(desk.read("gallery/media.toml").ends_with("file = \"found.jpg\"\n"));
    let before = desk.files();
    assert_eq!(desk.import_to(Some("gallery")).taken, []);
    assert_eq!(desk.files(), before, "once");
}
