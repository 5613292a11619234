use std::path::{Path, PathBuf};

/// The checkout that this program was built in.
#[derive(Clone, Debug)]
pub struct Tree {
    root: PathBuf,
    target: PathBuf,
}

impl Tree {
    pub fn of_this_checkout() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(PathBuf::new, Path::to_path_buf);
        let target = match std::env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => root.join(folder),
            None => root.join("target"),
        };
        Self { root, target }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn target(&self) -> &Path {
        &self.target
    }

    pub fn interface(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// The exhibition that the packages carry.
    pub fn exhibition(&self) -> PathBuf {
        self.root.join("assets/exhibitions/ustb-70")
    }

    /// The edition built from it.
    pub fn built_in(&self) -> PathBuf {
        self.target.join("built-in")
    }
}
