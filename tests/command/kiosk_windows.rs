//! `jubilee kiosk` on Windows, where it changes nothing: a machine on which tests run is nobody's kiosk.

use super::{Ended, is_chinese, run};

fn kiosk(arguments: &[&str]) -> Ended {
    run(["jubilee", "kiosk"].iter().chain(arguments).map(Into::into).collect())
}

#[test]
fn a_machine_that_was_not_set_up_has_nothing_to_undo() {
    for lang in ["en", "zh"] {
        let ended = kiosk(&["undo", "--dry-run", "--lang", lang]);
        // Only an administrator is told.
        let told = if ended.code == 0 { &ended.out } else { &ended.err };
        assert!(ended.code == 0 || ended.code == 3, "{ended:?}");
        assert_eq!(is_chinese(told), lang == "zh", "{ended:?}");
    }
}

#[test]
fn an_audit_says_what_is_open_or_why_it_can_not() {
    let ended = kiosk(&["audit", "--format", "json", "--lang", "en"]);
    let told = ended.json();
    match ended.code {
        1 => assert!(told["open"].as_array().is_some_and(|open| !open.is_empty()), "{told}"),
        code => assert!(
            code == 3 && ["not-root", "unsupported", "edition"].contains(&told["error"].as_str().unwrap_or("")),
            "{ended:?}"
        ),
    }
}

#[test]
fn there_is_no_other_windows_than_the_running_one() {
    assert_eq!(kiosk(&["setup", "--root", "C:\\", "--dry-run"]).code, 2);
}
