//! The console that the kiosk was typed into.

/// Has what the program says appear there. A release build on Windows is no console program, or a black window would
/// stand beside the kiosk; `--help`, a mistyped option and a second start would then say nothing to anybody.
#[cfg(windows)]
pub fn attach() {
    use windows_sys::Win32::System::Console::{ATTACH_PARENT_PROCESS, AttachConsole};

    #[allow(unsafe_code, reason = "a call of the system")]
    // SAFETY: it takes and gives no memory. It fails where the kiosk was not typed into a console.
    unsafe {
        AttachConsole(ATTACH_PARENT_PROCESS);
    }
}

/// Elsewhere it does so by itself.
#[cfg(not(windows))]
pub fn attach() {}
