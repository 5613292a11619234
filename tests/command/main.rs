//! The `jubilee` command: what it prints, where, and how it ends.

mod damage;
mod full_disk;
mod guides;
mod import;
#[cfg(unix)]
mod kiosk;
#[cfg(windows)]
mod kiosk_windows;
#[cfg(unix)]
mod owner;
mod packs;
mod report;
mod staff;
mod stats;
#[cfg(unix)]
mod stopped;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use engine::home::Home;
use engine::problem::{Problem, ProblemCode};
use engine::words::Lang;
use jiff::Timestamp;
use serde_json::Value;
use tempfile::TempDir;

/// What a command said and how it ended.
#[derive(Debug)]
struct Ended {
    code: u8,
    out: String,
    err: String,
}

impl Ended {
    #[track_caller]
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        desk.write(
            "exhibition.toml",
            "format = 1\nid = \"one-room\"\nlanguages = [\"en\"]\nsections = [\"gallery\"]\n\n[title]\nen = \"One room\"\n",
        );
        desk.write("gallery/section.toml", "kind = \"gallery\"\n\n[title]\nen = \"Pictures\"\n");
        desk.caption("The gate");
        let picture = image::RgbImage::from_fn(960, 548, |x, y| image::Rgb([(x / 4) as u8, (y / 3) as u8, 90]));
        picture.save(desk.exhibition().join("gallery/gate.jpg")).expect("a picture");
        desk
    }

    fn exhibition(&self) -> PathBuf {
        self.folder.path().join("exhibition")
    }

    fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.exhibition().join(name);
        fs::create_dir_all(path.parent().expect("a folder above")).expect("folders");
        fs::write(path, text).expect("a file");
    }

    fn caption(&self, caption: &str) {
        let text = format!(
            "[[pictures]]\nfile = \"gate.jpg\"\nalt.en = \"A gate\"\ncaption.en = \"{caption}\"\ncredit = \"Archive\"\n"
        );
        self.write("gallery/media.toml", &text);
    }

    fn run(&self, arguments: &[&str]) -> Ended {
        self.run_in(&self.home(), arguments)
    }

    fn run_in(&self, home: &Path, arguments: &[&str]) -> Ended {
        let lang: &[&str] = if arguments.contains(&"--lang") { &[] } else { &["--lang", "en"] };
        let exhibition = self.exhibition();
        let mut all: Vec<OsString> = vec!["jubilee".into(), "--home".into(), home.into()];
        all.extend(lang.iter().map(OsString::from));
        all.extend(arguments.iter().map(|argument| match *argument {
            "EXHIBITION" => exhibition.clone().into(),
            other => other.into(),
        }));
        run(all)
    }
}

fn run(arguments: Vec<OsString>) -> Ended {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = cli::run(arguments, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Ended { code, out: text(out), err: text(err) }
}

#[test]
fn a_clean_exhibition_is_counted_and_ends_with_0() {
    let desk = Desk::new();
    let ended = desk.run(&["check", "EXHIBITION"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(ended.out.contains("1 section, 1 item, 1 picture"), "{}", ended.out);
    assert!(ended.out.contains("Narration in minutes: en 0.0"), "{}", ended.out);
    assert_eq!(ended.err, "");
    let json = desk.run(&["check", "EXHIBITION", "--format", "json"]).json();
    assert_eq!(json["counts"]["pictures"], 1);
    assert!(!desk.home().exists(), "checking touches no home");
}

#[test]
fn an_error_is_named_with_file_line_and_remedy_and_ends_with_1() {
    let desk = Desk::new();
    desk.write("gallery/section.toml", "kind = \"gallery\"\ntitel = \"x\"\n\n[title]\nen = \"Pictures\"\n");
    let ended = desk.run(&["check", "EXHIBITION"]);
    assert_eq!(ended.code, 1);
    let line = ended.out.lines().find(|line| line.contains("titel")).expect("the problem");
    assert!(line.starts_with("gallery/section.toml:2  error: ") && line.contains("  → "), "{line}");
    assert!(line.contains("title"), "what was meant: {line}");
    let json = desk.run(&["check", "EXHIBITION", "--format", "json"]).json();
    let problems = json["problems"].as_array().expect("a list");
    let problem = problems.iter().find(|problem| problem["code"] == "unknown-key").expect("the problem");
    assert_eq!((&problem["file"], &problem["line"]), (&"gallery/section.toml".into(), &2.into()));
    assert!(problem["sentence"].is_string() && problem["remedy"].is_string());

    let refused = desk.run(&["publish", "EXHIBITION"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("gallery/section.toml:2") && refused.err.contains("Nothing was published"));
    assert!(!desk.home().exists(), "nothing is made for what is refused");
}

#[test]
fn a_folder_that_is_not_there_ends_with_1_and_says_which_to_name() {
    let desk = Desk::new();
    for command in ["check", "publish"] {
        let ended = desk.run(&[command, "/nowhere/at/all"]);
        assert_eq!(ended.code, 1);
        assert!(ended.err.contains("/nowhere/at/all") && ended.err.contains("exhibition.toml"), "{ended:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_the_machine_does_not_give_out_ends_with_3() {
    let desk = Desk::new();
    let circle = desk.folder.path().join("circle");
    std::os::unix::fs::symlink(&circle, &circle).expect("a link to itself");
    for command in ["check", "publish"] {
        let ended = desk.run(&[command, &circle.to_string_lossy(), "--format", "json"]);
        assert_eq!((ended.code, &ended.json()["error"]), (3, &"machine".into()), "{ended:?}");
    }
    let file = desk.exhibition().join("exhibition.toml/inside");
    assert_eq!(desk.run(&["check", &file.to_string_lossy()]).code, 1, "what is no folder is the caller's mistake");
}

#[test]
fn an_empty_home_in_the_environment_counts_as_none() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let beside = ["--exact", "a_command_that_is_told_no_home", "--ignored"];
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.args(beside).env("JUBILEE_HOME", "").env("XDG_DATA_HOME", folder.path()).env("LOCALAPPDATA", folder.path());
    let ended = command.output().expect("a process");
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stdout));
    let home = folder.path().join(if cfg!(windows) { "Jubilee" } else { "jubilee" });
    let ended = command.env("JUBILEE_HOME", &home).output().expect("a process");
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stdout));
}

#[test]
#[ignore = "the process that another test starts"]
fn a_command_that_is_told_no_home() {
    let ended = run(["jubilee", "editions", "--lang", "en"].map(OsString::from).to_vec());
    assert_eq!((ended.code, ended.out.as_str()), (0, "Nothing was published here yet.\n"), "{ended:?}");
}

#[test]
fn chinese_has_one_word_for_each_thing() {
    let desk = Desk::new();
    let ended = desk.run(&["check", "EXHIBITION", "--lang", "zh"]);
    assert!(ended.out.contains("1 个版块，1 个展项，1 张图片\n朗读时长："), "{}", ended.out);
    for problem in ProblemCode::ALL.iter().map(|code| Problem::new(*code, "")) {
        // The cell of a table is no section.
        let told = (problem.sentence(Lang::ZhHans) + &problem.remedy(Lang::ZhHans)).replace("单元格", "");
        assert!(["单元", "条目", "解说"].iter().all(|other| !told.contains(other)), "{told}");
    }
}

#[test]
fn wrong_usage_ends_with_2_in_both_languages() {
    let desk = Desk::new();
    for arguments in [&["publish"][..], &["fly"], &["rollback", "three"], &["check", "EXHIBITION", "--quiet"], &[]] {
        for lang in ["en", "zh"] {
            let mut with_lang = arguments.to_vec();
            with_lang.extend(["--lang", lang]);
            let ended = desk.run(&with_lang);
            assert_eq!(ended.code, 2, "{ended:?}");
            assert_eq!(ended.out, "");
            assert_eq!(is_chinese(&ended.err), lang == "zh", "{}", ended.err);
        }
    }
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|char| ('\u{4e00}'..='\u{9fff}').contains(&char))
}

#[test]
fn help_lists_the_commands_that_there_are_in_both_languages() {
    let desk = Desk::new();
    for lang in ["en", "zh"] {
        let ended = desk.run(&["--help", "--lang", lang]);
        assert_eq!(ended.code, 0);
        for command in
            ["check", "import", "publish", "editions", "rollback", "verify", "prune", "pack", "load", "keys", "staff"]
        {
            assert!(ended.out.contains(command), "{command}: {}", ended.out);
            let own = desk.run(&[command, "--help", "--lang", lang]);
            assert_eq!((own.code, is_chinese(&own.out)), (0, lang == "zh"), "{}", own.out);
        }
        assert!(!ended.out.contains("\n  build"), "{}", ended.out);
        assert_eq!(is_chinese(&ended.out), lang == "zh", "{}", ended.out);
    }
    let version = desk.run(&["--version"]);
    assert_eq!((version.code, version.out.as_str()), (0, concat!("jubilee ", env!("CARGO_PKG_VERSION"), "\n")));
}

#[test]
fn publishing_listing_and_rolling_back_are_reported() {
    let desk = Desk::new();
    let first = desk.run(&["publish", "EXHIBITION", "--note", "opening day"]);
    assert_eq!(first.code, 0, "{first:?}");
    assert!(first.out.ends_with("Edition 1 is current: 8 files.\n"), "{}", first.out);
    let again = desk.run(&["publish", "EXHIBITION"]);
    assert!(again.out.ends_with("Nothing changed: edition 1 stays current.\n"), "{}", again.out);
    desk.caption("The old gate");
    let second = desk.run(&["publish", "EXHIBITION", "--format", "json"]).json();
    assert_eq!((&second["number"], &second["outcome"]), (&2.into(), &"new".into()));

    let listed = desk.run(&["editions"]);
    let lines: Vec<&str> = listed.out.lines().collect();
    assert!(lines[0].starts_with("*    2") && lines[1].starts_with("     1"), "{}", listed.out);
    assert!(lines[1].ends_with("opening day"), "{}", listed.out);
    let json = desk.run(&["editions", "--format", "json"]).json();
    assert_eq!(json["editions"][1]["current"], true);

    let back = desk.run(&["rollback", "1"]);
    assert_eq!((back.code, back.out.as_str()), (0, "Edition 1 is current again, instead of edition 2.\n"));
    let chinese = desk.run(&["rollback", "2", "--lang", "zh"]);
    assert_eq!(chinese.out, "已从第 1 版恢复为第 2 版。\n");
    let unknown = desk.run(&["rollback", "9"]);
    assert_eq!((unknown.code, unknown.err.as_str()), (1, "There is no edition 9. There are: 1, 2.\n"));
}

#[test]
fn any_tag_of_a_language_is_taken() {
    let desk = Desk::new();
    for (tag, chinese) in [("zh-Hans", true), ("zh_CN.UTF-8", true), ("en-GB", false)] {
        let ended = desk.run(&["editions", "--lang", tag]);
        assert_eq!((ended.code, is_chinese(&ended.out)), (0, chinese), "{tag}: {ended:?}");
    }
}

#[test]
fn who_is_writing_is_told_and_ends_with_3() {
    let desk = Desk::new();
    let _lock = Home::at(desk.home()).lock("Lan", Timestamp::UNIX_EPOCH).expect("the lock");
    let ended = desk.run(&["publish", "EXHIBITION"]);
    assert_eq!(ended.code, 3);
    assert!(ended.err.starts_with("Lan has been writing to this home since 19"), "{}", ended.err);
    let json = desk.run(&["publish", "EXHIBITION", "--format", "json"]);
    assert_eq!((json.code, &json.json()["error"]), (3, &"busy".into()));
}

#[test]
fn an_edition_is_built_in_place_for_packages() {
    let desk = Desk::new();
    let into = desk.folder.path().join("built-in");
    let ended = desk.run(&["build", "EXHIBITION", "--into", &into.to_string_lossy()]);
    assert_eq!(ended.code, 0, "{ended:?}");
    let edition = engine::edition::current(None, &into).expect("the built-in edition");
    assert_eq!(edition.number(), 0);
    assert!(!desk.home().exists());
}

#[test]
fn the_built_in_exhibition_is_published_and_shown() {
    let desk = Desk::new();
    let exhibition = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/exhibitions/ustb-70");
    let ended = desk.run(&["publish", exhibition]);
    assert_eq!(ended.code, 0, "{ended:?}");
    let edition = engine::edition::current(Some(&Home::at(desk.home())), Path::new("")).expect("edition 1");
    assert_eq!(edition.content().id, "ustb-70");
}
