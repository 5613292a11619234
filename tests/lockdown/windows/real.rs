//! The registry and the files of the Windows that runs this. An account is not made: the one of the test is in memory,
//! and its part of the registry is a key of its own.

use std::any::Any;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use lockdown::windows::{
    self, Account, Accounts, Files, RealAccounts, RealFiles, RealRegistry, Registry, System, Value,
};
use lockdown::{Kind, Standing};
use tempfile::TempDir;

use crate::memory::Memory;
use crate::{FULL, answers};

/// Where the account's part of the registry is here.
const PART: &str = r"HKLM\SOFTWARE\JubileeTestAccount";

#[derive(Debug)]
struct Beside<'a> {
    registry: &'a RealRegistry,
    memory: &'a Memory,
    folder: &'a TempDir,
}

impl Beside<'_> {
    fn at(&self, key: &str) -> String {
        key.strip_prefix(r"HKU\jubilee").map_or_else(|| key.to_owned(), |rest| format!("{PART}{rest}"))
    }

    fn system(&self) -> System<'_> {
        System { registry: self, files: self, accounts: self }
    }
}

impl Registry for Beside<'_> {
    fn has(&self, key: &str) -> io::Result<bool> {
        self.registry.has(&self.at(key))
    }

    fn inside(&self, key: &str) -> io::Result<Vec<String>> {
        self.registry.inside(&self.at(key))
    }

    fn make(&self, key: &str) -> io::Result<()> {
        self.registry.make(&self.at(key))
    }

    fn remove(&self, key: &str) -> io::Result<()> {
        self.registry.remove(&self.at(key))
    }

    fn value(&self, key: &str, name: &str) -> io::Result<Option<Value>> {
        self.registry.value(&self.at(key), name)
    }

    fn set(&self, key: &str, name: &str, value: &Value) -> io::Result<()> {
        self.registry.set(&self.at(key), name, value)
    }

    fn clear(&self, key: &str, name: &str) -> io::Result<()> {
        self.registry.clear(&self.at(key), name)
    }

    fn sync(&self) -> io::Result<()> {
        self.registry.sync()
    }
}

impl Files for Beside<'_> {
    fn programs(&self) -> String {
        self.folder.path().join("programs").to_string_lossy().into_owned()
    }

    fn data(&self) -> String {
        self.folder.path().join("data").to_string_lossy().into_owned()
    }

    fn file(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        RealFiles.file(path)
    }

    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        RealFiles.write(path, bytes)
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        RealFiles.remove(path)
    }

    // Access entries of an account that is none can't be set: those are in memory.
    fn access(&self, folder: &str) -> io::Result<Option<String>> {
        let there = RealFiles.access(folder)?;
        Ok(there.map(|_| self.memory.access(folder).ok().flatten().unwrap_or_default()))
    }

    fn set_access(&self, folder: &str, access: &str) -> io::Result<()> {
        self.memory.make_folder(folder)?;
        self.memory.set_access(folder, access)
    }

    fn make_folder(&self, folder: &str) -> io::Result<()> {
        RealFiles.make_folder(folder)
    }

    fn remove_folder(&self, folder: &str) -> io::Result<()> {
        RealFiles.remove_folder(folder)
    }

    fn names(&self, folder: &str) -> io::Result<Vec<String>> {
        RealFiles.names(folder)
    }
}

impl Accounts for Beside<'_> {
    fn is_administrator(&self) -> bool {
        RealAccounts::new(self.registry).is_administrator()
    }

    fn account(&self) -> io::Result<Option<Account>> {
        Accounts::account(self.memory)
    }

    fn add(&self) -> io::Result<()> {
        self.memory.add()
    }

    fn admit(&self) -> io::Result<()> {
        self.memory.admit()
    }

    fn make_profile(&self) -> io::Result<()> {
        self.memory.make_profile()
    }

    fn remove(&self) -> io::Result<()> {
        // With all that is in it, as the system does it.
        let mut keys = vec![PART.to_owned()];
        let mut at = 0;
        while at < keys.len() {
            for inside in self.registry.inside(&keys[at])? {
                let key = keys[at].clone();
                match inside.strip_prefix(':') {
                    Some(name) => self.registry.clear(&key, name)?,
                    None => keys.push(format!("{key}{inside}")),
                }
            }
            at += 1;
        }
        keys.iter().rev().try_for_each(|key| self.registry.remove(key))?;
        Accounts::remove(self.memory)
    }

    fn set_password(&self, password: &str) -> io::Result<()> {
        self.memory.set_password(password)
    }

    fn has_password(&self, password: &str) -> io::Result<bool> {
        self.memory.has_password(password)
    }

    fn secret(&self) -> io::Result<String> {
        RealAccounts::new(self.registry).secret()
    }

    fn hold(&self) -> io::Result<Option<Box<dyn Any>>> {
        RealAccounts::new(self.registry).hold()
    }
}

/// The parts of the registry in which setup writes, as the system's own program writes them out.
fn exported(folder: &Path) -> Vec<Vec<u8>> {
    let parts = ["SOFTWARE", r"SYSTEM\CurrentControlSet\Control", r"SYSTEM\CurrentControlSet\Services"];
    let export = |(number, part): (usize, &&str)| {
        let file = folder.join(format!("{number}.reg"));
        let mut command = Command::new("reg.exe");
        command.args(["export", &format!(r"HKLM\{part}")]).arg(&file).arg("/y");
        let ended = command.output().expect("reg.exe");
        assert!(ended.status.success(), "{ended:?}");
        std::fs::read(file).expect("an export")
    };
    parts.iter().enumerate().map(export).collect()
}

/// Whether the whole registry of this machine may be a kiosk's for a moment: wine's, or that of a Windows that is there
/// for nothing else, which this variable says.
fn is_spare() -> bool {
    let is_wine = RealRegistry::default().has(r"HKLM\SOFTWARE\Wine").expect("an answer");
    let is_spare = is_wine || std::env::var_os("JUBILEE_SPARE_WINDOWS").is_some();
    if !is_spare {
        let told = b"\nSKIPPED: setting this Windows up: JUBILEE_SPARE_WINDOWS is not set\n";
        let _ = io::Write::write_all(&mut io::stderr(), told);
    }
    is_spare
}

#[test]
fn the_registry_is_byte_for_byte_as_before() {
    if !is_spare() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let programs = folder.path().join("programs");
    for made in [&programs, &folder.path().join("data"), &folder.path().join("exports")] {
        std::fs::create_dir(made).expect("a folder");
    }
    for name in ["jubilee-supervisor.exe", "jubilee-kiosk.exe"] {
        std::fs::write(programs.join(name), "").expect("a file");
    }
    let (registry, memory) = (RealRegistry::default(), Memory::new());
    let beside = Beside { registry: &registry, memory: &memory, folder: &folder };
    let key = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion";
    let edition = registry.value(key, "EditionID").expect("a value");
    // Wine is of no edition.
    registry.set(key, "EditionID", &Value::text("Professional")).expect("an edition");
    let exports = folder.path().join("exports");
    let before = exported(&exports);

    let done = windows::setup(beside.system(), Some(answers(FULL))).expect("a setup");
    assert!(done.changes.len() > 100 && done.open.is_empty(), "{done:?}");
    assert!(done.changes.iter().any(|change| change.kind == Kind::Made && change.path.ends_with("kiosk.toml")));
    let findings = windows::audit(beside.system()).expect("an audit");
    let open: Vec<_> = findings.iter().filter(|finding| finding.standing == Standing::Open).collect();
    assert!(open.is_empty(), "{open:?}");
    let set_up = exported(&exports);
    assert_ne!(before, set_up);
    assert_eq!(windows::setup(beside.system(), Some(answers(FULL))).expect("a setup").changes, []);
    assert!(set_up == exported(&exports), "a second setup changes nothing");

    let undone = windows::undo(beside.system()).expect("an undo");
    assert_eq!(undone.left, Vec::<PathBuf>::new());
    assert!(before == exported(&exports), "undo puts every byte back");
    assert_eq!(std::fs::read_dir(folder.path().join("data")).expect("a folder").count(), 0);
    match edition {
        Some(edition) => registry.set(key, "EditionID", &edition).expect("an edition"),
        None => registry.clear(key, "EditionID").expect("no edition"),
    }
}

#[test]
fn one_process_alone_has_the_right_to_set_up() {
    let registry = RealRegistry::default();
    let accounts = RealAccounts::new(&registry);
    let first = accounts.hold().expect("the right").expect("nobody else has it");
    assert!(accounts.hold().expect("an answer").is_none());
    drop(first);
    assert!(accounts.hold().expect("the right").is_some());
}

#[test]
fn an_account_that_is_not_there_has_nothing() {
    let registry = RealRegistry::default();
    let accounts = RealAccounts::new(&registry);
    assert_eq!(accounts.account().expect("an answer"), None);
    assert!(!registry.has(r"HKU\jubilee\Software").expect("an answer"));
    assert_eq!(registry.value(r"HKU\jubilee\Software", "Shell").expect("an answer"), None);
    let secrets = [accounts.secret(), accounts.secret()].map(|secret| secret.expect("random numbers"));
    assert!(secrets[0].len() == 32 && secrets[0] != secrets[1], "{secrets:?}");
}

#[test]
fn a_machine_is_told_by_what_the_system_says() {
    let machine = windows::machine();
    assert!(machine.macs.iter().all(|mac| mac.len() == 17), "{machine:?}");
}

#[test]
fn access_entries_are_taken_and_given_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_string_lossy().into_owned();
    let before = RealFiles.access(&path).expect("an answer").expect("a folder");
    let entry = "(A;OICI;0x1301bf;;;BU)";
    RealFiles.set_access(&path, &format!("{before}{entry}")).expect("an access entry");
    RealFiles.set_access(&path, &before).expect("the access entries of before");
    assert!(RealFiles.access(&path).expect("an answer").is_some());
    assert_eq!(RealFiles.access(&format!("{path}\\nothing")).expect("an answer"), None);
}
