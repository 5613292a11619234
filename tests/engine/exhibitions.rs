//! Small exhibitions, written for one test each.

use std::path::Path;

use engine::exhibition::{Draft, read};
use engine::problem::{Problem, ProblemCode};

/// A folder with these files; a picture's name gives a small picture.
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
        image::RgbImage::new(8, 6).save(path).unwrap();
    } else {
        std::fs::write(path, text).unwrap();
    }
}

/// Reads a folder with these files.
pub fn draft(files: &[(&str, &str)]) -> Draft {
    read(folder(files).path()).unwrap()
}

/// Codes, files and lines of a draft's problems.
pub fn found(draft: &Draft) -> Vec<(ProblemCode, &str, Option<u32>)> {
    draft.problems.iter().map(|problem| (problem.code, problem.file.as_str(), problem.line)).collect()
}

/// The one problem with this code.
pub fn the(draft: &Draft, code: ProblemCode) -> &Problem {
    let mut with = draft.problems.iter().filter(|problem| problem.code == code);
    let one = with.next().unwrap_or_else(|| panic!("no {code:?} in {:#?}", draft.problems));
    assert!(with.next().is_none(), "{code:?} twice in {:#?}", draft.problems);
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
