//! The numbers by which the system knows accounts and groups (SID).

use std::io;

use windows_sys::Win32::Foundation::{ERROR_NONE_MAPPED, GetLastError};
use windows_sys::Win32::Security::Authorization::ConvertSidToStringSidW;
use windows_sys::Win32::Security::{
    CreateWellKnownSid, LookupAccountNameW, LookupAccountSidW, PSID, SidTypeUser, WELL_KNOWN_SID_TYPE,
};

use super::{Given, succeeded, text, wide};
use crate::windows::system::ACCOUNT;

/// The longest that there are, and some more.
const ROOM: usize = 128;

/// Aligned for what the system reads there.
#[derive(Clone, Debug)]
pub(super) struct Number([u32; ROOM / 4]);

impl Number {
    fn empty() -> Self {
        Self([0; ROOM / 4])
    }

    pub(super) fn as_sid(&mut self) -> PSID {
        self.0.as_mut_ptr().cast()
    }

    /// That of the kiosk's account; nothing where there is none. A machine by the same name is no account.
    pub(super) fn of_account() -> io::Result<Option<Self>> {
        let machine = std::env::var("COMPUTERNAME").unwrap_or_default();
        let name = wide(&format!("{machine}\\{ACCOUNT}"));
        let (mut number, mut size) = (Self::empty(), ROOM as u32);
        let (mut domain, mut length, mut kind) = ([0_u16; 256], 256, 0);
        // SAFETY: all sizes are those of what they are about, and the name ends with a zero.
        let found = unsafe {
            LookupAccountNameW(
                std::ptr::null(),
                name.as_ptr(),
                number.as_sid(),
                &raw mut size,
                domain.as_mut_ptr(),
                &raw mut length,
                &raw mut kind,
            )
        };
        match succeeded(found) {
            Err(error) if error.raw_os_error() == Some(ERROR_NONE_MAPPED.cast_signed()) => Ok(None),
            Err(error) => Err(error),
            Ok(()) => Ok((kind == SidTypeUser).then_some(number)),
        }
    }

    /// That of a group which every Windows has.
    pub(super) fn of_group(group: WELL_KNOWN_SID_TYPE) -> io::Result<Self> {
        let (mut number, mut size) = (Self::empty(), ROOM as u32);
        // SAFETY: the size is that of the number.
        succeeded(unsafe { CreateWellKnownSid(group, std::ptr::null_mut(), number.as_sid(), &raw mut size) })?;
        Ok(number)
    }

    /// The name that it has in the system's language.
    pub(super) fn name(&mut self) -> io::Result<String> {
        let (mut name, mut length) = ([0_u16; 257], 256);
        let (mut domain, mut domain_length, mut kind) = ([0_u16; 256], 256, 0);
        // SAFETY: all sizes are those of what they are about; the last unit of the name stays zero.
        succeeded(unsafe {
            LookupAccountSidW(
                std::ptr::null(),
                self.as_sid(),
                name.as_mut_ptr(),
                &raw mut length,
                domain.as_mut_ptr(),
                &raw mut domain_length,
                &raw mut kind,
            )
        })?;
        // SAFETY: it ends with a zero.
        Ok(unsafe { text(name.as_ptr()) })
    }

    /// As the registry writes it.
    pub(super) fn written(&mut self) -> io::Result<String> {
        let mut written = Given::NONE;
        // SAFETY: the number is one that the system gave.
        if unsafe { ConvertSidToStringSidW(self.as_sid(), &raw mut written.0) } == 0 {
            // SAFETY: it only reads.
            return Err(io::Error::from_raw_os_error(unsafe { GetLastError() }.cast_signed()));
        }
        // SAFETY: the call gave a text.
        Ok(unsafe { text(written.0) })
    }
}

/// The number of the kiosk's account as it is written, where there is such an account.
pub(super) fn of_account() -> io::Result<Option<String>> {
    Number::of_account()?.map(|mut number| number.written()).transpose()
}
