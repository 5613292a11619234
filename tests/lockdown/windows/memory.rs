use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};

use lockdown::windows::{ACCOUNT, Account, Accounts, Files, Registry, System, Value};

/// All that stands in a Windows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shape {
    pub keys: BTreeSet<String>,
    pub values: BTreeMap<(String, String), Value>,
    /// Folders with their own access entries.
    pub folders: BTreeMap<String, String>,
    pub files: BTreeMap<String, Vec<u8>>,
    pub account: Option<Account>,
    pub password: Option<String>,
}

/// A Windows in memory, whose power may go at any change.
#[derive(Debug)]
pub struct Memory {
    pub shape: RefCell<Shape>,
    pub is_administrator: Cell<bool>,
    pub ends_at: Cell<usize>,
    pub steps: Cell<usize>,
    secrets: Cell<u32>,
    is_held: std::rc::Rc<Cell<bool>>,
}

pub const WINLOGON: &str = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon";
pub const CURRENT: &str = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion";
pub const HOME: &str = r"C:\ProgramData\Jubilee";
pub const PROFILE: &str = r"HKU\jubilee";

impl Memory {
    /// A Windows Pro on which Jubilee is installed.
    pub fn new() -> Self {
        let memory = Self {
            shape: RefCell::default(),
            is_administrator: Cell::new(true),
            ends_at: Cell::new(usize::MAX),
            steps: Cell::new(0),
            secrets: Cell::new(0),
            is_held: std::rc::Rc::default(),
        };
        for (key, name, value) in [
            (CURRENT, "EditionID", Value::text("Professional")),
            (WINLOGON, "AutoAdminLogon", Value::text("0")),
            (WINLOGON, "DefaultUserName", Value::text("mei")),
            (WINLOGON, "AutoLogonCount", Value::number(2)),
            (r"HKLM\SYSTEM\CurrentControlSet\Control\Windows", "ErrorMode", Value::number(0)),
            (r"HKLM\SYSTEM\CurrentControlSet\Control\Keyboard Layout", "Scancode Map", Value::bytes([9, 9, 9])),
            (
                r"HKLM\SYSTEM\CurrentControlSet\Control\ComputerName\ComputerName",
                "ComputerName",
                Value::text("DESKTOP"),
            ),
            (r"HKLM\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters", "NV Hostname", Value::text("desktop")),
            // Of an unusual type, and a text that does not end.
            (
                r"HKLM\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters",
                "Hostname",
                Value { kind: 1, data: vec![65, 0] },
            ),
            (r"HKLM\SYSTEM\CurrentControlSet\Services\W32Time", "Start", Value { kind: 11, data: vec![3; 8] }),
            (r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System", "legalnoticetext", Value::text("Hi")),
        ] {
            memory.set(key, name, &value).expect("a value");
        }
        let mut shape = memory.shape.borrow_mut();
        shape.keys.insert(r"HKLM\SOFTWARE\Policies\Microsoft\Windows".into());
        let above: Vec<String> = shape.keys.iter().flat_map(|key| above(key)).collect();
        shape.keys.extend(above);
        shape.folders.insert(r"C:\ProgramData".into(), String::new());
        for program in ["jubilee-supervisor.exe", "jubilee-kiosk.exe"] {
            shape.files.insert(format!(r"C:\Program Files\Jubilee\{program}"), Vec::new());
        }
        drop(shape);
        memory.steps.set(0);
        memory
    }

    pub fn system(&self) -> System<'_> {
        System { registry: self, files: self, accounts: self }
    }

    pub fn shape(&self) -> Shape {
        self.shape.borrow().clone()
    }

    pub fn cut(&self, at: usize) {
        self.steps.set(0);
        self.ends_at.set(at);
    }

    pub fn was_cut(&self) -> bool {
        self.steps.get() > self.ends_at.get()
    }

    fn step(&self) -> io::Result<std::cell::RefMut<'_, Shape>> {
        let step = self.steps.replace(self.steps.get() + 1);
        if step >= self.ends_at.get() {
            Err(io::Error::other("the power is gone"))
        } else {
            Ok(self.shape.borrow_mut())
        }
    }
}

fn above(key: &str) -> Vec<String> {
    key.match_indices('\\').map(|(at, _)| key[..at].to_owned()).filter(|above| above != "HKU").collect()
}

fn not_found() -> io::Error {
    ErrorKind::NotFound.into()
}

impl Registry for Memory {
    fn has(&self, key: &str) -> io::Result<bool> {
        Ok(self.shape.borrow().keys.contains(key))
    }

    fn inside(&self, key: &str) -> io::Result<Vec<String>> {
        let shape = self.shape.borrow();
        let keys = shape.keys.iter().filter_map(|inner| inner.strip_prefix(key)?.strip_prefix('\\'));
        let keys = keys.filter(|inner| !inner.contains('\\')).map(|inner| format!("\\{inner}"));
        let values = shape.values.keys().filter(|(of, _)| of == key).map(|(_, name)| format!(":{name}"));
        Ok(keys.chain(values).collect())
    }

    fn make(&self, key: &str) -> io::Result<()> {
        let (parent, _) = key.rsplit_once('\\').expect("a key above");
        assert!(self.has(parent)?, "{key} is made in a key that is there");
        self.step()?.keys.insert(key.into());
        Ok(())
    }

    fn remove(&self, key: &str) -> io::Result<()> {
        assert_eq!(self.inside(key)?.len(), 0, "{key} is empty");
        if self.step()?.keys.remove(key) { Ok(()) } else { Err(not_found()) }
    }

    fn value(&self, key: &str, name: &str) -> io::Result<Option<Value>> {
        Ok(self.shape.borrow().values.get(&(key.into(), name.into())).cloned())
    }

    fn set(&self, key: &str, name: &str, value: &Value) -> io::Result<()> {
        let mut shape = self.step()?;
        if key.starts_with(PROFILE) && !shape.account.is_some_and(|account| account.has_profile) {
            return Err(not_found());
        }
        shape.keys.extend(above(key));
        shape.keys.insert(key.into());
        shape.values.insert((key.into(), name.into()), value.clone());
        Ok(())
    }

    fn clear(&self, key: &str, name: &str) -> io::Result<()> {
        self.step()?.values.remove(&(key.into(), name.into())).map(|_| ()).ok_or_else(not_found)
    }

    fn sync(&self) -> io::Result<()> {
        self.step().map(|_| ())
    }
}

impl Files for Memory {
    fn programs(&self) -> String {
        r"C:\Program Files\Jubilee".into()
    }

    fn data(&self) -> String {
        r"C:\ProgramData".into()
    }

    fn file(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        Ok(self.shape.borrow().files.get(path).cloned())
    }

    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.step()?.files.insert(path.into(), bytes.into());
        Ok(())
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        self.step()?.files.remove(path).map(|_| ()).ok_or_else(not_found)
    }

    fn access(&self, folder: &str) -> io::Result<Option<String>> {
        Ok(self.shape.borrow().folders.get(folder).cloned())
    }

    fn set_access(&self, folder: &str, access: &str) -> io::Result<()> {
        let mut shape = self.step()?;
        let is_known = shape.account.is_some() || !access.contains(ACCOUNT);
        let old = shape.folders.get_mut(folder).filter(|_| is_known).ok_or_else(not_found)?;
        access.clone_into(old);
        Ok(())
    }

    fn make_folder(&self, folder: &str) -> io::Result<()> {
        self.step()?.folders.insert(folder.into(), String::new());
        Ok(())
    }

    fn remove_folder(&self, folder: &str) -> io::Result<()> {
        self.step()?.folders.remove(folder).map(|_| ()).ok_or_else(not_found)
    }

    fn names(&self, folder: &str) -> io::Result<Vec<String>> {
        let shape = self.shape.borrow();
        let inside = |path: &&String| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('\\'));
        let paths = shape.files.keys().chain(shape.folders.keys()).filter(inside);
        Ok(paths.filter_map(|path| path[folder.len() + 1..].split('\\').next().map(str::to_owned)).collect())
    }
}

impl Accounts for Memory {
    fn is_administrator(&self) -> bool {
        self.is_administrator.get()
    }

    fn account(&self) -> io::Result<Option<Account>> {
        Ok(self.shape.borrow().account)
    }

    fn add(&self) -> io::Result<()> {
        let mut shape = self.step()?;
        assert_eq!(shape.account, None);
        let account =
            Account { is_own: true, is_enabled: true, is_administrator: false, is_user: false, has_profile: false };
        shape.account = Some(account);
        Ok(())
    }

    fn admit(&self) -> io::Result<()> {
        self.step()?.account.as_mut().ok_or_else(not_found)?.is_user = true;
        Ok(())
    }

    fn make_profile(&self) -> io::Result<()> {
        let mut shape = self.step()?;
        shape.account.as_mut().ok_or_else(not_found)?.has_profile = true;
        for key in ["", r"\Software", r"\Software\Microsoft", r"\Control Panel"] {
            shape.keys.insert(format!("{PROFILE}{key}"));
        }
        Ok(())
    }

    fn remove(&self) -> io::Result<()> {
        let mut shape = self.step()?;
        shape.account.as_mut().ok_or_else(not_found)?.has_profile = false;
        shape.keys.retain(|key| !key.starts_with(PROFILE));
        shape.values.retain(|(key, _), _| !key.starts_with(PROFILE));
        drop(shape);
        let mut shape = self.step()?;
        (shape.account, shape.password) = (None, None);
        Ok(())
    }

    fn set_password(&self, password: &str) -> io::Result<()> {
        let mut shape = self.step()?;
        shape.account.ok_or_else(not_found)?;
        shape.password = Some(password.into());
        Ok(())
    }

    fn has_password(&self, password: &str) -> io::Result<bool> {
        Ok(self.shape.borrow().password.as_deref() == Some(password))
    }

    fn secret(&self) -> io::Result<String> {
        self.secrets.set(self.secrets.get() + 1);
        Ok(format!("{:032x}", self.secrets.get()))
    }

    fn hold(&self) -> io::Result<Option<Box<dyn Any>>> {
        struct Held(std::rc::Rc<Cell<bool>>);
        impl Drop for Held {
            fn drop(&mut self) {
                self.0.set(false);
            }
        }
        if self.is_held.replace(true) {
            return Ok(None);
        }
        Ok(Some(Box::new(Held(self.is_held.clone()))))
    }
}
