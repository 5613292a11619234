//! The source of the MSI: every file of a folder, named as Windows Installer wants it.

use std::fmt::Write;
use std::io;
use std::path::Path;

/// Fills the template: `VERSION`, and `FILES` and `PARTS` with what is in `folder`.
pub(super) fn source(template: &str, version: &str, folder: &Path) -> io::Result<String> {
    let mut listed = Listed::default();
    listed.list(folder, Path::new(""), 5)?;
    Ok(template.replace("VERSION", version).replace("FILES\n", &listed.files).replace("PARTS\n", &listed.parts))
}

#[derive(Default)]
struct Listed {
    files: String,
    parts: String,
    count: usize,
}

impl Listed {
    /// Lists a folder that lies at `within`; a component a file, so that each is repaired by itself.
    fn list(&mut self, root: &Path, within: &Path, depth: usize) -> io::Result<()> {
        let mut entries: Vec<_> = std::fs::read_dir(root.join(within))?.collect::<Result<_, _>>()?;
        entries.sort_by_key(std::fs::DirEntry::file_name);
        let indent = "  ".repeat(depth);
        let (folders, files): (Vec<_>, Vec<_>) = entries.into_iter().partition(|entry| entry.path().is_dir());
        for file in files {
            self.count += 1;
            let path = within.join(file.file_name());
            let (id, path) = (self.count, escaped(&path.display().to_string()));
            let name = escaped(&file.file_name().to_string_lossy());
            // Writing to a string does not fail.
            let _ = writeln!(
                self.files,
                "{indent}<Component Id=\"C{id}\" Guid=\"*\" Win64=\"yes\">\
                 <File Id=\"F{id}\" Name=\"{name}\" Source=\"{path}\" KeyPath=\"yes\"/></Component>"
            );
            let _ = writeln!(self.parts, "      <ComponentRef Id=\"C{id}\"/>");
        }
        for folder in folders {
            self.count += 1;
            let name = escaped(&folder.file_name().to_string_lossy());
            let _ = writeln!(self.files, "{indent}<Directory Id=\"D{}\" Name=\"{name}\">", self.count);
            self.list(root, &within.join(folder.file_name()), depth + 1)?;
            let _ = writeln!(self.files, "{indent}</Directory>");
        }
        Ok(())
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_named_once_in_its_folder() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir_all(folder.path().join("a/b")).expect("folders");
        for file in ["one.exe", "a/two", "a/b/R&D"] {
            std::fs::write(folder.path().join(file), "").expect("written");
        }
        let told = source("VERSION\nFILES\nPARTS\n", "1.2.3", folder.path()).expect("listed");
        assert!(told.starts_with("1.2.3\n"));
        for part in ["Source=\"one.exe\"", "Source=\"a/two\"", "Source=\"a/b/R&amp;D\"", "Name=\"R&amp;D\""] {
            assert_eq!(told.matches(part).count(), 1, "{part} in {told}");
        }
        assert_eq!(told.matches("<Component ").count(), 3);
        assert_eq!(told.matches("<ComponentRef ").count(), 3);
        assert_eq!(told.matches("<Directory ").count(), told.matches("</Directory>").count());
    }
}
