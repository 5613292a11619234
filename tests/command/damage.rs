//! Damaged editions: what is said of them, and that what it says to do helps.

use std::fs;
use std::path::Path;

use engine::home::Home;

use crate::{Desk, run};

#[test]
fn a_flipped_bit_is_reported_with_its_item_and_ends_with_1() {
    let desk = Desk::new();
    desk.run(&["publish", "EXHIBITION"]);
    let whole = desk.run(&["verify"]);
    assert_eq!((whole.code, whole.out.as_str()), (0, "Edition 1 is whole: 8 files.\n"));
    let current = engine::edition::current(Some(&Home::at(desk.home())), Path::new("")).expect("edition 1");
    let name = content_picture(&fs::read_to_string(current.file("content.json").expect("content").path).expect("text"));
    flip(&current.file(&name).expect("a picture").path);
    let ended = desk.run(&["verify", "1"]);
    assert_eq!(ended.code, 1);
    assert!(ended.out.contains(&name) && ended.out.contains("gallery/"), "{}", ended.out);
    assert!(ended.out.contains("→ Run jubilee publish"), "{}", ended.out);
    let json = desk.run(&["verify", "--format", "json"]).json();
    assert_eq!((&json["whole"], &json["editions"][0]["damaged"][0]["fault"]), (&false.into(), &"changed".into()));
}

#[test]
fn damage_is_told_in_the_language_asked_for_and_to_programs_by_its_code() {
    let desk = Desk::new();
    desk.run(&["publish", "EXHIBITION"]);
    let editions = desk.home().join("store/editions");
    let manifest = fs::read_dir(&editions).expect("a folder").next().expect("a manifest").expect("a manifest").path();
    flip(&manifest);
    for command in [&["verify"][..], &["rollback", "1"]] {
        let chinese = desk.run(&[command, &["--lang", "zh"]].concat());
        assert_eq!(chinese.code, 1, "{chinese:?}");
        let told = chinese.out + &chinese.err;
        assert!(told.starts_with("第 1 版无法使用：清单文件已损坏。\n→ "), "{told}");
    }
    let verified = desk.run(&["verify", "--format", "json"]).json();
    assert_eq!(verified["editions"][0]["damage"]["code"], "manifest-damaged");
    let refused = desk.run(&["rollback", "1", "--format", "json"]).json();
    assert_eq!(refused["damage"]["code"], "manifest-damaged");
}

#[test]
fn what_mends_a_damaged_edition_depends_on_whether_it_is_current() {
    let desk = Desk::new();
    for caption in ["One", "Two", "Three"] {
        desk.caption(caption);
        assert_eq!(desk.run(&["publish", "EXHIBITION"]).code, 0);
    }
    let editions = desk.run(&["editions", "--format", "json"]).json();
    let manifest = |number: usize| {
        let id = editions["editions"][number - 1]["id"].as_str().expect("an id").to_owned();
        desk.home().join(format!("store/editions/{id}.json"))
    };
    flip(&manifest(1));
    let old = desk.run(&["verify"]).out;
    assert!(old.contains("The screen is not affected") && old.contains("jubilee rollback 3"), "{old}");
    assert_commands_are_there(&old);
    let alone = desk.run(&["verify", "1"]).out;
    assert!(!alone.contains("The screen") && !alone.contains("rollback"), "nobody looked at edition 3: {alone}");
    assert_commands_are_there(&alone);
    flip(&manifest(3));
    let current = desk.run(&["verify"]).out;
    let remedy = "→ Run jubilee publish on the exhibition's folder again, or jubilee rollback 2: edition 2 is whole.\n";
    assert!(current.contains(remedy), "{current}");
    assert!(!current.contains("The screen is not affected"), "edition 2 stands in, which is older too: {current}");
    assert_commands_are_there(&current);
    let refused = desk.run(&["rollback", "1"]).err;
    assert!(refused.contains("\n→ "), "{refused}");
    assert_commands_are_there(&refused);

    desk.caption("Three");
    assert_eq!(desk.run(&["publish", "EXHIBITION"]).code, 0);
    assert!(desk.run(&["verify", "3"]).out.starts_with("Edition 3 is whole"), "what was said did it");
    desk.caption("One");
    assert_eq!(desk.run(&["publish", "EXHIBITION"]).code, 0);
    assert_eq!(desk.run(&["rollback", "3"]).code, 0);
    assert_eq!(desk.run(&["verify"]).code, 0, "and so did this");
}

#[track_caller]
fn assert_commands_are_there(told: &str) {
    let commands: Vec<String> = told
        .split("jubilee ")
        .skip(1)
        .map(|rest| rest.chars().take_while(char::is_ascii_lowercase).collect())
        .collect();
    assert!(!commands.is_empty(), "{told}");
    for command in commands {
        assert_eq!(run(vec!["jubilee".into(), command.into(), "--help".into()]).code, 0, "{told}");
    }
}

fn content_picture(content: &str) -> String {
    let at = content.find("pictures/").expect("a picture");
    content[at..].split('"').next().expect("its name").to_owned()
}

#[allow(clippy::permissions_set_readonly_false, reason = "the file goes when the test does")]
fn flip(path: &Path) {
    let mut bytes = fs::read(path).expect("a file");
    bytes[50] ^= 8;
    let mut permissions = fs::metadata(path).expect("a file").permissions();
    permissions.set_readonly(false);
    fs::set_permissions(path, permissions).expect("permissions");
    fs::write(path, bytes).expect("a file");
}
