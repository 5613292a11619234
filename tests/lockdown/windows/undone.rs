//! Setup, audit and undo.

use lockdown::windows::{self, Value};
use lockdown::{AuditError, Measure, Platform, SetupError, Standing, UndoError};

use crate::memory::{CURRENT, HOME, Memory, WINLOGON};
use crate::{FULL, assert_same};

#[test]
fn setup_closes_everything_and_undo_leaves_the_machine_as_it_was() {
    let memory = Memory::new();
    let before = memory.shape();
    assert!(memory.open().contains(&Measure::Session));
    let done = memory.set_up(FULL);
    assert_eq!((done.open.as_slice(), done.kept.as_slice()), (&[][..], &[][..]));
    let findings = memory.findings();
    assert_eq!(findings.len(), Measure::of(Platform::Windows).len());
    for finding in findings {
        // Windows does neither, and nobody asked for it.
        let is_without = matches!(finding.measure, Measure::Opening | Measure::Timezone);
        let expected = if is_without { Standing::NotApplicable } else { Standing::Locked };
        assert_eq!(finding.standing, expected, "{:?}", finding.measure);
    }
    let set_up = memory.shape();
    let again = memory.set_up(FULL);
    assert_eq!(again.changes, [], "a second setup");
    assert_same(&set_up, &memory.shape(), "after a second setup");
    let undone = memory.undo();
    assert!(undone.was_set_up && undone.left.is_empty(), "{undone:?}");
    assert_same(&before, &memory.shape(), "after undo");
    assert!(!memory.undo().was_set_up);
}

#[test]
fn the_account_has_the_kiosk_for_a_desktop_and_administrators_keep_theirs() {
    let memory = Memory::new();
    memory.set_up("format = 1\n");
    let policy = r"HKU\jubilee\Software\Microsoft\Windows\CurrentVersion\Policies\System";
    let shell = r#""C:\Program Files\Jubilee\jubilee-supervisor.exe" -- "C:\Program Files\Jubilee\jubilee-kiosk.exe""#;
    assert_eq!(memory.is(policy, "Shell"), Some(Value::text(shell)));
    assert_eq!(memory.is(WINLOGON, "Shell"), None, "a shell for the machine locks administrators out");
    assert_eq!(memory.is(WINLOGON, "AutoLogonCount"), None, "it would end the signing in");
    let shape = memory.shape();
    let password = memory.is(WINLOGON, "DefaultPassword").and_then(|value| value.as_text());
    assert!(password.is_some() && password == shape.password, "{password:?}");
    assert_eq!(shape.folders[HOME], "(A;OICI;0x1301bf;;;jubilee)");
}

#[test]
fn a_dry_run_tells_the_same_and_touches_nothing() {
    let memory = Memory::new();
    let before = memory.shape();
    let dry = windows::setup_dry(memory.system(), Some(crate::answers(FULL))).expect("a plan");
    assert_same(&before, &memory.shape(), "after a dry setup");
    assert_eq!(dry.changes, memory.set_up(FULL).changes);
    let set_up = memory.shape();
    let dry = windows::undo_dry(memory.system()).expect("a plan");
    assert_same(&set_up, &memory.shape(), "after a dry undo");
    let undone = memory.undo();
    assert_eq!((dry.changes, dry.left), (undone.changes, undone.left));
}

#[test]
fn a_password_of_before_comes_back_and_is_given_to_nobody() {
    let memory = Memory::new();
    memory.put(WINLOGON, "DefaultPassword", Value::text("secret of before"));
    let before = memory.shape();
    memory.set_up(FULL);
    let shape = memory.shape();
    assert_ne!(shape.password.as_deref(), Some("secret of before"), "another account's password is not given to ours");
    memory.undo();
    assert_same(&before, &memory.shape(), "after undo");
}

#[test]
fn a_name_is_written_as_windows_does() {
    let memory = Memory::new();
    memory.set_up(FULL);
    let name = r"HKLM\SYSTEM\CurrentControlSet\Control\ComputerName\ComputerName";
    assert_eq!(memory.is(name, "ComputerName"), Some(Value::text("HALL-1-IN-THE-O")));
    assert_eq!(windows::host_name(memory.system()).as_deref(), Some("hall-1-in-the-old-house"));
    let numbers = FULL.replace("hall-1-in-the-old-house", "007");
    assert_eq!(memory.set_up(&numbers).open, [Measure::Name]);
}

#[test]
fn opening_hours_stay_open_and_are_the_active_ones() {
    let memory = Memory::new();
    let done = memory.set_up("format = 1\n[all]\nopening = \"09:30-18:15\"\n");
    assert_eq!(done.open, [Measure::Opening]);
    assert_eq!(memory.open(), [Measure::Opening]);
    let update = r"HKLM\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate";
    let hours = ["ActiveHoursStart", "ActiveHoursEnd"].map(|name| memory.is(update, name));
    assert_eq!(hours, [9, 19].map(|hour| Some(Value::number(hour))));
    assert_eq!(memory.set_up("format = 1\n").changes.len(), 3, "what is not asked for any more goes");
    assert_eq!(memory.is(update, "ActiveHoursEnd"), None);
}

#[test]
fn a_home_edition_and_a_person_without_rights_are_refused() {
    let memory = Memory::new();
    memory.put(CURRENT, "EditionID", Value::text("CoreCountrySpecific"));
    let before = memory.shape();
    let refused = windows::setup(memory.system(), None);
    assert!(matches!(&refused, Err(SetupError::Edition { name }) if name.contains("Home")), "{refused:?}");
    assert!(matches!(windows::audit(memory.system()), Err(AuditError::Edition { .. })));
    memory.is_administrator.set(false);
    assert!(matches!(windows::setup(memory.system(), None), Err(SetupError::NotRoot)));
    assert!(matches!(windows::audit(memory.system()), Err(AuditError::NotRoot)));
    assert!(matches!(windows::undo(memory.system()), Err(UndoError::NotRoot)));
    assert_same(&before, &memory.shape(), "after it was refused");
}

#[test]
fn without_the_programs_nothing_is_set_up() {
    let memory = Memory::new();
    memory.shape.borrow_mut().files.clear();
    let before = memory.shape();
    assert!(matches!(windows::setup(memory.system(), None), Err(SetupError::NoPackage)));
    assert_same(&before, &memory.shape(), "after it was refused");
}

#[test]
fn the_serial_number_is_that_of_the_system() {
    let system = |serial: &[u8]| {
        let board = b"\x02\x08\x00\x00\x01\x02\x03\x04No\0Board\0Wrong\0\0";
        let nothing = b"\x7e\x04\x01\x00\0\0";
        let system = [b"\x01\x08\x02\x00\x01\x02\x03\x04Maker\0Model\x000\0", serial, b"\0\0"].concat();
        windows::serial_number(&[&board[..], nothing, &system].concat())
    };
    assert_eq!(system(b" C02XK1ABJHD2 ").as_deref(), Some("C02XK1ABJHD2"));
    assert_eq!(system(b" "), None);
    assert_eq!(windows::serial_number(b"\x01\x08\x02"), None);
}
