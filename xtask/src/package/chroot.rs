//! Packages in clean systems of their own: installed, run, upgraded, removed.

use std::path::Path;
use std::process::Command;

use crate::error::TaskError;
use crate::step;
use crate::tree::Tree;

/// Systems of Debian that the packages are for.
pub const SYSTEMS: [&str; 2] = ["bookworm", "trixie"];

/// Makes the system, tries the package in it by `packaging/linux/try.sh`, and keeps the picture of what was shown in
/// `target/package-tried`.
pub fn try_in(tree: &Tree, system: &str, deb: &Path, newer: &Path) -> Result<(), TaskError> {
    let folder = tree.target().join("package-tried");
    std::fs::create_dir_all(&folder).map_err(TaskError::file(&folder))?;
    let copied = |from: &Path, name: &str| {
        let to = folder.join(name);
        std::fs::copy(from, &to).map(drop).map_err(TaskError::file(&to))
    };
    copied(deb, "jubilee.deb")?;
    copied(newer, "newer.deb")?;
    copied(&tree.root().join("packaging/linux/try.sh"), "try.sh")?;
    let hook = |name: &str| format!("copy-in {} /tmp", folder.join(name).display());
    let mut made = Command::new("mmdebstrap");
    made.args(["--variant=minbase", "--include=xvfb,openbox,xauth"]);
    for name in ["jubilee.deb", "newer.deb", "try.sh"] {
        made.arg(format!("--customize-hook={}", hook(name)));
    }
    made.arg("--customize-hook=chroot \"$1\" sh -eu /tmp/try.sh");
    made.arg(format!("--customize-hook=download /tmp/seen.xwd {}", folder.join(format!("{system}.xwd")).display()));
    made.args([system, "/dev/null"]);
    step::run(&mut made)?;
    let (from, to) = (folder.join(format!("{system}.xwd")), folder.join(format!("{system}.png")));
    let script = format!("xwdtopnm -quiet {} | pnmtopng -quiet > {}", from.display(), to.display());
    step::run(Command::new("sh").args(["-c", &script]))?;
    println!("{system}: the package was installed, shown, upgraded and removed; what it showed is in {}", to.display());
    Ok(())
}
