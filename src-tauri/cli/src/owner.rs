use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{self, Stdio};

use crate::arguments::{self, Command, Format, People, Request};
use crate::failure::reason;
use crate::words;

/// Goes on as the owner of what is written to, where root started a command that writes to somebody else's home or
/// exhibition: what root left there the kiosk could not go on with, and in a folder that is not its own root would
/// follow whatever links its owner laid. `again` starts this program with the arguments it is given.
///
/// Comes back where there is nothing to hand over, and with an exit code where that failed.
pub fn go_on_as_owner(
    arguments: &[OsString],
    again: &dyn Fn(&[OsString]) -> process::Command,
    err: &mut dyn Write,
) -> Option<u8> {
    if !rustix::process::geteuid().is_root() {
        return None;
    }
    // What is wrong with them is told by whoever runs them.
    let Request { command, home, lang, format } = arguments::parse(arguments).ok()?;
    let owner = Owner::of(written_to(&command, &home)?)?;
    let failed = if matches!(command, Command::Pack { .. }) {
        // The pack may go where root alone can write, such as a stick: its owner makes the key and no more.
        let make = ["jubilee".into(), "--home".into(), home.into(), "keys".into(), "make".into()];
        match owner.take(again(&make)).stdout(Stdio::null()).stderr(Stdio::null()).status() {
            Ok(status) if status.success() => return None,
            Ok(_) => io::ErrorKind::PermissionDenied.into(),
            Err(error) => error,
        }
    } else {
        if format == Format::People {
            let _ = err.write_all(words::goes_on_as(lang, &owner.name, &owner.of).as_bytes());
        }
        owner.take(again(arguments)).exec()
    };
    let told = words::does_not_go_on_as(lang, &owner.name, &owner.of, &reason(&failed, lang));
    let _ = err.write_all(told.as_bytes());
    Some(3)
}

/// The folder that a command writes to and that may be somebody else's.
fn written_to<'a>(command: &'a Command, home: &'a Path) -> Option<&'a Path> {
    match command {
        Command::Publish { .. }
        | Command::Rollback { .. }
        | Command::Verify { .. }
        | Command::Prune { .. }
        | Command::Load { .. }
        | Command::Pack { .. }
        | Command::Keys(_)
        // Who may come in is for the kiosk to read.
        | Command::Staff(People::Set { .. } | People::Remove { .. }) => Some(home),
        Command::Import { into, .. } => Some(into),
        // A report asks what root alone may read, and writes nothing there; what was counted may go to root's stick.
        Command::Check { .. }
        | Command::Build { .. }
        | Command::Editions
        | Command::Report { .. }
        | Command::Stats(_)
        | Command::Staff(People::List)
        | Command::Kiosk(_) => None,
    }
}

/// Somebody to whom a folder belongs.
struct Owner {
    uid: u32,
    gid: u32,
    name: String,
    of: PathBuf,
}

impl Owner {
    /// Nothing where it is root, and where there is no such folder.
    fn of(folder: &Path) -> Option<Self> {
        let metadata = fs::metadata(folder).ok()?;
        let uid = metadata.uid();
        if uid == 0 {
            return None;
        }
        let accounts = fs::read_to_string("/etc/passwd").unwrap_or_default();
        let account = accounts.lines().map(|line| line.split(':').collect::<Vec<_>>());
        let account =
            account.into_iter().find(|fields| fields.get(2).and_then(|field| field.parse().ok()) == Some(uid));
        let name =
            account.as_ref().and_then(|fields| fields.first()).map_or_else(|| uid.to_string(), ToString::to_string);
        // The folder's own group may be root's.
        let gid = account.and_then(|fields| fields.get(3)?.parse().ok()).unwrap_or_else(|| metadata.gid());
        Some(Self { uid, gid, name, of: folder.to_owned() })
    }

    /// A process of this account, in none of root's groups.
    fn take(&self, mut process: process::Command) -> process::Command {
        process.uid(self.uid).gid(self.gid);
        process
    }
}
