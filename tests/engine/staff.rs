//! The people who look after a kiosk, and their PINs.

use std::fs;

use engine::home::Home;
use engine::staff::{Pin, Role, Staff, StaffError};
use jiff::Timestamp;
use tempfile::TempDir;

fn home() -> (TempDir, Home) {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path().join("home"));
    (folder, home)
}

fn pin(digits: &str) -> Pin {
    Pin::new(digits).unwrap()
}

/// One installer and one curator.
fn two(home: &Home) -> Staff {
    let mut staff = Staff::read(home, None).unwrap();
    assert!(staff.members().is_empty(), "nobody has a PIN that was not given");
    staff.set("Jun", Role::Installer, &pin("195204")).unwrap();
    staff.set("  Mei\u{3000}Lin ", Role::Curator, &pin("246810")).unwrap();
    staff.write(home).unwrap();
    staff
}

#[test]
fn whoever_has_a_pin_is_known_by_it_and_by_no_other() {
    let (_folder, home) = home();
    two(&home);
    let staff = Staff::read(&home, None).unwrap();
    let role = |name: &str, digits: &str| staff.member(name, digits).map(|member| member.role);
    assert_eq!(role("Jun", "195204"), Some(Role::Installer));
    assert_eq!(role("Mei Lin", "246810"), Some(Role::Curator));
    for (name, digits) in [("Jun", "246810"), ("Mei Lin", "195204"), ("Nobody", "195204"), ("Jun", ""), ("", "")] {
        assert_eq!(role(name, digits), None, "{name} {digits}");
    }
    let text = fs::read_to_string(home.root().join("staff.toml")).unwrap();
    assert!(!text.contains("195204") && text.contains("$argon2id$"), "{text}");
}

#[test]
fn an_installer_is_always_left() {
    let (_folder, home) = home();
    let mut staff = two(&home);
    assert!(matches!(staff.remove("Jun"), Err(StaffError::NoInstaller)));
    assert!(matches!(staff.set("Jun", Role::Curator, &pin("195204")), Err(StaffError::NoInstaller)));
    assert!(matches!(Staff::default().set("Mei", Role::Curator, &pin("195204")), Err(StaffError::NoInstaller)));
    assert!(matches!(staff.remove("Ada"), Err(StaffError::Unknown { .. })));
    assert!(matches!(staff.set(" \n", Role::Curator, &pin("195204")), Err(StaffError::Name { .. })));
    assert!(matches!(staff.set(&"x".repeat(41), Role::Curator, &pin("195204")), Err(StaffError::Name { .. })));
    assert!(staff.member("Jun", "195204").is_some(), "what was refused changed nothing");
    staff.remove("Mei Lin").unwrap();
    assert_eq!(staff.members().len(), 1);
}

#[test]
fn a_reset_voids_the_pins_before_it_and_not_those_after() {
    let (_folder, home) = home();
    two(&home);
    // Whatever the clock said when either was made.
    let reset = Some(Timestamp::UNIX_EPOCH);
    let mut staff = Staff::read(&home, reset).unwrap();
    assert!(staff.members().is_empty());
    assert_eq!(Staff::read(&home, None).unwrap().members().len(), 2, "asking changed nothing");
    staff.set("Ada", Role::Installer, &pin("271828")).unwrap();
    staff.write(&home).unwrap();
    assert!(Staff::read(&home, reset).unwrap().member("Ada", "271828").is_some());
    assert!(Staff::read(&home, None).unwrap().member("Jun", "195204").is_none());
    let another = Some(Timestamp::from_second(7).unwrap());
    assert!(Staff::read(&home, another).unwrap().members().is_empty());
}

#[test]
fn a_file_that_is_not_understood_lets_nobody_in_before_a_reset() {
    let (_folder, home) = home();
    fs::create_dir_all(home.root()).unwrap();
    let reset = Some(Timestamp::UNIX_EPOCH);
    for (text, newer) in [("format = 2\nrooms = 1", true), ("format = 1\nextra = 1", false), ("member = [", false)] {
        fs::write(home.root().join("staff.toml"), text).unwrap();
        let read = Staff::read(&home, None);
        assert!(
            if newer {
                matches!(read, Err(StaffError::Newer { format: 2 }))
            } else {
                matches!(read, Err(StaffError::Unreadable { .. }))
            },
            "{text}"
        );
        assert!(Staff::read(&home, reset).unwrap().members().is_empty());
    }
}

#[test]
fn a_pin_is_changed_and_what_somebody_may_do_stays() {
    let (_folder, home) = home();
    two(&home);
    let at = ("Mei Lin", Timestamp::UNIX_EPOCH);
    Staff::change(&home, None, at, |staff| staff.set_pin("Mei Lin", &pin("271828"))).unwrap();
    let staff = Staff::read(&home, None).unwrap();
    assert!(staff.member("Mei Lin", "246810").is_none(), "the old one opens nothing");
    assert_eq!(staff.member("Mei Lin", "271828").map(|member| member.role), Some(Role::Curator));
    assert!(staff.member("Jun", "195204").is_some());
    let unknown = Staff::change(&home, None, at, |staff| staff.set_pin("Ada", &pin("271828")));
    assert!(matches!(unknown, Err(StaffError::Unknown { .. })));
}

#[test]
fn somebody_new_takes_nobodys_place() {
    let (_folder, home) = home();
    let mut staff = two(&home);
    let taken = staff.add("Mei  Lin", Role::Installer, &pin("271828"));
    assert!(matches!(taken, Err(StaffError::Taken { name }) if name == "Mei Lin"));
    assert_eq!(staff.member("Mei Lin", "246810").map(|member| member.role), Some(Role::Curator));
    staff.add("Ada", Role::Attendant, &pin("271828")).unwrap();
    assert_eq!(staff.members().len(), 3);
}

#[test]
fn who_writes_second_is_told_who_was_first_and_changes_nothing() {
    let (_folder, home) = home();
    two(&home);
    let lock = home.lock("Ada", Timestamp::UNIX_EPOCH).unwrap();
    let remove = || Staff::change(&home, None, ("Jun", Timestamp::UNIX_EPOCH), |staff| staff.remove("Mei Lin"));
    assert!(matches!(remove(), Err(StaffError::Busy { who, .. }) if who == "Ada"));
    assert_eq!(Staff::read(&home, None).unwrap().members().len(), 2);
    drop(lock);
    assert_eq!(remove().unwrap().members().len(), 1);
}

#[test]
fn no_more_people_are_taken_than_can_be_read_again() {
    let (_folder, home) = home();
    fs::create_dir_all(home.root()).unwrap();
    let hash = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRmb3Jub2JvZHk$5cSmJHc5LJjSdSYD5cvNvYk6bqnWQpjWHkhQXcF4kqA";
    let many: Vec<String> = (1..=100)
        .map(|number| format!("[[member]]\nname = \"{number:x>40}\"\nrole = \"installer\"\npin = \"{hash}\"\n"))
        .collect();
    let many = many.concat();
    fs::write(home.root().join("staff.toml"), format!("format = 1\n{many}")).unwrap();
    let mut staff = Staff::read(&home, None).unwrap();
    assert_eq!(staff.members().len(), 100);
    assert!(matches!(staff.set("Ada", Role::Curator, &pin("195204")), Err(StaffError::TooMany { most: 100 })));
    let first = staff.members()[0].name.clone();
    staff.set(&first, Role::Curator, &pin("195204")).unwrap();
    staff.write(&home).unwrap();
    assert_eq!(Staff::read(&home, None).unwrap().members().len(), 100);
}
