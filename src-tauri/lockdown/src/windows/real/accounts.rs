use std::any::Any;
use std::fmt::Write;
use std::io;
use std::os::windows::io::{FromRawHandle, OwnedHandle};
use std::ptr;

use windows_sys::Win32::Foundation::{
    ERROR_ACCOUNT_RESTRICTION, ERROR_ALREADY_EXISTS, ERROR_LOGON_FAILURE, ERROR_LOGON_TYPE_NOT_GRANTED,
    ERROR_MEMBER_IN_ALIAS, GetLastError, HANDLE,
};
use windows_sys::Win32::NetworkManagement::NetManagement::{
    LOCALGROUP_MEMBERS_INFO_0, LOCALGROUP_USERS_INFO_0, MAX_PREFERRED_LENGTH, NERR_UserNotFound, NetApiBufferFree,
    NetLocalGroupAddMembers, NetUserAdd, NetUserDel, NetUserGetInfo, NetUserGetLocalGroups, NetUserSetInfo,
    UF_ACCOUNTDISABLE, UF_DONT_EXPIRE_PASSWD, UF_NORMAL_ACCOUNT, UF_PASSWD_CANT_CHANGE, UF_SCRIPT, USER_INFO_1,
    USER_INFO_1003, USER_PRIV_ADMIN, USER_PRIV_USER,
};
use windows_sys::Win32::Security::Cryptography::{BCRYPT_USE_SYSTEM_PREFERRED_RNG, BCryptGenRandom};
use windows_sys::Win32::Security::{
    CheckTokenMembership, LOGON32_LOGON_NETWORK, LOGON32_PROVIDER_DEFAULT, LogonUserW, WinBuiltinAdministratorsSid,
    WinBuiltinUsersSid,
};
use windows_sys::Win32::System::Threading::CreateMutexW;
use windows_sys::Win32::UI::Shell::{CreateProfile, DeleteProfileW};

use super::number::Number;
use super::registry::{RealRegistry, profile};
use super::{ended, number, succeeded, text, wide};
use crate::windows::system::{ACCOUNT, Account, Accounts};

/// By this the account is known as setup's.
const COMMENT: &str = "Made by jubilee kiosk setup; jubilee kiosk undo removes it";

/// The accounts of the Windows that runs this.
#[derive(Debug)]
pub struct RealAccounts<'a> {
    registry: &'a RealRegistry,
}

impl<'a> RealAccounts<'a> {
    /// With the registry in which the kiosk's account has its part.
    pub fn new(registry: &'a RealRegistry) -> Self {
        Self { registry }
    }
}

/// Memory of the network functions.
struct Buffer(*mut u8);

impl Drop for Buffer {
    fn drop(&mut self) {
        // SAFETY: it is null or what one of these functions gave.
        unsafe { NetApiBufferFree(self.0.cast()) };
    }
}

impl Accounts for RealAccounts<'_> {
    fn is_administrator(&self) -> bool {
        let Ok(mut group) = Number::of_group(WinBuiltinAdministratorsSid) else { return false };
        let mut is_member = 0;
        // SAFETY: without a token it is about who runs this.
        let told = unsafe { CheckTokenMembership(ptr::null_mut(), group.as_sid(), &raw mut is_member) };
        told != 0 && is_member != 0
    }

    fn account(&self) -> io::Result<Option<Account>> {
        let mut buffer = Buffer(ptr::null_mut());
        // SAFETY: the name ends with a zero.
        let code = unsafe { NetUserGetInfo(ptr::null(), wide(ACCOUNT).as_ptr(), 1, &raw mut buffer.0) };
        if code == NERR_UserNotFound {
            return Ok(None);
        }
        ended(code)?;
        // SAFETY: at level 1 it is this, aligned as the system does it.
        let (comment, flags, rights) = unsafe {
            let told = ptr::read_unaligned(buffer.0.cast::<USER_INFO_1>());
            (text(told.usri1_comment), told.usri1_flags, told.usri1_priv)
        };
        let number = number::of_account()?;
        Ok(Some(Account {
            is_own: comment == COMMENT,
            is_enabled: flags & UF_ACCOUNTDISABLE == 0 && flags & UF_DONT_EXPIRE_PASSWD != 0,
            is_administrator: rights == USER_PRIV_ADMIN,
            is_user: groups()?.contains(&Number::of_group(WinBuiltinUsersSid)?.name()?),
            has_profile: number.map_or(Ok(None), |number| profile(&number))?.is_some(),
        }))
    }

    fn add(&self) -> io::Result<()> {
        let [mut name, mut comment] = [ACCOUNT, COMMENT].map(wide);
        let mut password = wide(&format!("Jb1-{}", self.secret()?));
        let account = USER_INFO_1 {
            usri1_name: name.as_mut_ptr(),
            usri1_password: password.as_mut_ptr(),
            usri1_priv: USER_PRIV_USER,
            usri1_comment: comment.as_mut_ptr(),
            usri1_flags: UF_SCRIPT | UF_NORMAL_ACCOUNT | UF_DONT_EXPIRE_PASSWD | UF_PASSWD_CANT_CHANGE,
            ..USER_INFO_1::default()
        };
        // SAFETY: what it leads to lives until the call is over.
        ended(unsafe { NetUserAdd(ptr::null(), 1, (&raw const account).cast(), ptr::null_mut()) })
    }

    fn admit(&self) -> io::Result<()> {
        let mut number = Number::of_account()?.ok_or(io::ErrorKind::NotFound)?;
        let group = wide(&Number::of_group(WinBuiltinUsersSid)?.name()?);
        let member = LOCALGROUP_MEMBERS_INFO_0 { lgrmi0_sid: number.as_sid() };
        // SAFETY: at level 0 a member is its number, which lives until the call is over.
        let code = unsafe { NetLocalGroupAddMembers(ptr::null(), group.as_ptr(), 0, (&raw const member).cast(), 1) };
        if code == ERROR_MEMBER_IN_ALIAS { Ok(()) } else { ended(code) }
    }

    fn make_profile(&self) -> io::Result<()> {
        let number = wide(&number::of_account()?.ok_or(io::ErrorKind::NotFound)?);
        let mut folder = [0_u16; 520];
        // SAFETY: the size is that of the folder's name, and names end with a zero.
        let result =
            unsafe { CreateProfile(number.as_ptr(), wide(ACCOUNT).as_ptr(), folder.as_mut_ptr(), folder.len() as u32) };
        // The system's error codes are the lower half of these.
        let code = result.cast_unsigned() & 0xffff;
        if result >= 0 || code == ERROR_ALREADY_EXISTS { Ok(()) } else { ended(code) }
    }

    fn remove(&self) -> io::Result<()> {
        self.registry.unload()?;
        if let Some(number) = number::of_account()?
            && profile(&number)?.is_some()
        {
            // SAFETY: the number ends with a zero; without a folder it is the profile's own.
            succeeded(unsafe { DeleteProfileW(wide(&number).as_ptr(), ptr::null(), ptr::null()) })?;
        }
        // SAFETY: the name ends with a zero.
        ended(unsafe { NetUserDel(ptr::null(), wide(ACCOUNT).as_ptr()) })
    }

    fn set_password(&self, password: &str) -> io::Result<()> {
        let mut password = wide(password);
        let wanted = USER_INFO_1003 { usri1003_password: password.as_mut_ptr() };
        // SAFETY: what it leads to lives until the call is over.
        ended(unsafe {
            NetUserSetInfo(ptr::null(), wide(ACCOUNT).as_ptr(), 1003, (&raw const wanted).cast(), ptr::null_mut())
        })
    }

    fn has_password(&self, password: &str) -> io::Result<bool> {
        let [name, here, password] = [ACCOUNT, ".", password].map(wide);
        let mut token: HANDLE = ptr::null_mut();
        let (kind, provider) = (LOGON32_LOGON_NETWORK, LOGON32_PROVIDER_DEFAULT);
        // SAFETY: all texts end with a zero.
        let result =
            unsafe { LogonUserW(name.as_ptr(), here.as_ptr(), password.as_ptr(), kind, provider, &raw mut token) };
        if result != 0 {
            // SAFETY: the call gave it, and nobody else closes it.
            drop(unsafe { OwnedHandle::from_raw_handle(token) });
            return Ok(true);
        }
        let error = io::Error::last_os_error();
        match error.raw_os_error().map(i32::cast_unsigned) {
            Some(ERROR_LOGON_FAILURE) => Ok(false),
            // The password was right, but a policy forbids this way of signing in.
            Some(ERROR_LOGON_TYPE_NOT_GRANTED | ERROR_ACCOUNT_RESTRICTION) => Ok(true),
            _ => Err(error),
        }
    }

    fn secret(&self) -> io::Result<String> {
        let mut bytes = [0_u8; 16];
        let source = BCRYPT_USE_SYSTEM_PREFERRED_RNG;
        // SAFETY: the size is that of the bytes.
        let status = unsafe { BCryptGenRandom(ptr::null_mut(), bytes.as_mut_ptr(), bytes.len() as u32, source) };
        if status < 0 {
            return Err(io::Error::other(format!("no random numbers: {status:#x}")));
        }
        Ok(bytes.iter().fold(String::new(), |mut digits, byte| {
            let _ = write!(digits, "{byte:02x}");
            digits
        }))
    }

    fn hold(&self) -> io::Result<Option<Box<dyn Any>>> {
        let name = wide("Global\\jubilee-setup");
        // SAFETY: the name ends with a zero, and the error is read before anything else can set one.
        let (handle, error) = unsafe { (CreateMutexW(ptr::null(), 1, name.as_ptr()), GetLastError()) };
        if handle.is_null() {
            return Err(io::Error::from_raw_os_error(error.cast_signed()));
        }
        // SAFETY: the call gave it, and nobody else closes it.
        let handle = unsafe { OwnedHandle::from_raw_handle(handle) };
        Ok((error != ERROR_ALREADY_EXISTS).then(|| Box::new(handle) as Box<dyn Any>))
    }
}

/// The groups of this machine that the account is in.
fn groups() -> io::Result<Vec<String>> {
    let (mut buffer, mut count, mut all) = (Buffer(ptr::null_mut()), 0, 0);
    let name = wide(ACCOUNT);
    // SAFETY: the name ends with a zero; at level 0 a group is its name.
    unsafe {
        ended(NetUserGetLocalGroups(
            ptr::null(),
            name.as_ptr(),
            0,
            0,
            &raw mut buffer.0,
            MAX_PREFERRED_LENGTH,
            &raw mut count,
            &raw mut all,
        ))?;
        let groups = buffer.0.cast::<LOCALGROUP_USERS_INFO_0>();
        Ok((0..count as usize).map(|at| text(ptr::read_unaligned(groups.add(at)).lgrui0_name)).collect())
    }
}
