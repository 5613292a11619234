//! Which machine this is.

use lockdown::{Answers, AnswersError, Machine};

use crate::{Debian, FULL, MAC, SERIAL, answer_file};

#[test]
fn a_machine_is_known_by_its_serial_number_and_its_addresses() {
    let debian = Debian::new();
    let machine = Machine::read(&debian.tree());
    assert_eq!(machine.serial.as_deref(), Some(SERIAL));
    assert_eq!(machine.macs, [MAC, "02:42:ac:11:00:02"], "the one with a device comes first; lo is none");
}

#[test]
fn what_every_board_of_a_maker_says_is_no_serial_number() {
    let debian = Debian::new();
    for text in ["To Be Filled By O.E.M.", "Default string", "System Serial Number", "None", "0", ""] {
        debian.write("sys/class/dmi/id/product_serial", &format!("{text}\n"), 0o400);
        let machine = Machine::read(&debian.tree());
        assert_eq!((machine.serial, machine.macs[0].as_str()), (None, MAC), "{text}");
    }
}

fn read(text: &str, serial: Option<&str>, macs: &[&str]) -> Result<Answers, AnswersError> {
    let folder = tempfile::tempdir().expect("a folder");
    let machine =
        Machine { serial: serial.map(str::to_owned), macs: macs.iter().map(|mac| (*mac).to_owned()).collect() };
    let file = answer_file(&folder, text);
    let read = Answers::read(&file, &machine);
    std::fs::remove_file(file).expect("removed");
    read
}

fn told(answers: &Answers) -> String {
    serde_json::to_string(answers).expect("JSON")
}

#[test]
fn the_machine_is_chosen_by_serial_or_address_and_its_answers_come_first() {
    let one = told(&read(FULL, Some("c02xk1abjhd2"), &[]).expect("answers"));
    assert!(one.contains("\"hall-1\"") && one.contains("\"volume_ceiling\":60"), "{one}");
    assert!(one.contains("\"opening\":\"09:00-18:00\""), "what is for all is there too: {one}");
    let two = told(&read(FULL, Some("other"), &["aa:bb:cc:dd:ee:ff", "00:1e:06:45:2a:12"]).expect("answers"));
    assert!(two.contains("\"hall-2\"") && two.contains("\"volume_ceiling\":70"), "{two}");
    assert!(read("format = 1\n[all]\nvolume = 50\n", None, &[]).is_ok(), "a file without machines is for every one");
}

#[test]
fn none_and_several_are_errors_that_say_who_this_is() {
    let none = read(FULL, Some("X1"), &["aa:bb:cc:dd:ee:ff"]).expect_err("none");
    assert!(matches!(&none, AnswersError::NoMachine { .. }), "{none}");
    assert!(none.to_string().contains("X1") && none.to_string().contains("aa:bb:cc:dd:ee:ff"), "{none}");
    let several = read(FULL, Some(SERIAL), &["00:1e:06:45:2a:12"]).expect_err("two");
    let AnswersError::SeveralMachines { lines, .. } = &several else { panic!("{several}") };
    assert_eq!(lines.len(), 2);
}
