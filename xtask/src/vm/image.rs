//! The disk of a fresh Debian with the package installed, before anything is set up on it.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::TaskError;
use crate::step;
use crate::tree::Tree;

/// A root shell on the second serial line: how the tests look inside. No kiosk has it.
const SHELL: &str = "[Service]\nExecStart=/bin/sh\nStandardInput=tty\nStandardOutput=tty\nStandardError=tty\n\
                     TTYPath=/dev/ttyS1\nRestart=always\n[Install]\nWantedBy=sysinit.target\n";
/// What a freshly installed Debian has. All else the package has to bring.
const PARTS: &str =
    "linux-image-amd64,systemd-sysv,udev,dbus,nftables,systemd-timesyncd,alsa-utils,util-linux-extra,procps";

/// Makes the disk, with the first package installed and the second beside it, and lays the kernel beside it. The base is kept for the next time, and the disk until there is another
/// package.
pub(super) fn make(tree: &Tree, folder: &Path, [deb, newer]: &[PathBuf; 2]) -> Result<PathBuf, TaskError> {
    let base = folder.join("base.tar");
    if !base.exists() {
        let mut made = Command::new("mmdebstrap");
        made.args(["--variant=minbase", &format!("--include={PARTS}"), "bookworm"]).arg(&base);
        step::run(&mut made)?;
    }
    let (root, disk) = (folder.join("root"), folder.join("fresh.img"));
    if is_younger(&disk, deb) {
        return Ok(disk);
    }
    if root.exists() {
        std::fs::remove_dir_all(&root).map_err(TaskError::file(&root))?;
    }
    std::fs::create_dir_all(&root).map_err(TaskError::file(&root))?;
    step::run(Command::new("tar").arg("-xf").arg(&base).arg("-C").arg(&root))?;
    let within = |path: &str| root.join(path);
    let write = |path: &str, content: &str| {
        let path = within(path);
        std::fs::write(&path, content).map_err(TaskError::file(path))
    };
    let copy = |from: &Path, to: &Path| std::fs::copy(from, to).map(drop).map_err(TaskError::file(to));
    copy(deb, &within("root/jubilee.deb"))?;
    copy(newer, &within("root/newer.deb"))?;
    copy(Path::new("/etc/resolv.conf"), &within("etc/resolv.conf"))?;
    let installed = "export DEBIAN_FRONTEND=noninteractive; apt-get update -q && \
                     apt-get install -qy --no-install-recommends /root/jubilee.deb && apt-get clean";
    step::run(Command::new("chroot").arg(&root).args(["sh", "-c", installed]))?;
    write("etc/systemd/system/look-inside.service", SHELL)?;
    step::run(Command::new("chroot").arg(&root).args(["systemctl", "enable", "look-inside.service"]))?;
    write("etc/fstab", "/dev/vda / ext4 defaults 0 1\n")?;
    write("etc/hostname", "fresh\n")?;
    step::run(Command::new("cp").arg("-R").arg(tree.exhibition()).arg(within("root/exhibition")))?;
    for (name, here) in [("vmlinuz-", "kernel"), ("initrd.img-", "initrd")] {
        let found = first(&within("boot"), name).ok_or_else(|| TaskError::Absent {
            program: name.to_owned(),
            remedy: "Debian's kernel package did not bring it".to_owned(),
        })?;
        copy(&found, &folder.join(here))?;
    }
    drop(std::fs::remove_file(&disk));
    step::run(Command::new("mke2fs").args(["-q", "-t", "ext4", "-d"]).arg(&root).arg(&disk).arg("5G"))?;
    Ok(disk)
}

fn is_younger(path: &Path, than: &Path) -> bool {
    let written = |path: &Path| std::fs::metadata(path).and_then(|known| known.modified()).ok();
    written(path).zip(written(than)).is_some_and(|(this, that)| this > that)
}

/// A disk that begins as another one, which stays as it is.
pub(super) fn over(disk: &Path, name: &str) -> Result<PathBuf, TaskError> {
    let format = if disk.extension().is_some_and(|ending| ending == "img") { "raw" } else { "qcow2" };
    let over = disk.with_file_name(name);
    drop(std::fs::remove_file(&over));
    let mut made = Command::new("qemu-img");
    made.args(["create", "-q", "-f", "qcow2", "-F", format, "-b"]).arg(disk).arg(&over);
    step::run(&mut made)?;
    Ok(over)
}

fn first(folder: &Path, begins: &str) -> Option<PathBuf> {
    let entries = std::fs::read_dir(folder).ok()?;
    entries
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(begins)))
}
