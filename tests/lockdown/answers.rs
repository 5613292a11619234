//! A strict answer file.

use engine::problem::{Problem, ProblemCode};
use engine::words::Lang;
use lockdown::{Answers, AnswersError, Machine};

use crate::answer_file;

fn problems(text: &str) -> Vec<Problem> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = answer_file(&folder, text);
    let read = Answers::read(&file, &Machine::default());
    std::fs::remove_file(file).expect("removed");
    match read {
        Err(AnswersError::Problems { problems, .. }) => problems,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_error_is_named_with_its_line() {
    use ProblemCode as P;

    let text = "\
format = 1
adress = 1
[all]
volume_celing = 70
opening = \"18:00-09:00\"
serial = \"for no single machine\"
languages = [\"zh-Hans\", \"english\"]
mm_per_px = 5
[[machine]]
name = \"Hall 1\"
mac = \"00:1e\"
volume = 101
time_server = \"a b\"
idle_seconds = 10
reduced_motion = \"yes\"
[[machine]]
name = \"hall-2\"
";
    let problems = problems(text);
    let found: Vec<_> = problems.iter().map(|problem| (problem.line.unwrap_or(0), problem.code)).collect();
    let expected = [
        (2, P::UnknownKey),
        (4, P::UnknownKey),
        (5, P::BadForm),
        (6, P::UnknownKey),
        (7, P::BadLanguage),
        (8, P::OutOfRange),
        (10, P::BadForm),
        (11, P::BadForm),
        (12, P::OutOfRange),
        (13, P::BadForm),
        (14, P::OutOfRange),
        (15, P::WrongType),
        (16, P::MissingKey),
    ];
    assert_eq!(found, expected, "{problems:#?}");
    assert_eq!(problems[1].remedy(Lang::En), "Did you mean “volume_ceiling”?");
    assert_eq!(problems[2].sentence(Lang::En), "“18:00-09:00” is not possible for “opening”.");
    assert!(problems.iter().all(|problem| !problem.file.is_empty()));
}

#[test]
fn a_file_must_say_its_format_and_a_newer_one_is_refused() {
    let missing = problems("[all]\nvolume = 50\n");
    assert_eq!(missing.iter().map(|problem| problem.code).collect::<Vec<_>>(), [ProblemCode::MissingKey]);
    let folder = tempfile::tempdir().expect("a folder");
    let file = answer_file(&folder, "format = 2\nsomething = true\n");
    let read = Answers::read(&file, &Machine::default());
    std::fs::remove_file(file).expect("removed");
    assert!(matches!(&read, Err(AnswersError::Newer { format, .. }) if format == "2"), "{read:?}");
}

#[test]
fn hours_are_times_of_one_day() {
    for wrong in [
        "9:00-18:00",
        "09:00",
        "09:00-24:00",
        "09:60-18:00",
        "09:00-09:00",
        "+9:00-18:00",
        "",
        "Tu-Fr",
        "Tue-Fri 09:00-18:00",
        "Mo-Fr 09:00-12:00,11:00-18:00",
        "Mo-Fr 13:00-18:00,09:00-12:00",
        "Mo-Fr 09:00-12:00,12:00-18:00",
        "Mo-Su off",
        "Mo-Fr 09:00-18:00;;Sa 10:00-16:00",
        "Mo-Fr 09:00-18:00 PH off",
    ] {
        let problems = problems(&format!("format = 1\n[all]\nopening = \"{wrong}\"\n"));
        assert_eq!((problems.len(), problems[0].line), (1, Some(3)), "{wrong}");
        assert!(problems[0].remedy(Lang::En).contains("Tu-Fr 09:00-12:00,13:00-17:00"), "{wrong}");
    }
}

#[test]
fn a_time_zone_is_a_name_and_no_way_out_of_its_folder() {
    for wrong in ["../../etc/shadow", "/etc/shadow", "Asia//Shanghai", "Asia/", "", "UTC+8:00", "Asia/Shang hai"] {
        let problems = problems(&format!("format = 1\n[all]\ntimezone = \"{wrong}\"\n"));
        assert_eq!((problems.len(), problems[0].line), (1, Some(3)), "{wrong}");
        assert_eq!(problems[0].remedy(Lang::En), "Write it in the form of Asia/Shanghai.");
    }
}
