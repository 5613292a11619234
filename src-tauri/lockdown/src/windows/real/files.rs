use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::ptr;

use windows_sys::Win32::Security::Authorization::{
    ConvertSecurityDescriptorToStringSecurityDescriptorW, ConvertStringSecurityDescriptorToSecurityDescriptorW,
    GetNamedSecurityInfoW, SDDL_REVISION_1, SE_FILE_OBJECT, SetNamedSecurityInfoW,
};
use windows_sys::Win32::Security::{
    DACL_SECURITY_INFORMATION, GetSecurityDescriptorDacl, PROTECTED_DACL_SECURITY_INFORMATION,
    UNPROTECTED_DACL_SECURITY_INFORMATION,
};

use super::{Given, ended, number, succeeded, text, wide};
use crate::windows::access;
use crate::windows::system::Files;

/// The files of the Windows that runs this.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealFiles;

impl Files for RealFiles {
    fn programs(&self) -> String {
        let program = std::env::current_exe().unwrap_or_default();
        program.parent().unwrap_or(Path::new("")).to_string_lossy().into_owned()
    }

    fn data(&self) -> String {
        std::env::var("ProgramData").unwrap_or_else(|_| r"C:\ProgramData".into())
    }

    fn file(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        found(fs::read(path))
    }

    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let new = format!("{path}.new");
        let mut file = File::create(&new)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        drop(file);
        fs::rename(new, path)
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn access(&self, folder: &str) -> io::Result<Option<String>> {
        if !found(fs::metadata(folder))?.is_some_and(|there| there.is_dir()) {
            return Ok(None);
        }
        let account = number::of_account()?;
        let (mut descriptor, mut written) = (Given::NONE, Given::NONE);
        // SAFETY: names end with a zero; what is given is freed once.
        unsafe {
            ended(GetNamedSecurityInfoW(
                wide(folder).as_ptr(),
                SE_FILE_OBJECT,
                DACL_SECURITY_INFORMATION,
                ptr::null_mut(),
                ptr::null_mut(),
                ptr::null_mut(),
                ptr::null_mut(),
                &raw mut descriptor.0,
            ))?;
            succeeded(ConvertSecurityDescriptorToStringSecurityDescriptorW(
                descriptor.0,
                SDDL_REVISION_1,
                DACL_SECURITY_INFORMATION,
                &raw mut written.0,
                ptr::null_mut(),
            ))?;
            Ok(Some(access::own(&text(written.0), account.as_deref())))
        }
    }

    fn set_access(&self, folder: &str, wanted: &str) -> io::Result<()> {
        let account = number::of_account()?;
        let list = wide(&access::list(wanted, account.as_deref()));
        let inheriting = if wanted.starts_with('P') {
            PROTECTED_DACL_SECURITY_INFORMATION
        } else {
            UNPROTECTED_DACL_SECURITY_INFORMATION
        };
        let mut descriptor = Given::NONE;
        let (mut is_there, mut entries, mut is_default) = (0, ptr::null_mut(), 0);
        // SAFETY: names end with a zero; the entries are part of the descriptor, which is freed once and last.
        unsafe {
            succeeded(ConvertStringSecurityDescriptorToSecurityDescriptorW(
                list.as_ptr(),
                SDDL_REVISION_1,
                &raw mut descriptor.0,
                ptr::null_mut(),
            ))?;
            succeeded(GetSecurityDescriptorDacl(
                descriptor.0,
                &raw mut is_there,
                &raw mut entries,
                &raw mut is_default,
            ))?;
            ended(SetNamedSecurityInfoW(
                wide(folder).as_ptr(),
                SE_FILE_OBJECT,
                DACL_SECURITY_INFORMATION | inheriting,
                ptr::null_mut(),
                ptr::null_mut(),
                entries,
                ptr::null(),
            ))
        }
    }

    fn make_folder(&self, folder: &str) -> io::Result<()> {
        fs::create_dir(folder)
    }

    fn remove_folder(&self, folder: &str) -> io::Result<()> {
        fs::remove_dir(folder)
    }

    fn names(&self, folder: &str) -> io::Result<Vec<String>> {
        fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
    }
}

fn found<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        result => result.map(Some),
    }
}
