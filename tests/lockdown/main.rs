//! Locking a machine down and putting it back, on whole trees in temporary folders.
#![cfg(unix)]

mod answers;
mod audit;
mod boot;
mod changed;
mod cut;
mod hours;
mod keys;
mod machine;
mod session;
mod sound;
mod time;
mod undone;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, lchown, symlink};
use std::path::{Path, PathBuf};

use lockdown::{Answers, Finding, Machine, Measure, RealDisk, Setup, SetupError, Standing, Tree, Undo};
use tempfile::TempDir;

/// Says that a test is skipped, which where nothing may be skipped it fails for: only root can give files to others.
#[macro_export]
macro_rules! root_only {
    () => {
        if !rustix::process::geteuid().is_root() {
            assert!(std::env::var_os("JUBILEE_SKIP_NOTHING").is_none(), "only root can set a tree up");
            let told = b"\nSKIPPED: setting a tree up: only root can\n";
            let _ = std::io::Write::write_all(&mut std::io::stderr(), told);
            return;
        }
    };
}

const SERIAL: &str = "C02XK1ABJHD2";
const MAC: &str = "00:1e:06:45:2a:11";

/// A tree like that of a Debian with a desktop.
struct Debian {
    folder: TempDir,
}

/// What a path is: kind, mode, owner, and content or target.
type Shape = BTreeMap<PathBuf, (char, u32, u32, u32, Vec<u8>)>;

impl Debian {
    fn new() -> Self {
        let debian = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        for folder in ["etc/systemd/system", "etc/udev/rules.d", "etc/sysctl.d", "var/lib", "usr/lib/systemd/system"] {
            fs::create_dir_all(debian.path(folder)).expect("folders");
        }
        symlink("usr/lib", debian.path("lib")).expect("a link");
        debian.write("usr/lib/systemd/systemd", "program", 0o755);
        for unit in [
            "jubilee.service",
            "graphical.target",
            "multi-user.target",
            "lightdm.service",
            "apt-daily.timer",
            "apt-daily-upgrade.timer",
        ] {
            debian.write(&format!("usr/lib/systemd/system/{unit}"), "[Unit]\n", 0o644);
        }
        for program in ["usr/sbin/nologin", "usr/sbin/nft", "usr/sbin/rtcwake", "usr/bin/systemctl", "usr/bin/amixer"] {
            debian.write(program, "program", 0o755);
        }
        debian.write(
            "etc/passwd",
            "root:x:0:0:root:/root:/bin/bash\nlan:x:1000:1000:Lan,,,:/home/lan:/bin/bash\nsystemd-network:x:998:998::/:/usr/sbin/nologin\n",
            0o644,
        );
        debian.write(
            "etc/group",
            "root:x:0:\nvideo:x:44:lan\nrender:x:106:\naudio:x:29:lan\nsudo:x:27:lan\nlan:x:1000:\nsystemd-network:x:998:\ntaken:x:999:",
            0o644,
        );
        debian.write("etc/shadow", "root:*:19500:0:99999:7:::\nlan:$y$j9T$abc:19500:0:99999:7:::\n", 0o640);
        lchown(debian.path("etc/shadow"), None, Some(42)).ok();
        debian.write("etc/gshadow", "root:*::\nvideo:*::lan\naudio:*::lan\n", 0o640);
        for zone in ["Etc/UTC", "Asia/Shanghai", "America/Argentina/Ushuaia"] {
            debian.write(&format!("usr/share/zoneinfo/{zone}"), "TZif2", 0o644);
        }
        debian.write("etc/timezone", "Etc/UTC\n", 0o644);
        debian.write("etc/hostname", "debian\n", 0o644);
        debian.write("etc/hosts", "127.0.0.1\tlocalhost\n127.0.1.1\tdebian.lan debian\n::1 localhost", 0o644);
        debian.write("etc/sysctl.d/99-own.conf", "kernel.sysrq = 438\n", 0o600);
        debian.write("etc/udev/rules.d/90-jubilee-usb.rules", "an older one \u{fffd}\n", 0o604);
        for (link, target) in [
            ("etc/systemd/system/display-manager.service", "/lib/systemd/system/lightdm.service"),
            ("etc/systemd/system/default.target", "/lib/systemd/system/multi-user.target"),
            ("etc/systemd/system/sleep.target", "elsewhere"),
            ("etc/localtime", "/usr/share/zoneinfo/Etc/UTC"),
        ] {
            symlink(target, debian.path(link)).expect("a link");
        }
        debian.enable("systemd-timesyncd.service", "sysinit.target.wants/systemd-timesyncd.service");
        // The kernel's, as they are seen through the tree.
        debian.write("sys/module/kernel/parameters/consoleblank", "0\n", 0o444);
        debian.write("sys/class/dmi/id/product_serial", &format!("{SERIAL}\n"), 0o400);
        debian.write("sys/class/net/lo/address", "00:00:00:00:00:00\n", 0o444);
        debian.write("sys/class/net/enp3s0/address", &format!("{}\n", MAC.to_uppercase()), 0o444);
        debian.write("sys/class/net/enp3s0/device/id", "", 0o444);
        debian.write("sys/class/net/br0/address", "02:42:ac:11:00:02\n", 0o444);
        debian
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn tree(&self) -> Tree {
        Tree::at(self.folder.path())
    }

    fn write(&self, name: &str, text: &str, mode: u32) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder above")).expect("folders");
        fs::write(&path, text).expect("a file");
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("a mode");
    }

    /// Brings a unit, and links it so that it starts.
    fn enable(&self, unit: &str, link: &str) {
        self.write(&format!("usr/lib/systemd/system/{unit}"), "[Unit]\n", 0o644);
        let path = self.path("etc/systemd/system").join(link);
        fs::create_dir_all(path.parent().expect("a folder above")).expect("folders");
        symlink(Path::new("/usr/lib/systemd/system").join(unit), path).expect("a link");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Everything in the tree.
    fn shape(&self) -> Shape {
        let mut shape = Shape::new();
        let mut folders = vec![self.folder.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a folder").flatten() {
                let (path, metadata) = (entry.path(), entry.metadata().expect("metadata"));
                let (kind, content) = if metadata.is_symlink() {
                    ('l', fs::read_link(&path).expect("a link").into_os_string().into_encoded_bytes())
                } else if metadata.is_dir() {
                    folders.push(path.clone());
                    ('d', Vec::new())
                } else {
                    ('f', fs::read(&path).expect("a file"))
                };
                let of = (kind, metadata.permissions().mode(), metadata.uid(), metadata.gid(), content);
                shape.insert(path.strip_prefix(self.folder.path()).expect("inside").to_owned(), of);
            }
        }
        shape
    }

    fn answers(&self, text: &str) -> Answers {
        Answers::read(&answer_file(&self.folder, text), &Machine::read(&self.tree())).expect("answers")
    }

    #[track_caller]
    fn set_up(&self, answers: Option<&str>) -> Setup {
        self.try_set_up(answers).expect("a setup")
    }

    fn try_set_up(&self, answers: Option<&str>) -> Result<Setup, SetupError> {
        lockdown::setup(&self.tree(), answers.map(|text| self.answers(text)), &RealDisk)
    }

    #[track_caller]
    fn undo(&self) -> Undo {
        lockdown::undo(&self.tree(), &RealDisk).expect("an undo")
    }

    #[track_caller]
    fn standing(&self, measure: Measure) -> Standing {
        let findings = lockdown::audit(&self.tree()).expect("an audit");
        findings.iter().find(|finding| finding.measure == measure).expect("every measure").standing
    }

    #[track_caller]
    fn findings(&self) -> Vec<Finding> {
        lockdown::audit(&self.tree()).expect("an audit")
    }
}

/// Beside the tree, not in it.
fn answer_file(folder: &TempDir, text: &str) -> PathBuf {
    let name = format!("{}.toml", folder.path().file_name().unwrap_or_default().to_string_lossy());
    let path = std::env::temp_dir().join(name);
    fs::write(&path, text).expect("an answer file");
    path
}

impl Drop for Debian {
    fn drop(&mut self) {
        let name = format!("{}.toml", self.folder.path().file_name().unwrap_or_default().to_string_lossy());
        let _ = fs::remove_file(std::env::temp_dir().join(name));
    }
}

/// The first differences of two trees, for a message.
fn differences(before: &Shape, after: &Shape) -> Vec<String> {
    let paths: std::collections::BTreeSet<&PathBuf> = before.keys().chain(after.keys()).collect();
    let text = |of: Option<&(char, u32, u32, u32, Vec<u8>)>| {
        of.map(|(kind, mode, uid, gid, content)| {
            format!("{kind} {mode:o} {uid}:{gid} {}", String::from_utf8_lossy(content))
        })
    };
    let differs = |path: &&&PathBuf| before.get(**path) != after.get(**path);
    let told =
        |path: &PathBuf| format!("{}: {:?} → {:?}", path.display(), text(before.get(path)), text(after.get(path)));
    paths.iter().filter(differs).map(|path| told(path)).collect()
}

#[track_caller]
fn assert_same(before: &Shape, after: &Shape, when: &str) {
    let differences = differences(before, after);
    assert!(differences.is_empty(), "{when}:\n{}", differences.join("\n"));
}

fn exists(path: impl AsRef<Path>) -> bool {
    fs::symlink_metadata(path).is_ok()
}

const FULL: &str = "\
format = 1

[all]
languages = [\"zh-Hans\", \"en\"]
viewing_distance_mm = 700
volume_ceiling = 70
opening = \"09:00-18:00\"
time_server = \"ntp.lan\"
timezone = \"Asia/Shanghai\"

[[machine]]
serial = \"C02XK1ABJHD2\"
name = \"hall-1\"
sections = [\"message\", \"history\"]
mm_per_px = 0.2768
lower_edge_mm = 850
volume_ceiling = 60

[[machine]]
mac = \"00-1E-06-45-2A-12\"
name = \"hall-2\"
";
