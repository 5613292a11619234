//! `jubilee staff`: who has a PIN.

use std::ffi::OsString;

use engine::home::Home;
use engine::staff::{Role, Staff};
use serde_json::json;

use super::{Desk, Ended, is_chinese};

/// The command where somebody types.
fn at_keyboard(desk: &Desk, arguments: &[&str], typed: &str) -> Ended {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let home = desk.home();
    let lang: &[&str] = if arguments.contains(&"--lang") { &[] } else { &["--lang", "en"] };
    let given = ["jubilee", "--home", home.to_str().expect("a path"), "staff"];
    let given = given.iter().chain(lang).chain(arguments).map(OsString::from);
    let code = cli::run_at_keyboard(given, &mut typed.as_bytes(), &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Ended { code, out: text(out), err: text(err) }
}

fn role(desk: &Desk, name: &str, pin: &str) -> Option<Role> {
    Staff::read(&Home::at(desk.home()), None).expect("the staff").member(name, pin).map(|member| member.role)
}

#[test]
fn people_are_set_listed_and_removed() {
    let desk = Desk::new();
    let none = desk.run(&["staff"]);
    assert_eq!((none.code, none.out.contains("Nobody has a PIN yet")), (0, true), "{}", none.out);
    let set = at_keyboard(&desk, &["set", "Jun", "--role", "installer"], "195204\n195204\n");
    assert_eq!(
        (set.code, set.out.ends_with("Jun has a PIN now, as installer.\n")),
        (0, true),
        "{} {}",
        set.out,
        set.err
    );
    assert!(!set.out.contains("195204"));
    let set = at_keyboard(&desk, &["set", " Mei  Lin", "--role", "curator"], "246810\r\n246810\r\n");
    assert_eq!(set.code, 0, "{}", set.err);
    assert_eq!(
        (role(&desk, "Jun", "195204"), role(&desk, "Mei Lin", "246810")),
        (Some(Role::Installer), Some(Role::Curator))
    );
    let listed = desk.run(&["staff", "--format", "json"]);
    let expected =
        json!({ "people": [{ "name": "Jun", "role": "installer" }, { "name": "Mei Lin", "role": "curator" }] });
    assert_eq!(listed.json(), expected);
    assert_eq!(at_keyboard(&desk, &["remove", "Mei Lin"], "").code, 0);
    assert_eq!(desk.run(&["staff"]).out, "Jun  installer\n");
}

#[test]
fn what_is_refused_changes_nothing_and_says_why_in_both_languages() {
    let desk = Desk::new();
    at_keyboard(&desk, &["set", "Jun", "--role", "installer"], "195204\n195204\n");
    let refused: [(&[&str], &str, &str); 8] = [
        (&["set", "Jun", "--role", "installer"], "246810\n246811\n", "differ"),
        (&["set", "Jun", "--role", "installer"], "12345\n12345\n", "no-pin"),
        (&["set", "Jun", "--role", "installer"], "123456\n123456\n", "no-pin"),
        (&["set", "Jun", "--role", "installer"], "", "no-pin"),
        (&["set", "Jun", "--role", "curator"], "246810\n246810\n", "no-installer"),
        (&["set", " ", "--role", "curator"], "246810\n246810\n", "no-name"),
        (&["remove", "Jun"], "", "no-installer"),
        (&["remove", "Eve"], "", "nobody"),
    ];
    for (arguments, typed, code) in refused {
        for lang in ["en", "zh"] {
            let given: Vec<_> = arguments.iter().copied().chain(["--lang", lang]).collect();
            let ended = at_keyboard(&desk, &given, typed);
            assert_eq!((ended.code, is_chinese(&ended.err)), (1, lang == "zh"), "{arguments:?}: {}", ended.err);
        }
        let given: Vec<_> = arguments.iter().copied().chain(["--format", "json"]).collect();
        let said = at_keyboard(&desk, &given, typed).out;
        assert!(said.contains(&format!("\"error\":\"{code}\"")), "{arguments:?}: {said}");
        assert_eq!(role(&desk, "Jun", "195204"), Some(Role::Installer), "{arguments:?}");
    }
    assert_eq!(at_keyboard(&desk, &["set", "Jun", "--role", "director"], "").code, 2);
    assert_eq!(at_keyboard(&desk, &["set", "Jun"], "").code, 2);
}
