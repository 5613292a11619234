//! The draft of a home: begun from an edition, changed step by step, undone, previewed and published.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use engine::draft::{Draft, DraftError, PictureWords, Step, StepKind};
use engine::edition::{self, Outcome};
use engine::exhibition::LanguageTag;
use engine::home::Home;
use engine::intake::Request;

use crate::failing_disk::{End, FailingDisk, Lost};
use crate::support::{Kiosk, files, time};

const LIST: &str = "gallery/media.toml";
const NOW: i64 = 1_800_000_500;

/// A list as people and imports write it.
const WRITTEN: &str = "# Ours, in order.\n\n[[pictures]]\nfile = \"gate.jpg\" # the old one\nalt.en = \"A picture\"\ncaption.en = \"The gate\"\ncredit = \"Archive\"\n\n[[pictures]]\nfile = \"yard.png\"\n# Suggested by the picture's file. Take the # away from what is right.\n# caption.en = \"The yard in May\"\n# credit = \"Li Na\"\n";

fn kiosk() -> Kiosk {
    let kiosk = Kiosk::new();
    kiosk.write(LIST, WRITTEN);
    kiosk.build();
    kiosk.publish().unwrap();
    kiosk
}

fn begun(kiosk: &Kiosk) -> Draft {
    Draft::begin(&kiosk.home(), &kiosk.current(), "Mei", time(NOW)).unwrap()
}

fn words(alt: &str, caption: &str, credit: &str) -> PictureWords {
    let said = |text: &str| {
        let tag = LanguageTag::parse("en").unwrap();
        (!text.is_empty()).then(|| (tag, text.to_owned())).into_iter().collect()
    };
    PictureWords { alt: said(alt), caption: said(caption), credit: said(credit) }
}

fn list(draft: &Draft) -> String {
    fs::read_to_string(draft.folder().join(LIST)).unwrap()
}

fn kinds((last, next): (Option<Step>, Option<Step>)) -> (Option<StepKind>, Option<StepKind>) {
    (last.map(|step| step.kind), next.map(|step| step.kind))
}

#[test]
fn a_draft_is_the_folder_of_its_edition_byte_for_byte_and_publishing_it_changes_nothing() {
    let kiosk = kiosk();
    let draft = begun(&kiosk);
    let names = |root: PathBuf| -> Vec<(PathBuf, Vec<u8>)> {
        let mut found = files(&root);
        for (path, _) in &mut found {
            *path = path.strip_prefix(&root).unwrap().to_owned();
        }
        found.sort();
        found
    };
    assert_eq!(names(draft.folder()), names(kiosk.exhibition()));
    let again = edition::publish(&kiosk.home(), &draft.folder(), "Mei", None, time(NOW), &mut |_| {}).unwrap();
    assert_eq!((again.number, again.outcome), (1, Outcome::Unchanged));
    assert!(matches!(
        Draft::begin(&kiosk.home(), &kiosk.current(), "Jun", time(NOW)),
        Err(DraftError::Begun { by }) if by == "Mei"
    ));
    Draft::discard(&kiosk.home(), "Jun", time(NOW)).unwrap();
    assert!(Draft::open(&kiosk.home()).unwrap().is_none());
    begun(&kiosk);
}

#[test]
fn the_words_of_a_picture_are_written_where_staff_wrote_them_and_suggestions_are_answered() {
    let kiosk = kiosk();
    let draft = begun(&kiosk);
    let part = &draft.survey().unwrap().sections[1].parts[0];
    let suggested = &part.pictures[1].suggested;
    assert_eq!(suggested.caption.values().collect::<Vec<_>>(), ["The yard in May"]);
    assert_eq!(suggested.credit.as_deref(), Some("Li Na"));
    draft.describe(LIST, "yard.png", &words("A yard", "The yard", ""), "Mei", time(NOW)).unwrap();
    let written = list(&draft);
    assert!(written.starts_with("# Ours, in order.\n\n[[pictures]]\nfile = \"gate.jpg\" # the old one\n"), "{written}");
    assert!(!written.contains("The yard in May"), "{written}");
    assert!(written.contains("# credit = \"Li Na\""), "not answered: {written}");
    draft.describe(LIST, "yard.png", &words("A yard", "The yard", "Li Na"), "Mei", time(NOW)).unwrap();
    assert!(!list(&draft).contains("Suggested by"), "{}", list(&draft));
    let picture = draft.survey().unwrap().sections[1].parts[0].pictures[1].clone();
    assert_eq!(picture.words, words("A yard", "The yard", "Li Na"));
    // One line for all languages stays what it is.
    draft.describe(LIST, "gate.jpg", &words("A gate", "The gate", "Archive"), "Mei", time(NOW)).unwrap();
    assert!(list(&draft).contains("credit = \"Archive\""), "{}", list(&draft));
}

#[test]
fn every_step_is_undone_and_done_again_byte_for_byte() {
    let kiosk = kiosk();
    let draft = begun(&kiosk);
    let mut folders = vec![files(&draft.folder())];
    draft.describe(LIST, "gate.jpg", &words("A gate", "Opened", "Archive"), "Mei", time(NOW)).unwrap();
    folders.push(files(&draft.folder()));
    draft.arrange(LIST, "yard.png", 0, "Mei", time(NOW)).unwrap();
    assert!(list(&draft).find("yard.png") < list(&draft).find("gate.jpg"), "{}", list(&draft));
    assert!(list(&draft).contains("# caption.en"), "what stands beside a picture goes with it");
    folders.push(files(&draft.folder()));
    draft.remove(LIST, "gate.jpg", "Mei", time(NOW)).unwrap();
    assert!(!draft.folder().join("gallery/gate.jpg").exists());
    folders.push(files(&draft.folder()));
    draft
        .write_text("message", &LanguageTag::parse("en").unwrap(), "# Hello\r\n\r\nCome in.  \n", "Mei", time(NOW))
        .unwrap();
    assert_eq!(fs::read_to_string(draft.folder().join("message/en.md")).unwrap(), "# Hello\n\nCome in.\n");
    folders.push(files(&draft.folder()));
    assert_eq!(kinds(draft.steps().unwrap()), (Some(StepKind::Text), None));
    for folder in folders.iter().rev().skip(1) {
        draft.undo("Mei", time(NOW)).unwrap().unwrap();
        assert_eq!(&files(&draft.folder()), folder);
    }
    assert_eq!(draft.undo("Mei", time(NOW)).unwrap(), None);
    for folder in &folders[1..] {
        draft.redo("Mei", time(NOW)).unwrap().unwrap();
        assert_eq!(&files(&draft.folder()), folder);
    }
    assert_eq!(draft.redo("Mei", time(NOW)).unwrap(), None);
}

#[test]
fn an_import_is_one_step() {
    let kiosk = kiosk();
    let draft = begun(&kiosk);
    let before = files(&draft.folder());
    let stick = tempfile::tempdir().unwrap();
    image::RgbImage::new(1000, 700).save(stick.path().join("最终版 (2).png")).unwrap();
    fs::write(stick.path().join("notes.txt"), "A text that has a title.\n\nAnd a paragraph.\n").unwrap();
    let sources = [stick.path().to_owned()];
    let request = Request {
        sources: &sources,
        into: stick.path(),
        section: None,
        dry_run: false,
        heif: None,
        scratch: &std::env::temp_dir(),
    };
    let report = draft.import(&request, "Mei", time(NOW), &|| false, &mut |_| {}).unwrap();
    assert!(!report.taken.is_empty(), "{report:?}");
    let after = files(&draft.folder());
    assert_ne!(before, after);
    assert_eq!(kinds(draft.steps().unwrap()), (Some(StepKind::Import), None));
    draft.undo("Mei", time(NOW)).unwrap().unwrap();
    assert_eq!(files(&draft.folder()), before);
    draft.redo("Mei", time(NOW)).unwrap().unwrap();
    assert_eq!(files(&draft.folder()), after);
    // What was undone is over once something else is done.
    draft.undo("Mei", time(NOW)).unwrap().unwrap();
    draft.describe(LIST, "gate.jpg", &words("A gate", "Opened", "Archive"), "Mei", time(NOW)).unwrap();
    assert_eq!(draft.redo("Mei", time(NOW)).unwrap(), None);
    let kept = fs::read_dir(kiosk.home().root().join("draft/kept")).unwrap().count();
    assert_eq!(kept, 2, "nothing is kept that nobody can come back to");
}

#[test]
fn a_file_that_was_changed_by_another_way_is_not_overwritten() {
    let kiosk = kiosk();
    let draft = begun(&kiosk);
    draft.describe(LIST, "gate.jpg", &words("A gate", "Opened", "Archive"), "Mei", time(NOW)).unwrap();
    fs::write(draft.folder().join(LIST), WRITTEN.replace("The gate", "By hand")).unwrap();
    let undone = draft.undo("Mei", time(NOW));
    assert!(matches!(undone, Err(DraftError::Changed { file }) if file == LIST));
    assert!(list(&draft).contains("By hand"));
    for unknown in ["../exhibition.toml", "/etc/media.toml", "gallery/../media.toml", "exhibition.toml", "x/media.toml"]
    {
        let asked = draft.describe(unknown, "gate.jpg", &words("a", "", ""), "Mei", time(NOW));
        assert!(matches!(asked, Err(DraftError::Unknown { .. })), "{unknown}");
    }
    let long = words("A gate", &"long ".repeat(500), "");
    assert!(matches!(draft.describe(LIST, "gate.jpg", &long, "Mei", time(NOW)), Err(DraftError::TooLong { .. })));
}

#[test]
fn a_preview_is_what_would_be_published_and_nobody_sees_it() {
    let kiosk = kiosk();
    let mut draft = begun(&kiosk);
    draft.describe(LIST, "gate.jpg", &words("A gate", "Opened", "Archive"), "Mei", time(NOW)).unwrap();
    let shown = kiosk.current();
    let preview = edition::preview(&kiosk.home(), &draft.folder(), &shown, "Mei", time(NOW), &mut |_| {}).unwrap();
    let changed: Vec<String> = preview.difference.unwrap().changed.into_iter().map(|item| item.id).collect();
    assert_eq!(changed, ["gallery/gate"]);
    assert_eq!(kiosk.current().number(), 1);
    assert!(!edition::is_superseded(&kiosk.home(), &shown));
    let published = edition::publish(&kiosk.home(), &draft.folder(), "Mei", None, time(NOW), &mut |_| {}).unwrap();
    assert_eq!((published.number, published.id), (2, preview.edition.id()));
    draft.became(published.id, published.number, "Mei", time(NOW)).unwrap();
    assert_eq!(Draft::open(&kiosk.home()).unwrap().unwrap().about().number, 2);
}

#[test]
fn a_power_cut_at_any_instruction_leaves_the_draft_as_before_the_step_or_as_after_it() {
    type Deed = fn(&Draft) -> Result<(), DraftError>;
    let describe: Deed = |draft| draft.describe(LIST, "gate.jpg", &words("A", "B", "C"), "Mei", time(NOW));
    let remove: Deed = |draft| draft.remove(LIST, "gate.jpg", "Mei", time(NOW));
    let undo: Deed = |draft| draft.undo("Mei", time(NOW)).map(drop);
    for (name, prepare, deed) in [("describe", None, describe), ("remove", None, remove), ("undo", Some(remove), undo)]
    {
        let kiosk = kiosk();
        let draft = begun(&kiosk);
        if let Some(prepare) = prepare {
            prepare(&draft).unwrap();
        }
        let (home_before, before) = (kiosk.home_files(), files(&draft.folder()));
        for lost in [Lost::Nothing, Lost::All] {
            let mut cut = 0;
            loop {
                kiosk.put_back(&home_before);
                let disk = FailingDisk::new(cut, End::PowerCut);
                let home: Home = kiosk.home_on(Arc::<FailingDisk>::clone(&disk));
                let broken = Draft::open(&home).ok().flatten().is_none_or(|draft| deed(&draft).is_err());
                disk.lose(lost);
                let when = format!("{name}, {lost:?}, instruction {cut}");
                let next = Draft::open(&kiosk.home()).unwrap().unwrap();
                next.mend("Jun", time(NOW)).unwrap_or_else(|error| panic!("{when}: {error}"));
                let found = files(&next.folder());
                if found == before {
                    deed(&next).unwrap_or_else(|error| panic!("{when}: {error}"));
                } else {
                    assert!(kinds(next.steps().unwrap()) != (None, None), "{when}: the step can be undone");
                }
                let after = files(&next.folder());
                let whole = if name == "undo" { after.len() == before.len() + 1 } else { after != before };
                assert!(whole, "{when}");
                draft_is_readable(&next, &when);
                if !broken {
                    assert!(cut > 3, "{when}");
                    break;
                }
                cut += 1;
            }
        }
    }
}

fn draft_is_readable(draft: &Draft, when: &str) {
    let survey = draft.survey().unwrap_or_else(|error| panic!("{when}: {error}"));
    assert!(survey.problems.iter().all(|problem| problem.severity != engine::problem::Severity::Error), "{when}");
}
