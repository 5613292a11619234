//! The Windows that runs this.

#![allow(unsafe_code, reason = "the system's own calls; each says why it may")]

mod accounts;
mod files;
mod machine;
mod number;
mod registry;

use std::ffi::c_void;
use std::io;

use windows_sys::Win32::Foundation::LocalFree;

pub use accounts::RealAccounts;
pub use files::RealFiles;
pub use machine::machine;
pub use registry::RealRegistry;

/// A text as the system takes it.
fn wide(text: &str) -> Vec<u16> {
    text.encode_utf16().chain([0]).collect()
}

/// What a call that returns an error code came to.
fn ended(code: u32) -> io::Result<()> {
    if code == 0 { Ok(()) } else { Err(io::Error::from_raw_os_error(code.cast_signed())) }
}

/// What a call that returns whether it succeeded came to.
fn succeeded(result: i32) -> io::Result<()> {
    if result != 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// A text of the system's.
///
/// # Safety
///
/// `text` is null or leads to a text that ends with a zero.
unsafe fn text(text: *const u16) -> String {
    if text.is_null() {
        return String::new();
    }
    // SAFETY: as this function wants it, every unit up to the zero is there.
    let units = unsafe {
        let length = (0..).take_while(|at| *text.add(*at) != 0).count();
        std::slice::from_raw_parts(text, length)
    };
    String::from_utf16_lossy(units)
}

/// Memory that the system gave, and that has to be given back.
#[derive(Debug)]
struct Given<T>(*mut T);

impl<T> Given<T> {
    const NONE: Self = Self(std::ptr::null_mut());
}

impl<T> Drop for Given<T> {
    fn drop(&mut self) {
        // SAFETY: it is null, or what a call gave that says to free it so.
        unsafe { LocalFree(self.0.cast::<c_void>()) };
    }
}
