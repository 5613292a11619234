use std::cell::Cell;
use std::io::{self, ErrorKind};
use std::ptr;

use windows_sys::Win32::Foundation::{CloseHandle, HANDLE};
use windows_sys::Win32::Security::{
    AdjustTokenPrivileges, LUID_AND_ATTRIBUTES, LookupPrivilegeValueW, SE_PRIVILEGE_ENABLED, TOKEN_ADJUST_PRIVILEGES,
    TOKEN_PRIVILEGES, TOKEN_QUERY,
};
use windows_sys::Win32::System::Registry::{HKEY_USERS, RegFlushKey, RegLoadKeyW, RegUnLoadKeyW};
use windows_sys::Win32::System::Threading::{GetCurrentProcess, OpenProcessToken};
use winreg::enums::{KEY_READ, KEY_WOW64_64KEY, KEY_WRITE, RegType};
use winreg::{HKLM, HKU, RegKey, RegValue};

use super::{ended, number, succeeded, wide};
use crate::windows::system::{Registry, Value};

/// As what the registry file of the account is loaded while it is not signed in.
const LOADED: &str = "jubilee-setup";
const PROFILES: &str = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList";

/// The registry of the Windows that runs this. The account's part of it is loaded when it is asked for first.
#[derive(Debug, Default)]
pub struct RealRegistry {
    is_loaded: Cell<bool>,
}

impl RealRegistry {
    /// Gives the account's part of the registry back, where it was loaded here.
    pub fn unload(&self) -> io::Result<()> {
        if !self.is_loaded.replace(false) {
            return Ok(());
        }
        // SAFETY: the name ends with a zero; no key in it is open any more.
        ended(unsafe { RegUnLoadKeyW(HKEY_USERS, wide(LOADED).as_ptr()) })
    }

    /// Where a key really is; nothing for what is in the part of an account that is not there.
    fn place(&self, key: &str) -> io::Result<Option<(&'static RegKey, String)>> {
        let (root, path) = key.split_once('\\').unwrap_or((key, ""));
        match root {
            "HKLM" => Ok(Some((HKLM, path.to_owned()))),
            _ => {
                let inner = path.split_once('\\').map_or("", |(_, inner)| inner);
                Ok(self.account()?.map(|part| (HKU, format!("{part}\\{inner}"))))
            }
        }
    }

    fn account(&self) -> io::Result<Option<String>> {
        let Some(number) = number::of_account()? else { return Ok(None) };
        if is_there(HKU.open_subkey(&number).map(|_| ()))? {
            return Ok(Some(number));
        }
        let Some(folder) = profile(&number)? else { return Ok(None) };
        // Who was stopped in the middle left it loaded.
        if !self.is_loaded.get() && !is_there(HKU.open_subkey(LOADED).map(|_| ()))? {
            for privilege in ["SeRestorePrivilege", "SeBackupPrivilege"] {
                allow(privilege)?;
            }
            // SAFETY: both names end with a zero.
            ended(unsafe {
                RegLoadKeyW(HKEY_USERS, wide(LOADED).as_ptr(), wide(&format!("{folder}\\NTUSER.DAT")).as_ptr())
            })?;
        }
        self.is_loaded.set(true);
        Ok(Some(LOADED.to_owned()))
    }

    fn open(&self, key: &str, rights: u32) -> io::Result<Option<RegKey>> {
        let Some((root, path)) = self.place(key)? else { return Ok(None) };
        found(root.open_subkey_with_flags(path, rights | KEY_WOW64_64KEY))
    }

    fn open_to_write(&self, key: &str) -> io::Result<RegKey> {
        self.open(key, KEY_READ | KEY_WRITE)?.ok_or_else(|| ErrorKind::NotFound.into())
    }

    fn made(&self, key: &str) -> io::Result<RegKey> {
        let (root, path) = self.place(key)?.ok_or(ErrorKind::NotFound)?;
        Ok(root.create_subkey_with_flags(path, KEY_READ | KEY_WRITE | KEY_WOW64_64KEY)?.0)
    }
}

impl Drop for RealRegistry {
    fn drop(&mut self) {
        // The next start of the machine does it otherwise.
        let _ = self.unload();
    }
}

impl Registry for RealRegistry {
    fn has(&self, key: &str) -> io::Result<bool> {
        Ok(self.open(key, KEY_READ)?.is_some())
    }

    fn inside(&self, key: &str) -> io::Result<Vec<String>> {
        let Some(open) = self.open(key, KEY_READ)? else { return Ok(Vec::new()) };
        let keys = open.enum_keys().map(|name| Ok(format!("\\{}", name?)));
        let values = open.enum_values().map(|value| Ok(format!(":{}", value?.0)));
        keys.chain(values).collect()
    }

    fn make(&self, key: &str) -> io::Result<()> {
        self.made(key).map(|_| ())
    }

    fn remove(&self, key: &str) -> io::Result<()> {
        let (root, path) = self.place(key)?.ok_or(ErrorKind::NotFound)?;
        root.delete_subkey_with_flags(path, KEY_WOW64_64KEY)
    }

    fn value(&self, key: &str, name: &str) -> io::Result<Option<Value>> {
        let Some(open) = self.open(key, KEY_READ)? else { return Ok(None) };
        let value = found(open.get_raw_value(name))?;
        Ok(value.map(|value| Value { kind: value.vtype as u32, data: value.bytes.into_owned() }))
    }

    fn set(&self, key: &str, name: &str, value: &Value) -> io::Result<()> {
        let vtype = kind(value.kind).ok_or(ErrorKind::Unsupported)?;
        self.made(key)?.set_raw_value(name, &RegValue { bytes: value.data.as_slice().into(), vtype })
    }

    fn clear(&self, key: &str, name: &str) -> io::Result<()> {
        self.open_to_write(key)?.delete_value(name)
    }

    fn sync(&self) -> io::Result<()> {
        let mut open = vec![HKLM.open_subkey("SOFTWARE")?, HKLM.open_subkey("SYSTEM")?];
        if self.is_loaded.get() {
            open.push(HKU.open_subkey(LOADED)?);
        }
        // SAFETY: the keys are open.
        open.iter().try_for_each(|key| ended(unsafe { RegFlushKey(key.raw_handle()) }))
    }
}

/// The folder of a profile; nothing where the account has none.
pub(super) fn profile(number: &str) -> io::Result<Option<String>> {
    let Some(key) = found(HKLM.open_subkey_with_flags(format!("{PROFILES}\\{number}"), KEY_READ | KEY_WOW64_64KEY))?
    else {
        return Ok(None);
    };
    let folder: Option<String> = found(key.get_value("ProfileImagePath"))?;
    let drive = std::env::var("SystemDrive").unwrap_or_else(|_| "C:".into());
    Ok(folder.map(|folder| folder.replace("%SystemDrive%", &drive)))
}

fn found<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        result => result.map(Some),
    }
}

fn is_there(result: io::Result<()>) -> io::Result<bool> {
    found(result).map(|found| found.is_some())
}

fn kind(number: u32) -> Option<RegType> {
    use RegType as T;
    let all = [
        T::REG_NONE,
        T::REG_SZ,
        T::REG_EXPAND_SZ,
        T::REG_BINARY,
        T::REG_DWORD,
        T::REG_DWORD_BIG_ENDIAN,
        T::REG_LINK,
        T::REG_MULTI_SZ,
        T::REG_RESOURCE_LIST,
        T::REG_FULL_RESOURCE_DESCRIPTOR,
        T::REG_RESOURCE_REQUIREMENTS_LIST,
        T::REG_QWORD,
    ];
    all.into_iter().find(|kind| kind.clone() as u32 == number)
}

/// Takes up a right that an administrator has but that lies unused.
fn allow(privilege: &str) -> io::Result<()> {
    let mut token: HANDLE = ptr::null_mut();
    // SAFETY: the token is closed below, whatever comes of it; names end with a zero.
    unsafe {
        succeeded(OpenProcessToken(GetCurrentProcess(), TOKEN_ADJUST_PRIVILEGES | TOKEN_QUERY, &raw mut token))?;
        let mut entry = LUID_AND_ATTRIBUTES { Attributes: SE_PRIVILEGE_ENABLED, ..Default::default() };
        let name = wide(privilege);
        let mut result = succeeded(LookupPrivilegeValueW(ptr::null(), name.as_ptr(), &raw mut entry.Luid));
        if result.is_ok() {
            let wanted = TOKEN_PRIVILEGES { PrivilegeCount: 1, Privileges: [entry] };
            result = succeeded(AdjustTokenPrivileges(token, 0, &raw const wanted, 0, ptr::null_mut(), ptr::null_mut()));
        }
        CloseHandle(token);
        result
    }
}
