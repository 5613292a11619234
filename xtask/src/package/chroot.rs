//! Clean systems: what a package needs there to be installed without a network, and the package installed, run, upgraded
//! and removed there.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::TaskError;
use crate::step;
use crate::tree::Tree;

/// Systems of Debian that the packages are for.
pub const SYSTEMS: [&str; 2] = ["bookworm", "trixie"];

/// What a kiosk has beyond what the package needs: pictures from phones, the firewall, the sound's level, the time.
const BESIDES: &str = "libheif-examples nftables alsa-utils systemd-timesyncd";

/// What every system has, in a version of its own: packages of one family must be of one version, and the system on the
/// machine may be older than the folder.
const FAMILY: &str = "systemd systemd-sysv libsystemd-shared libsystemd0 udev libudev1 libnss-systemd libpam-systemd";

/// Lays the package, and every package that a bare system of this kind lacks for it, into one folder for a stick.
pub fn gather(tree: &Tree, system: &str, deb: &Path) -> Result<PathBuf, TaskError> {
    let folder = tree.target().join("package").join(format!("offline-{system}"));
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(TaskError::file(&folder))?;
    }
    std::fs::create_dir_all(&folder).map_err(TaskError::file(&folder))?;
    let download = format!(
        "--customize-hook=chroot \"$1\" sh -euc 'apt-get update -q; \
         apt-get install -qy --download-only --no-install-recommends -o Dir::Cache::archives=/tmp/offline/ \
         /tmp/jubilee.deb {BESIDES}; \
         apt-get install -qy --download-only --reinstall --no-install-recommends -o Dir::Cache::archives=/tmp/offline/ \
         {FAMILY}'"
    );
    let mut made = Command::new("mmdebstrap");
    made.args([
        "--variant=minbase",
        "--include=systemd-sysv,dbus",
        "--customize-hook=mkdir -p \"$1\"/tmp/offline/partial",
    ]);
    made.arg(format!("--customize-hook=upload {} /tmp/jubilee.deb", deb.display())).arg(download);
    made.arg("--customize-hook=rm -rf \"$1\"/tmp/offline/partial \"$1\"/tmp/offline/lock");
    made.arg(format!("--customize-hook=sync-out /tmp/offline {}", folder.display()));
    step::run(made.args([system, "/dev/null"]))?;
    let own = folder.join(deb.file_name().unwrap_or_default());
    std::fs::copy(deb, &own).map_err(TaskError::file(&own))?;
    Ok(folder)
}

/// A package that is tried.
#[derive(Clone, Copy, Debug)]
pub enum Tried<'a> {
    /// Debian's, with the one that it is upgraded to.
    Deb { newer: &'a Path },
    /// Fedora's. There is no Fedora to be had here, so it is tried on a Debian that has what it needs.
    Rpm { package: &'a Path },
}

/// Makes a clean system, tries in it what was gathered, by `packaging/linux/try.sh` and without a network, and keeps the
/// picture of what was shown in `target/package-tried`.
pub fn try_in(tree: &Tree, system: &str, offline: &Path, tried: Tried<'_>) -> Result<(), TaskError> {
    let folder = tree.target().join("package-tried");
    std::fs::create_dir_all(&folder).map_err(TaskError::file(&folder))?;
    let (kind, more, package, to) = match tried {
        Tried::Deb { newer } => ("deb", "", newer, "/tmp/newer.deb"),
        Tried::Rpm { package } => ("rpm", ",rpm", package, "/tmp/jubilee.rpm"),
    };
    let name = format!("{system}-{kind}");
    let mut made = Command::new("mmdebstrap");
    made.arg("--variant=minbase");
    made.arg(format!("--include=systemd-sysv,dbus,xvfb,openbox,xauth{more}"));
    made.arg("--customize-hook=mkdir \"$1\"/tmp/offline");
    made.arg(format!("--customize-hook=sync-in {} /tmp/offline", offline.display()));
    made.arg(format!("--customize-hook=upload {} {to}", package.display()));
    made.arg(format!("--customize-hook=upload {} /tmp/try.sh", tree.root().join("packaging/linux/try.sh").display()));
    made.arg(format!("--customize-hook=unshare --net chroot \"$1\" sh -eu /tmp/try.sh {kind}"));
    made.arg(format!("--customize-hook=download /tmp/seen.xwd {}", folder.join(format!("{name}.xwd")).display()));
    made.args([system, "/dev/null"]);
    step::run(&mut made)?;
    let (from, to) = (folder.join(format!("{name}.xwd")), folder.join(format!("{name}.png")));
    let script = format!("xwdtopnm -quiet {} | pnmtopng -quiet > {}", from.display(), to.display());
    step::run(Command::new("sh").args(["-c", &script]))?;
    println!("{system}: the {kind} was installed, shown, upgraded and removed; what it showed is in {}", to.display());
    Ok(())
}
