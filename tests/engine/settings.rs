//! What belongs to the machine: kiosk.toml.

use std::fs;

use engine::home::{ChangeError, Closed, Home, Opening, Settings, Standing};
use engine::problem::ProblemCode;
use engine::words::Lang;
use jiff::Timestamp;
use tempfile::TempDir;

fn home(text: &str) -> (TempDir, Home) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("kiosk.toml"), text).expect("a file");
    let home = Home::at(folder.path());
    (folder, home)
}

/// Has Mei write these settings, whatever stands there.
fn write(settings: &Settings, home: &Home) -> Result<Standing, ChangeError> {
    Settings::change(home, None, "Mei", Timestamp::UNIX_EPOCH, |present| *present = settings.clone())
}

#[test]
fn without_a_file_everything_has_its_default() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (settings, problems) = Settings::read(&Home::at(folder.path().join("nowhere")));
    assert_eq!(settings, Settings::default());
    assert_eq!(problems, []);
    assert!(!folder.path().join("nowhere").exists(), "reading makes nothing");
}

#[test]
fn every_key_is_read() {
    let (_folder, home) = home(
        "monitor = \"HDMI-1\"\nmm_per_px = 0.36\nlower_edge_mm = 850\nviewing_distance_mm = 550.5\nidle_seconds = 90\n\
         warning_seconds = 30\nvolume = 50\nvolume_ceiling = 70\nlanguages = [\"zh-Hans\", \"en\"]\n\
         sections = [\"message\"]\nsound_output = \"USB\"\nreduced_motion = true\n\
         opening = \"Tu-Su 09:00-17:00\"\nclosed = \"dim\"\n",
    );
    let (settings, problems) = Settings::read(&home);
    assert_eq!(problems, []);
    let expected = Settings {
        mm_per_px: Some(0.36),
        lower_edge_mm: 850.0,
        viewing_distance_mm: 550.5,
        monitor: Some("HDMI-1".into()),
        idle_seconds: 90,
        warning_seconds: 30,
        volume: 50,
        volume_ceiling: 70,
        languages: vec!["zh-Hans".into(), "en".into()],
        sections: vec!["message".into()],
        sound_output: Some("USB".into()),
        reduced_motion: true,
        opening: Opening::parse("Tu-Su 09:00-17:00"),
        closed: Closed::Dim,
    };
    assert_eq!(settings, expected);
}

#[test]
fn a_bad_value_is_named_with_its_line_and_costs_that_value_alone() {
    let (_folder, home) = home(
        "idle_seconds = 5\nwarning_seconds = 121\nmm_per_px = 5.0\nvolume = \"loud\"\nvolume_celing = 70\nlower_edge_mm = 800\n",
    );
    let (settings, problems) = Settings::read(&home);
    let expected = Settings { lower_edge_mm: 800.0, ..Settings::default() };
    assert_eq!(settings, expected);
    let mut found: Vec<_> = problems.iter().map(|problem| (problem.line, problem.code)).collect();
    found.sort();
    assert_eq!(
        found,
        [
            (Some(1), ProblemCode::OutOfRange),
            (Some(2), ProblemCode::OutOfRange),
            (Some(3), ProblemCode::OutOfRange),
            (Some(4), ProblemCode::WrongType),
            (Some(5), ProblemCode::UnknownKey),
        ]
    );
    let unknown = problems.iter().find(|problem| problem.code == ProblemCode::UnknownKey).expect("it is named");
    assert_eq!(unknown.arguments.get("suggestion").map(String::as_str), Some("volume_ceiling"));
}

#[test]
fn a_measure_out_of_its_range_is_told_the_range_and_a_file_that_can_not_be_read_why() {
    let (_folder, home) = home("mm_per_px = 5.0\n");
    let told = |lang| Settings::read(&home).1.iter().map(|told| told.sentence(lang) + &told.remedy(lang)).collect();
    let [english, chinese]: [Vec<String>; 2] = Lang::ALL.map(told);
    assert_eq!(english, ["5 is not possible for “mm_per_px”.Write a number from 0.073 to 1.270."]);
    assert_eq!(chinese, ["“mm_per_px”不能是 5。请填写 0.073 至 1.270 之间的数。"]);
    fs::remove_file(home.settings_file()).expect("removed");
    fs::create_dir(home.settings_file()).expect("a folder");
    let (settings, problems) = Settings::read(&home);
    assert_eq!(settings, Settings::default());
    let told: Vec<_> = problems.iter().map(|told| told.sentence(Lang::En)).collect();
    // Windows calls it a lack of permission.
    let why = if cfg!(windows) { "permission is missing" } else { "the disk or the stick does not give it out" };
    assert_eq!(told, [format!("kiosk.toml can't be read: {why}.")]);
}

#[test]
fn a_panel_of_20_to_350_pixels_an_inch_is_believed_and_no_other() {
    for (mm_per_px, believed) in
        [(25.4 / 20.0, true), (25.4 / 350.0, true), (25.4 / 19.0, false), (25.4 / 351.0, false)]
    {
        let (_folder, home) = home(&format!("mm_per_px = {mm_per_px}\n"));
        let (settings, problems) = Settings::read(&home);
        assert_eq!(settings.mm_per_px.is_some(), believed, "{mm_per_px} mm");
        assert_eq!(problems.is_empty(), believed, "{mm_per_px} mm");
    }
}

#[test]
fn a_file_that_is_no_toml_is_named_and_everything_has_its_default() {
    for bytes in [&b"volume = = 3"[..], b"\xFF\xFE\x00", b"\0\0\0\0"] {
        let (_folder, home) = home("");
        fs::write(home.settings_file(), bytes).expect("a file");
        let (settings, problems) = Settings::read(&home);
        assert_eq!(settings, Settings::default());
        assert!(!problems.is_empty(), "{bytes:?}");
    }
}

#[test]
fn a_line_that_is_no_toml_costs_that_line_alone() {
    let (_folder, home) = home("mm_per_px = 0.3\nvolume = = 3\nmonitor = \"HDMI\nidle_seconds = 70\n");
    let (settings, problems) = Settings::read(&home);
    assert_eq!(settings, Settings { mm_per_px: Some(0.3), idle_seconds: 70, ..Settings::default() });
    let lines: Vec<_> = problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [Some(2), Some(3)], "{problems:?}");
}

#[test]
fn a_bracket_that_is_not_closed_costs_its_own_line_alone() {
    let (_folder, home) =
        home("mm_per_px = 0.3\nlanguages = [\"en\"\nvolume = 40\nvolume = 50\nmonitor = \"HDMI-1\"\n");
    let (settings, problems) = Settings::read(&home);
    let expected = Settings { mm_per_px: Some(0.3), volume: 40, monitor: Some("HDMI-1".into()), ..Settings::default() };
    assert_eq!(settings, expected);
    let found: Vec<_> = problems.iter().map(|problem| (problem.line, problem.code)).collect();
    assert_eq!(found, [(Some(2), ProblemCode::Syntax), (Some(4), ProblemCode::Syntax)], "{problems:?}");
}

#[test]
fn a_file_beyond_64_kib_is_refused_without_reading_it_all() {
    let (_folder, home) = home(&"#".repeat(64 * 1024 + 1));
    let (settings, problems) = Settings::read(&home);
    assert_eq!(settings, Settings::default());
    assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), [ProblemCode::TooLarge]);
}

#[test]
fn a_measure_that_would_not_be_believed_is_not_written() {
    let (_folder, home) = home("volume = 40\n");
    let (read, _) = Settings::read(&home);
    for wrong in [
        Settings { mm_per_px: Some(5.0), ..read.clone() },
        Settings { mm_per_px: Some(f64::NAN), ..read.clone() },
        Settings { lower_edge_mm: -1.0, ..read.clone() },
        Settings { viewing_distance_mm: 299.0, ..read.clone() },
        Settings { viewing_distance_mm: 2001.0, ..read.clone() },
        Settings { idle_seconds: 19, ..read.clone() },
        Settings { idle_seconds: 3601, ..read.clone() },
        Settings { warning_seconds: 121, ..read.clone() },
        Settings { volume: 101, ..read.clone() },
        Settings { volume_ceiling: 255, ..read.clone() },
        Settings { languages: vec!["en".into(), "english".into()], ..read.clone() },
    ] {
        let refused = write(&wrong, &home).expect_err("it is outside its range");
        assert!(matches!(refused, ChangeError::Wrong { .. }), "{wrong:?}: {refused:?}");
    }
    assert_eq!(fs::read_to_string(home.settings_file()).expect("a file"), "volume = 40\n");
}

#[test]
fn writing_over_a_file_that_is_not_utf_8_keeps_it_aside() {
    let (folder, home) = home("");
    let utf_16: Vec<u8> = "\u{feff}volume = 30\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(home.settings_file(), &utf_16).expect("a file");
    let settings = Settings { mm_per_px: Some(0.3), ..Settings::default() };
    write(&settings, &home).expect("written");
    assert_eq!(Settings::read(&home), (settings, vec![]));
    assert_eq!(fs::read(folder.path().join("kiosk.toml.old")).expect("the old one"), utf_16);
}

#[test]
fn what_is_written_is_read_back_and_comments_stay() {
    let (_folder, home) = home("# set up by Mei\nvolume = 40 # the hall echoes\nbrightness = 3\n");
    let (mut settings, _) = Settings::read(&home);
    settings.mm_per_px = Some(0.2451);
    settings.volume = 45;
    write(&settings, &home).expect("written");
    let text = fs::read_to_string(home.settings_file()).expect("a file");
    assert!(text.contains("# set up by Mei") && text.contains("volume = 45 # the hall echoes"), "{text}");
    assert!(text.contains("brightness = 3"), "a key of a newer program stays: {text}");
    assert!(!text.contains("idle_seconds"), "a default is not nailed down: {text}");
    assert_eq!(Settings::read(&home).0, settings);
    settings.mm_per_px = None;
    write(&settings, &home).expect("written");
    assert_eq!(Settings::read(&home).0, settings);
}

#[test]
fn writing_over_a_file_that_is_no_toml_keeps_it_aside() {
    let (folder, home) = home("volume = = 3");
    let settings = Settings { volume: 30, ..Settings::default() };
    write(&settings, &home).expect("written");
    assert_eq!(Settings::read(&home), (settings, vec![]));
    let kept = fs::read_to_string(folder.path().join("kiosk.toml.old")).expect("the old one");
    assert_eq!(kept, "volume = = 3");
}

#[test]
fn a_new_home_is_made_for_its_settings() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let home = Home::at(folder.path().join("new"));
    let settings = Settings { reduced_motion: true, ..Settings::default() };
    write(&settings, &home).expect("written");
    assert_eq!(Settings::read(&home).0, settings);
}
