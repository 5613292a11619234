//! Small exhibitions, written for one test each.

use std::collections::BTreeSet;
use std::path::Path;

use engine::exhibition::{Draft, read};
use engine::problem::{Problem, ProblemCode};
use engine::words::Lang;

/// A folder with these files; a picture's name gives a picture, as long as a screen needs it.
pub fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        write(folder.path(), name, text);
    }
    folder
}

pub fn write(root: &Path, name: &str, text: &str) {
    let path = root.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    if path.extension().is_some_and(|ending| ending == "png") && text.is_empty() {
        image::RgbImage::new(960, 24).save(path).unwrap();
    } else {
        std::fs::write(path, text).unwrap();
    }
}

/// Reads a folder with these files.
pub fn draft(files: &[(&str, &str)]) -> Draft {
    read(folder(files).path()).unwrap()
}

/// Everything that a problem may name.
const ARGUMENTS: [&str; 44] = [
    "allowed",
    "bound",
    "by",
    "count",
    "detail",
    "example",
    "expected",
    "first",
    "folder",
    "format",
    "found",
    "from",
    "height",
    "here",
    "how",
    "item",
    "kept",
    "key",
    "known",
    "language",
    "least",
    "limit",
    "measure",
    "most",
    "name",
    "needed",
    "other",
    "paragraph",
    "pixels",
    "row",
    "section",
    "side",
    "suggestion",
    "taken",
    "there",
    "to",
    "unit",
    "usual",
    "value",
    "what",
    "why",
    "width",
    "written",
    "file",
];

/// What the sentence and the remedy of a code name.
pub fn places(code: ProblemCode, suggested: bool, lang: Lang) -> BTreeSet<String> {
    let mut problem = Problem::new(code, "\u{1}file\u{1}");
    for key in ARGUMENTS.iter().filter(|key| suggested || **key != "suggestion") {
        problem = problem.with(key, format!("\u{1}{key}\u{1}"));
    }
    let [sentence, remedy] = [problem.sentence(lang), problem.remedy(lang)];
    for text in [&sentence, &remedy] {
        assert!(!text.is_empty() && !text.contains(['{', '}']), "{code:?}: {text}");
    }
    (sentence + &remedy).split('\u{1}').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Holds against a problem as it was found that it knows everything that is said of it.
pub fn assert_told(problem: &Problem) {
    for lang in Lang::ALL {
        for place in places(problem.code, problem.arguments.contains_key("suggestion"), lang) {
            let known = place == "file" || problem.arguments.contains_key(&place);
            assert!(known, "{problem:?} does not know its {place}");
        }
    }
}

/// Codes, files and lines of a draft's problems.
pub fn found(draft: &Draft) -> Vec<(ProblemCode, &str, Option<u32>)> {
    draft.problems.iter().for_each(assert_told);
    draft.problems.iter().map(|problem| (problem.code, problem.file.as_str(), problem.line)).collect()
}

/// The one problem with this code.
pub fn the(draft: &Draft, code: ProblemCode) -> &Problem {
    let mut with = draft.problems.iter().filter(|problem| problem.code == code);
    let one = with.next().unwrap_or_else(|| panic!("no {code:?} in {:#?}", draft.problems));
    assert!(with.next().is_none(), "{code:?} twice in {:#?}", draft.problems);
    assert_told(one);
    one
}

/// An exhibition in English alone, with these sections.
pub fn exhibition_toml(sections: &str) -> String {
    format!("format = 1\nid = \"small\"\nlanguages = [\"en\"]\nsections = [{sections}]\n[title]\nen = \"Small\"\n")
}

/// An exhibition in English and Chinese, with these sections.
pub fn bilingual_toml(sections: &str) -> String {
    format!(
        "format = 1\nid = \"small\"\nlanguages = [\"en\", \"zh-Hans\"]\nsections = [{sections}]\nnames = [\"WU Guilong\"]\n\
         [title]\nen = \"Small\"\nzh-Hans = \"小\"\n"
    )
}
