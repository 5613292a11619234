//! A kiosk and an exhibition in a folder that goes when the test does.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use engine::edition::{self, Edition, PublishError, Published};
use engine::home::Home;
use engine::store::Disk;
use image::{Rgb, RgbImage};
use jiff::Timestamp;
use tempfile::TempDir;

/// A home, an exhibition and a built-in edition.
pub struct Kiosk {
    folder: TempDir,
}

impl Kiosk {
    /// With a gallery of two pictures and a message, nothing published.
    pub fn new() -> Self {
        let kiosk = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        kiosk.write(
            "exhibition.toml",
            "format = 1\nid = \"two-rooms\"\nlanguages = [\"en\"]\nsections = [\"message\", \"gallery\"]\n\n[title]\nen = \"Two rooms\"\n",
        );
        kiosk.write(
            "message/section.toml",
            "kind = \"message\"\n\n[[signatories]]\nrole.en = \"Warden\"\nname.en = \"Ada Low\"\n",
        );
        kiosk.write("message/en.md", "# Welcome\n\nCome in. Look around.\n");
        kiosk.write("gallery/section.toml", "kind = \"gallery\"\n\n[title]\nen = \"Pictures\"\n");
        kiosk.write_gallery(&["gate.jpg", "yard.png"], "The gate");
        kiosk.picture("gallery/gate.jpg", 500, 300, [200, 40, 40]);
        kiosk.picture("gallery/yard.png", 200, 300, [40, 200, 40]);
        kiosk
    }

    pub fn exhibition(&self) -> PathBuf {
        self.folder.path().join("exhibition")
    }

    pub fn home(&self) -> Home {
        Home::at(self.folder.path().join("home"))
    }

    pub fn home_on(&self, disk: Arc<dyn Disk>) -> Home {
        Home::on(self.folder.path().join("home"), disk)
    }

    pub fn built_in(&self) -> PathBuf {
        self.folder.path().join("built-in")
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Writes one of staff's files.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.exhibition().join(name);
        fs::create_dir_all(path.parent().expect("a folder above")).expect("folders");
        fs::write(path, content).expect("a file");
    }

    /// Writes the gallery's list; every picture has the same caption.
    pub fn write_gallery(&self, files: &[&str], caption: &str) {
        let table = |file: &&str| {
            format!(
                "[[pictures]]\nfile = \"{file}\"\nalt.en = \"A picture\"\ncaption.en = \"{caption}\"\ncredit = \"Archive\"\n"
            )
        };
        let tables: Vec<String> = files.iter().map(table).collect();
        self.write("gallery/media.toml", tables.join("\n"));
    }

    /// Writes a picture whose pixels differ, in a colour.
    pub fn picture(&self, name: &str, width: u32, height: u32, colour: [u8; 3]) {
        let image = RgbImage::from_fn(width, height, |x, y| {
            let shade = (x * 40 / width + y * 40 / height) as u8;
            Rgb(colour.map(|channel| channel.saturating_add(shade)))
        });
        let path = self.exhibition().join(name);
        image.save(path).expect("a picture");
    }

    pub fn publish(&self) -> Result<Published, PublishError> {
        self.publish_at(1_800_000_000)
    }

    /// Publishes at a second since 1970.
    pub fn publish_at(&self, second: i64) -> Result<Published, PublishError> {
        edition::publish(&self.home(), &self.exhibition(), "Mei", Some("opening"), time(second), &mut |_| {})
    }

    pub fn build(&self) {
        edition::build(&self.exhibition(), &self.built_in(), &mut |_| {}).expect("the built-in edition");
    }

    /// What would be on screen.
    pub fn current(&self) -> Edition {
        edition::current(Some(&self.home()), &self.built_in()).expect("something to show")
    }

    /// Every file of the home with its content.
    pub fn home_files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        files(self.home().root())
    }

    /// Makes the home what [`home_files`](Self::home_files) gave.
    pub fn put_back(&self, before: &[(PathBuf, Vec<u8>)]) {
        remove(self.home().root());
        for (path, content) in before {
            fs::create_dir_all(path.parent().expect("a folder above")).expect("folders");
            fs::write(path, content).expect("a file");
        }
    }
}

pub fn time(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("a time")
}

/// Every file in a folder with its content, by path.
pub fn files(root: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(folder) else { continue };
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let content = fs::read(&path).expect("a file");
                found.push((path, content));
            }
        }
    }
    found.sort();
    found
}

/// Removes a file, or a folder with all that is in it. What can only be read an older Windows, and wine, removes only once
/// it can be written.
pub fn remove(path: &Path) {
    if cfg!(windows) {
        let inside = files(path).into_iter().map(|(file, _)| file);
        for file in inside.chain(path.is_file().then(|| path.to_owned())) {
            writable(&file);
        }
    }
    let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    removed.expect("removed");
}

/// Makes a blob or manifest writable, as only a fault does, and changes it.
pub fn damage(path: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut content = fs::read(path).expect("a file");
    change(&mut content);
    writable(path);
    fs::write(path, content).expect("a write");
}

fn writable(file: &Path) {
    let mut permissions = fs::metadata(file).expect("a file").permissions();
    #[allow(clippy::permissions_set_readonly_false, reason = "the file goes when the test does")]
    permissions.set_readonly(false);
    fs::set_permissions(file, permissions).expect("permissions");
}

/// Says loudly that something was not tested: what a test that passes prints is not shown, this is.
pub fn skipped(what: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "\nSKIPPED: {what}");
}
