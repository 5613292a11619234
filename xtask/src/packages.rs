//! The system packages that the tasks need: this is the only list of them.

use std::io::IsTerminal;
use std::process::Command;

use crate::error::TaskError;
use crate::step;

/// What packages are needed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To build the programs.
    Build,
    /// To show the real application in a room of its own, without a display.
    Room,
    /// For the tests beyond that.
    Test,
    /// To make packages, and to install them into systems of their own.
    Package,
    /// To measure against.
    Bench,
    /// To synthesise the narration and to check how it pronounces names.
    Narrate,
    /// To try a whole kiosk in a virtual machine.
    Machine,
    /// To build for Windows.
    Windows,
    /// To pack for Windows, and to run what is for Windows.
    Installer,
}

struct Package {
    purpose: Purpose,
    debian: &'static str,
    fedora: &'static str,
}

const fn package(purpose: Purpose, debian: &'static str, fedora: &'static str) -> Package {
    Package { purpose, debian, fedora }
}

/// Purpose, name on Debian and Ubuntu, name on Fedora; an empty name: not needed or not to be had there.
const PACKAGES: &[Package] = &[
    package(Purpose::Build, "build-essential", "gcc-c++"),
    package(Purpose::Build, "pkg-config", "pkgconf-pkg-config"),
    package(Purpose::Build, "libwebkit2gtk-4.1-dev", "webkit2gtk4.1-devel"),
    package(Purpose::Build, "libasound2-dev", "alsa-lib-devel"),
    package(Purpose::Build, "libsqlite3-dev", "sqlite-devel"),
    package(Purpose::Room, "xvfb", "xorg-x11-server-Xvfb"),
    package(Purpose::Room, "openbox", "openbox"),
    package(Purpose::Room, "dbus", "dbus-daemon"),
    package(Purpose::Room, "webkit2gtk-driver", "webkit2gtk-driver"),
    package(Purpose::Room, "pulseaudio", "pulseaudio"),
    package(Purpose::Room, "pulseaudio-utils", "pulseaudio-utils"),
    package(Purpose::Room, "libasound2-plugins", "alsa-plugins-pulseaudio"),
    package(Purpose::Test, "alsa-utils", "alsa-utils"),
    package(Purpose::Test, "x11-utils", "xev"),
    package(Purpose::Test, "chromium", "chromium"),
    package(Purpose::Test, "libheif-examples", "libheif-tools"),
    package(Purpose::Package, "dpkg-dev", "dpkg-dev"),
    package(Purpose::Package, "lintian", ""),
    package(Purpose::Package, "rpm", "rpm-build"),
    package(Purpose::Package, "mmdebstrap", ""),
    package(Purpose::Package, "netpbm", "netpbm-progs"),
    package(Purpose::Machine, "qemu-system-x86", "qemu-system-x86-core"),
    package(Purpose::Machine, "qemu-utils", "qemu-img"),
    package(Purpose::Machine, "mmdebstrap", ""),
    package(Purpose::Machine, "e2fsprogs", "e2fsprogs"),
    package(Purpose::Bench, "libvips-tools", "vips-tools"),
    package(Purpose::Narrate, "espeak-ng", "espeak-ng"),
    package(Purpose::Narrate, "festival", "festival"),
    package(Purpose::Narrate, "festvox-us-slt-hts", "festvox-slt-arctic-hts"),
    package(Purpose::Narrate, "ffmpeg", "ffmpeg-free"),
    package(Purpose::Windows, "rustc-web", ""),
    package(Purpose::Windows, "cargo-web", ""),
    package(Purpose::Windows, "rust-web-src", ""),
    package(Purpose::Windows, "rust-web-clippy", ""),
    package(Purpose::Windows, "gcc-mingw-w64-x86-64", ""),
    package(Purpose::Windows, "g++-mingw-w64-x86-64", ""),
    package(Purpose::Installer, "nsis", ""),
    package(Purpose::Installer, "msitools", ""),
    package(Purpose::Installer, "wixl", ""),
    package(Purpose::Installer, "wine", ""),
    package(Purpose::Installer, "wine64", ""),
];

/// Installs what is missing for these purposes, after saying what that is. Asks nothing where nobody could answer.
pub fn ensure(purposes: &[Purpose]) -> Result<(), TaskError> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let Some(machine) = Machine::this() else {
        eprintln!("This system's package manager is not known here; on Debian the packages are:");
        eprintln!("  {}", names(purposes, Machine::Debian).join(" "));
        return Ok(());
    };
    let wanted = names(purposes, machine);
    let missing = machine.missing(&wanted);
    if missing.is_empty() {
        return Ok(());
    }
    eprintln!("Missing system packages, to be installed now: {}", missing.join(" "));
    // One broken source among many, or one that is away, must not stop what the others have.
    let _ = machine.refresh().map(|command| step::run(&mut as_root(command)));
    if step::run(&mut as_root(machine.installation(&missing))).is_err() {
        return Err(machine.refusal(&missing));
    }
    let still = machine.missing(&wanted);
    if still.is_empty() { Ok(()) } else { Err(machine.refusal(&still)) }
}

fn names(purposes: &[Purpose], machine: Machine) -> Vec<&'static str> {
    PACKAGES
        .iter()
        .filter(|package| purposes.contains(&package.purpose))
        .map(|package| match machine {
            Machine::Debian => package.debian,
            Machine::Fedora => package.fedora,
        })
        .filter(|name| !name.is_empty())
        .collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Machine {
    Debian,
    Fedora,
}

impl Machine {
    fn this() -> Option<Self> {
        let found = |program: &str| step::answer(Command::new(program).arg("--version")).is_some();
        match () {
            () if found("apt-get") && found("dpkg-query") => Some(Self::Debian),
            () if found("dnf") && found("rpm") => Some(Self::Fedora),
            () => None,
        }
    }

    fn missing(self, wanted: &[&'static str]) -> Vec<&'static str> {
        wanted.iter().copied().filter(|name| !self.has(name)).collect()
    }

    fn has(self, name: &str) -> bool {
        match self {
            Self::Debian => step::answer(Command::new("dpkg-query").args(["-W", "-f", "${db:Status-Status}", name]))
                .is_some_and(|status| status.starts_with("installed")),
            Self::Fedora => step::answer(Command::new("rpm").args(["--query", "--whatprovides", name])).is_some(),
        }
    }

    /// Asks the sources what they have, where that is a step of its own.
    fn refresh(self) -> Option<Vec<String>> {
        let words = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "update"];
        (self == Self::Debian).then(|| words.map(str::to_owned).to_vec())
    }

    /// Nothing is removed: a task must not take a person's sound server away to put in its own.
    fn installation(self, missing: &[&str]) -> Vec<String> {
        let apt = "env DEBIAN_FRONTEND=noninteractive apt-get -q install --yes --no-install-recommends --no-remove";
        let dnf = "dnf install --assumeyes --setopt=install_weak_deps=False";
        let words = if self == Self::Debian { apt } else { dnf };
        words.split(' ').chain(missing.iter().copied()).map(str::to_owned).collect()
    }

    fn refusal(self, missing: &[&str]) -> TaskError {
        let installer = match self {
            Self::Debian => "apt-get install --no-install-recommends",
            Self::Fedora => "dnf install",
        };
        let names = missing.join(" ");
        TaskError::Packages { remedy: format!("install them as root: {installer} {names}"), names }
    }
}

fn as_root(words: Vec<String>) -> Command {
    let root = step::answer(Command::new("id").arg("-u")).is_some_and(|id| id == "0");
    let mut words = words.into_iter();
    let mut command = if root {
        Command::new(words.next().unwrap_or_default())
    } else {
        let mut command = Command::new("sudo");
        if !std::io::stdin().is_terminal() {
            command.arg("--non-interactive");
        }
        command
    };
    command.args(words);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headless_libraries_are_not_asked_for_to_build() {
        let build = names(&[Purpose::Build], Machine::Debian);
        assert!(build.contains(&"libwebkit2gtk-4.1-dev"));
        assert!(!build.contains(&"xvfb"), "a display needs no X server of its own: {build:?}");
    }

    #[test]
    fn no_package_is_named_twice() {
        let every = [Purpose::Build, Purpose::Room, Purpose::Test, Purpose::Narrate, Purpose::Windows];
        for machine in [Machine::Debian, Machine::Fedora] {
            let mut all = names(&every, machine);
            let count = all.len();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), count, "{machine:?}");
        }
    }
}
