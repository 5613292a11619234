//! What somebody changed before or after setup.

use std::path::PathBuf;

use lockdown::windows::{self, Account, Value};
use lockdown::{Measure, RecordError, SetupError, UndoError};

use crate::memory::{HOME, Memory, WINLOGON};
use crate::{FULL, assert_same};

const RECORD: &str = r"HKLM\SOFTWARE\JubileeSetup";
const EDGE: &str = r"HKLM\SOFTWARE\Policies\Microsoft\Windows\EdgeUI";

#[test]
fn one_thing_that_is_opened_again_is_the_one_that_is_named_and_setup_closes_it() {
    type Opened = fn(&Memory);
    let opened: [(Measure, Opened); 8] = [
        (Measure::Gestures, |memory| memory.put(EDGE, "AllowEdgeSwipe", Value::number(1))),
        (Measure::Session, |memory| memory.put(WINLOGON, "AutoAdminLogon", Value::text("0"))),
        (Measure::Session, |memory| memory.shape.borrow_mut().password = Some("another".into())),
        (Measure::Session, |memory| memory.put(WINLOGON, "AutoLogonCount", Value::number(1))),
        (Measure::Home, |memory| memory.shape.borrow_mut().folders.insert(HOME.into(), String::new()).map_or((), drop)),
        (Measure::Account, |memory| memory.account(|account| account.is_user = false)),
        (Measure::CtrlAltDel, |memory| {
            let policy = r"HKU\jubilee\Software\Microsoft\Windows\CurrentVersion\Policies\System";
            memory.shape.borrow_mut().values.remove(&(policy.into(), "DisableTaskMgr".into()));
        }),
        (Measure::Firewall, |memory| {
            let profile = r"HKLM\SOFTWARE\Policies\Microsoft\WindowsFirewall\PublicProfile";
            memory.put(profile, "EnableFirewall", Value::text("1"));
        }),
    ];
    for (measure, open) in opened {
        let memory = Memory::new();
        memory.set_up(FULL);
        open(&memory);
        assert_eq!(memory.open(), [measure]);
        memory.set_up(FULL);
        assert_eq!(memory.open(), [], "{measure:?}");
    }
}

#[test]
fn what_somebody_changed_survives_undo_and_is_named() {
    let memory = Memory::new();
    memory.set_up(FULL);
    memory.put(EDGE, "AllowEdgeSwipe", Value::number(7));
    let dry = windows::undo_dry(memory.system()).expect("a plan");
    let undone = memory.undo();
    assert_eq!(undone.left, [format!("{EDGE}:AllowEdgeSwipe"), EDGE.to_owned()].map(PathBuf::from));
    assert_eq!(dry.left, undone.left);
    assert_eq!(memory.is(EDGE, "AllowEdgeSwipe"), Some(Value::number(7)));
    assert_eq!(memory.is(EDGE, "DisableHelpSticker"), None);
}

#[test]
fn what_was_changed_between_two_setups_is_what_undo_brings_back() {
    let memory = Memory::new();
    memory.set_up(FULL);
    memory.put(WINLOGON, "DefaultUserName", Value::text("lan"));
    assert_eq!(memory.set_up(FULL).changes.len(), 1);
    memory.undo();
    assert_eq!(memory.is(WINLOGON, "DefaultUserName"), Some(Value::text("lan")));
}

#[test]
fn what_signing_in_makes_of_the_domain_is_still_the_machine_itself() {
    let memory = Memory::new();
    memory.put(WINLOGON, "DefaultDomainName", Value::text("MUSEUM"));
    let before = memory.shape();
    memory.set_up(FULL);
    assert_eq!(memory.is(WINLOGON, "DefaultDomainName"), Some(Value::text(".")));
    memory.put(WINLOGON, "DefaultDomainName", Value::text("hall-1-in-the-o"));
    assert_eq!((memory.open().as_slice(), memory.set_up(FULL).changes.as_slice()), (&[][..], &[][..]));
    assert_eq!(memory.undo().left, Vec::<PathBuf>::new());
    assert_same(&before, &memory.shape(), "after undo");
}

#[test]
fn an_account_that_a_person_has_is_in_the_way() {
    let memory = Memory::new();
    let theirs = Account { is_own: false, is_enabled: true, is_administrator: false, is_user: true, has_profile: true };
    memory.shape.borrow_mut().account = Some(theirs);
    let before = memory.shape();
    let refused = windows::setup(memory.system(), None);
    assert!(matches!(&refused, Err(SetupError::InTheWay { path }) if path.ends_with("account jubilee")), "{refused:?}");
    assert_same(&before, &memory.shape(), "after it was refused");
}

#[test]
fn an_account_that_was_given_rights_stays() {
    let memory = Memory::new();
    memory.set_up(FULL);
    memory.account(|account| account.is_administrator = true);
    assert_eq!(memory.open(), [Measure::Account]);
    let undone = memory.undo();
    assert_eq!(undone.left, [PathBuf::from("account jubilee")]);
    assert!(memory.shape().account.is_some());
}

#[test]
fn a_home_with_something_in_it_stays_and_settings_made_by_hand_too() {
    let memory = Memory::new();
    let settings = format!(r"{HOME}\kiosk.toml");
    memory.shape.borrow_mut().folders.insert(HOME.into(), "P(A;OICI;FA;;;BA)".into());
    memory.shape.borrow_mut().files.insert(settings.clone(), b"lower_edge_mm = 700 # a ruler\n".to_vec());
    let before = memory.shape();
    assert_eq!(memory.set_up(FULL).kept, ["lower_edge_mm"]);
    assert_eq!(memory.shape().folders[HOME], "P(A;OICI;FA;;;BA)(A;OICI;0x1301bf;;;jubilee)");
    let text = String::from_utf8(memory.shape().files[&settings].clone()).expect("a text");
    assert!(text.starts_with("lower_edge_mm = 700 # a ruler\n") && text.contains("700.0"), "{text}");
    memory.undo();
    assert_same(&before, &memory.shape(), "after undo");

    let memory = Memory::new();
    memory.set_up(FULL);
    memory.shape.borrow_mut().folders.insert(format!(r"{HOME}\store"), String::new());
    assert_eq!(memory.undo().left, [PathBuf::from(HOME)]);
    assert!(!memory.shape().files.contains_key(&settings), "setup wrote it and nobody changed it");
}

#[test]
fn settings_that_can_not_be_understood_stay() {
    let memory = Memory::new();
    memory.shape.borrow_mut().folders.insert(format!(r"{HOME}\kiosk.toml"), String::new());
    memory.shape.borrow_mut().folders.insert(HOME.into(), String::new());
    let before = memory.shape();
    let done = memory.set_up(FULL);
    assert!(
        !done.changes.iter().any(|change| change.path.ends_with(r"kiosk.toml")),
        "settings that can't be read stay"
    );
    memory.undo();
    assert_same(&before, &memory.shape(), "after undo");
}

#[test]
fn a_record_that_is_newer_or_damaged_is_touched_by_nobody() {
    let memory = Memory::new();
    memory.set_up(FULL);
    let whole = memory.is(RECORD, "Record").and_then(|value| value.as_text()).expect("a record");
    let newer = Value::text(&whole.replace("\"format\": 1", "\"format\": 2"));
    for (value, is_newer) in [(newer, true), (Value::text(&whole[..whole.len() / 2]), false), (Value::number(1), false)]
    {
        memory.put(RECORD, "Record", value);
        let before = memory.shape();
        let refused = windows::undo(memory.system());
        let Err(UndoError::Record(error)) = &refused else { panic!("{refused:?}") };
        assert_eq!(matches!(error, RecordError::Newer { format: 2, .. }), is_newer, "{error}");
        assert!(matches!(windows::setup(memory.system(), None), Err(SetupError::Record(_))));
        assert_same(&before, &memory.shape(), "after it was refused");
    }
}

#[test]
fn two_at_once_are_one_too_many() {
    use lockdown::windows::Accounts;
    let memory = Memory::new();
    memory.set_up(FULL);
    let other = memory.hold().expect("the right").expect("nobody else has it");
    assert!(matches!(windows::setup(memory.system(), None), Err(SetupError::Busy)));
    assert!(matches!(windows::undo(memory.system()), Err(UndoError::Busy)));
    drop(other);
    assert!(memory.undo().was_set_up);
}
