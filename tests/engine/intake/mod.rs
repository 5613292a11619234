//! Staff's files in: from a stick into an exhibition.

mod archives;
mod bad_input;
mod crash;
mod examples;
mod kept;
mod metadata;
mod pictures;
mod sounds;
mod texts;
mod twice;

use std::fs;
use std::path::{Path, PathBuf};

use engine::exhibition;
use engine::intake::{self, ImportError, Report, Request, Role};
use engine::problem::{Problem, ProblemCode, Severity};
use engine::store::RealDisk;
use image::{ImageFormat, RgbImage};
use tempfile::TempDir;

use crate::support::{Kiosk, files};

/// An exhibition, and a stick to import from.
pub struct Desk {
    pub kiosk: Kiosk,
    stick: TempDir,
    sources: [PathBuf; 1],
    root: PathBuf,
    scratch: PathBuf,
}

impl Desk {
    /// A gallery of two pictures, a message in English, and an empty stick.
    pub fn new() -> Self {
        let (kiosk, stick) = (Kiosk::new(), tempfile::tempdir().expect("a temporary folder"));
        let (sources, root) = ([stick.path().to_owned()], kiosk.exhibition());
        Self { kiosk, stick, sources, root, scratch: std::env::temp_dir() }
    }

    /// One that has no gallery yet.
    pub fn without_gallery() -> Self {
        let desk = Self::new();
        fs::remove_dir_all(desk.root().join("gallery")).expect("the gallery is removed");
        desk.kiosk.write(
            "exhibition.toml",
            "# ours\nformat = 1\nid = \"one\"\nlanguages = [\"en\", \"zh-Hans\"]\nsections = [\"message\"] # in order\n\n[title]\nen = \"One\"\nzh-Hans = \"一\"\n",
        );
        desk.kiosk.write("message/zh-Hans.md", "# 欢迎\n\n请进。看看。\n");
        desk
    }

    pub fn root(&self) -> PathBuf {
        self.kiosk.exhibition()
    }

    pub fn stick(&self) -> PathBuf {
        self.stick.path().to_owned()
    }

    /// Puts a file on the stick.
    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.stick.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder above")).expect("folders");
        fs::write(&path, bytes).expect("a file");
        path
    }

    /// Imports the whole stick.
    #[track_caller]
    pub fn import(&self) -> Report {
        self.import_to(None)
    }

    #[track_caller]
    pub fn import_to(&self, section: Option<&str>) -> Report {
        self.try_import(|request| Request { section, ..request }).expect("imported")
    }

    /// Imports the whole stick, but for what is changed.
    pub fn try_import<'r>(&'r self, change: impl FnOnce(Request<'r>) -> Request<'r>) -> Result<Report, ImportError> {
        let request = Request {
            sources: &self.sources,
            into: &self.root,
            section: None,
            dry_run: false,
            heif: None,
            scratch: &self.scratch,
        };
        intake::import(&change(request), &RealDisk, &|| false, &mut |_| {})
    }

    /// Every file of the exhibition, hidden ones too.
    pub fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        files(&self.root())
    }

    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.root().join(file)).expect("a text")
    }

    /// What `check` says.
    pub fn check(&self) -> exhibition::Report {
        exhibition::check(&self.root(), None).expect("checked")
    }

    #[track_caller]
    pub fn assert_no_errors(&self, when: &str) {
        let problems = self.check().problems;
        assert!(problems.iter().all(|problem| problem.severity == Severity::Warning), "{when}: {problems:?}");
    }

    #[track_caller]
    pub fn assert_nothing_left(&self, when: &str) {
        assert!(!self.root().join(".jubilee-import").exists(), "{when}: the hidden folder is left");
    }
}

/// Names in the exhibition of what was taken, in order.
pub fn taken(report: &Report) -> Vec<(&str, Role)> {
    report.taken.iter().map(|taken| (taken.to.as_str(), taken.role)).collect()
}

pub fn codes(report: &Report) -> Vec<ProblemCode> {
    report.problems.iter().map(|problem| problem.code).collect()
}

#[track_caller]
pub fn problem<'r>(report: &'r Report, file: &str) -> &'r Problem {
    let found = report.problems.iter().find(|problem| problem.file.replace('\\', "/").contains(file));
    found.unwrap_or_else(|| panic!("nothing is said of {file}: {report:?}"))
}

/// A picture of which no two are alike unless the number is the same.
pub fn picture(number: u8, format: ImageFormat) -> Vec<u8> {
    let image = RgbImage::from_fn(80, 50, |x, y| image::Rgb([number.wrapping_mul(37), (x * 3) as u8, (y * 5) as u8]));
    crate::imaging::encoded(image, format)
}

pub fn jpeg(number: u8) -> Vec<u8> {
    picture(number, ImageFormat::Jpeg)
}

/// Whether a folder is empty or not there.
pub fn is_bare(folder: &Path) -> bool {
    fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none())
}
