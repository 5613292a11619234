//! `jubilee kiosk`: what it prints, and how it ends.

use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use lockdown::{Measure, Platform};
use tempfile::TempDir;

use super::{Ended, is_chinese, run};

/// The least that can be locked down, and answers for it beside it.
struct Hall {
    folder: TempDir,
}

impl Hall {
    fn new() -> Self {
        let hall = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        hall.write("tree/etc/passwd", "root:x:0:0:root:/root:/bin/bash\n");
        hall.write("tree/etc/group", "root:x:0:\nvideo:x:44:\n");
        hall.write("tree/etc/shadow", "root:*:19500:0:99999:7:::\n");
        hall.write("tree/etc/hostname", "hall-1\n");
        hall.write("tree/usr/sbin/nft", "program");
        hall.write("tree/sys/class/dmi/id/product_serial", "S-1\n");
        for unit in ["jubilee.service", "graphical.target"] {
            hall.write(&format!("tree/usr/lib/systemd/system/{unit}"), "[Unit]\n");
        }
        hall.write("tree/usr/lib/systemd/systemd", "program");
        for folder in ["etc/systemd/system", "var/lib"] {
            fs::create_dir_all(hall.tree().join(folder)).expect("folders");
        }
        hall
    }

    fn tree(&self) -> PathBuf {
        self.folder.path().join("tree")
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder above")).expect("folders");
        fs::write(&path, text).expect("a file");
        path
    }

    fn kiosk(&self, arguments: &[&str]) -> Ended {
        run(self.given(arguments))
    }

    /// The same with somebody who types.
    fn at_keyboard(&self, arguments: &[&str], typed: &str) -> Ended {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = cli::run_at_keyboard(self.given(arguments), &mut typed.as_bytes(), &mut out, &mut err);
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Ended { code, out: text(out), err: text(err) }
    }

    fn given(&self, arguments: &[&str]) -> Vec<OsString> {
        let lang: &[&str] = if arguments.contains(&"--lang") { &[] } else { &["--lang", "en"] };
        let given = ["jubilee", "kiosk"].iter().chain(arguments).chain(lang).chain(&["--root"]);
        let mut all: Vec<OsString> = given.map(OsString::from).collect();
        all.push(self.tree().into());
        all
    }
}

pub(super) fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().expect("id");
    let is_root = id.stdout == b"0\n";
    if !is_root {
        assert!(std::env::var_os("JUBILEE_SKIP_NOTHING").is_none(), "only root can set a tree up");
        let told = b"\nSKIPPED: jubilee kiosk on a tree: only root can\n";
        let _ = std::io::stderr().write_all(told);
    }
    is_root
}

fn shown(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

#[test]
fn an_audit_ends_with_1_while_something_is_open_and_with_0_when_nothing_is() {
    if !is_root() {
        return;
    }
    let hall = Hall::new();
    let open = hall.kiosk(&["audit"]);
    assert_eq!(open.code, 1, "{open:?}");
    let session: Vec<&str> = open.out.lines().skip_while(|line| !line.starts_with("session ")).take(3).collect();
    assert!(session[0].contains("OPEN") && session[2].contains("→ "), "{}", open.out);
    let json = hall.kiosk(&["audit", "--format", "json"]);
    assert_eq!(json.code, 1);
    let told = json.json();
    let measures = told["measures"].as_array().expect("a list");
    assert_eq!(measures.len(), 19);
    let firewall = measures.iter().find(|measure| measure["id"] == "firewall").expect("the measure");
    assert_eq!(firewall["standing"], "open");
    assert!(firewall["risk"].is_string() && firewall["remedy"].is_string());
    assert!(told["open"].as_array().expect("a list").contains(&"session".into()));

    let set_up = hall.kiosk(&["setup"]);
    assert_eq!((set_up.code, set_up.err.as_str()), (0, ""), "{set_up:?}");
    let locked = hall.kiosk(&["audit"]);
    assert_eq!((locked.code, locked.err.as_str()), (0, ""), "{locked:?}");
    assert!(locked.out.ends_with("Nothing is open.\n"), "{}", locked.out);
    let json = hall.kiosk(&["audit", "--format", "json"]);
    assert_eq!((json.code, json.json()["open"].as_array().map(Vec::len)), (0, Some(0)));
}

#[test]
fn setup_and_undo_tell_what_they_change_and_a_dry_run_changes_nothing() {
    if !is_root() {
        return;
    }
    let hall = Hall::new();
    let dry = hall.kiosk(&["setup", "--dry-run"]);
    assert_eq!(dry.code, 0, "{dry:?}");
    assert!(dry.out.contains("change  /etc/passwd\n") && dry.out.contains("Nothing was changed."), "{}", dry.out);
    assert!(!hall.tree().join("var/lib/jubilee-setup").exists());
    let done = hall.kiosk(&["setup"]);
    assert!(done.out.contains("changed  /etc/passwd\n") && done.out.contains("Restart the machine"), "{}", done.out);
    let again = hall.kiosk(&["setup"]);
    assert_eq!(again.out, "Nothing to change: this machine is set up.\n");
    let shadow = hall.write("tree/etc/sysctl.d/zz-jubilee.conf", "somebody's\n");
    let undone = hall.kiosk(&["undo", "--format", "json"]).json();
    assert_eq!(undone["left"][0], "/etc/sysctl.d/zz-jubilee.conf");
    assert!(shadow.exists());
    let nothing = hall.kiosk(&["undo"]);
    assert_eq!((nothing.code, nothing.out.as_str()), (0, "Nothing to undo: this machine was not set up.\n"));
}

#[test]
fn somebody_at_a_keyboard_is_asked_with_the_usual_in_brackets() {
    if !is_root() {
        return;
    }
    let hall = Hall::new();
    hall.write("tree/usr/sbin/rtcwake", "program");
    hall.write("tree/usr/bin/systemctl", "program");
    let ended = hall.at_keyboard(&["setup"], "Hall 2\nhall-2\nenglish\nzh-hans，en\nTu-Su 09:00-18:00\n101\n50\n");
    assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{ended:?}");
    for asked in [
        "Name of this machine [hall-1]: → Lower-case letters",
        "Languages shown [all]: → Tags",
        "Opening hours [always on]: Volume that every visitor finds, 0 to 100 [60]: → A number",
    ] {
        assert!(ended.out.contains(asked), "{}", ended.out);
    }
    let read = |name: &str| fs::read_to_string(hall.tree().join(name)).expect("a file");
    assert_eq!(read("etc/hostname"), "hall-2\n");
    assert_eq!(read("var/lib/jubilee/kiosk.toml"), "volume = 50\nlanguages = [\"zh-Hans\", \"en\"]\n");
    assert!(
        read("etc/systemd/system/jubilee-closing.timer").contains("OnCalendar=Tue,Wed,Thu,Fri,Sat,Sun *-*-* 18:00")
    );

    // The earlier answers are the usual ones now, and a hyphen takes one back.
    let again = hall.at_keyboard(&["setup", "--lang", "zh"], "\n\n-\n\n");
    assert_eq!(again.code, 0, "{again:?}");
    assert!(is_chinese(&again.out) && again.out.contains("[zh-Hans, en]："), "{}", again.out);
    assert!(again.out.contains("[Tu-Su 09:00-18:00]："), "{}", again.out);
    assert!(!hall.tree().join("etc/systemd/system/jubilee-closing.timer").exists());
    assert_eq!(read("etc/hostname"), "hall-2\n");
}

#[test]
fn who_stops_answering_changes_nothing_and_programs_and_files_are_not_asked() {
    if !is_root() {
        return;
    }
    let hall = Hall::new();
    let stopped = hall.at_keyboard(&["setup"], "hall-2\n\n");
    assert_eq!(stopped.code, 1, "{stopped:?}");
    assert!(stopped.err.contains("Nothing was changed."), "{}", stopped.err);
    assert!(!hall.tree().join("var/lib/jubilee-setup").exists());
    let file = hall.write("answers.toml", "format = 1\n");
    for given in [&["setup", "--format", "json"][..], &["setup", "--answers", shown(&file)], &["audit"]] {
        let ended = hall.at_keyboard(given, "");
        assert!(!ended.out.contains("Name of this machine"), "{}", ended.out);
    }
}

#[test]
fn an_answer_file_with_errors_ends_with_1_and_changes_nothing() {
    if !is_root() {
        return;
    }
    let hall = Hall::new();
    let file = hall.write("answers.toml", "format = 1\n[all]\nvolume_celing = 70\nname = \"Hall 1\"\nx = 1\n");
    let ended = hall.kiosk(&["setup", "--answers", shown(&file)]);
    assert_eq!((ended.code, ended.out.as_str()), (1, ""), "{ended:?}");
    assert!(ended.err.contains("answers.toml:3  error: ") && ended.err.contains("“volume_ceiling”"), "{}", ended.err);
    assert!(ended.err.contains("docs/installer-guide.md") && !ended.err.contains("exhibition-format"), "{}", ended.err);
    assert!(!hall.tree().join("var/lib/jubilee-setup").exists());
    let file = hall.write("answers.toml", "format = 1\n[[machine]]\nserial = \"S-2\"\n");
    let ended = hall.kiosk(&["setup", "--answers", shown(&file)]);
    assert_eq!(ended.code, 1, "{ended:?}");
    assert!(ended.err.contains("serial number S-1, addresses none"), "{}", ended.err);
    let json = hall.kiosk(&["setup", "--answers", shown(&file), "--format", "json"]);
    assert_eq!(json.json()["error"], "no-machine");
    let missing = hall.kiosk(&["setup", "--answers", "/nowhere/answers.toml"]);
    assert_eq!(missing.code, 3, "{missing:?}");
}

#[test]
fn an_audit_enters_the_machine_in_the_sheet() {
    if !is_root() {
        return;
    }
    let hall = Hall::new();
    hall.write("tree/sys/class/net/enp3s0/address", "00:1e:06:45:2a:11\n");
    let sheet = hall.folder.path().join("fleet.csv");
    for _ in 0..2 {
        assert_eq!(hall.kiosk(&["audit", "--fleet-sheet", shown(&sheet)]).code, 1);
    }
    let text = fs::read_to_string(&sheet).expect("a sheet");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2, "{text}");
    assert!(lines[1].starts_with("hall-1,S-1,00:1e:06:45:2a:11,") && lines[1].contains("session consoles"), "{text}");
    fs::write(&sheet, "not a sheet\n").expect("a file");
    assert_eq!(hall.kiosk(&["audit", "--fleet-sheet", shown(&sheet)]).code, 1);
    assert_eq!(fs::read_to_string(&sheet).expect("a file"), "not a sheet\n");
}

#[test]
fn what_can_not_be_a_kiosk_ends_with_3_in_both_languages() {
    if !is_root() {
        return;
    }
    let hall = Hall::new();
    let unit = hall.tree().join("usr/lib/systemd/system/jubilee.service");
    fs::remove_file(unit).expect("removed");
    for lang in ["en", "zh"] {
        let ended = hall.kiosk(&["setup", "--lang", lang]);
        assert_eq!((ended.code, is_chinese(&ended.err)), (3, lang == "zh"), "{ended:?}");
        assert!(ended.err.contains("jubilee.service"), "{}", ended.err);
    }
    fs::remove_dir_all(hall.tree().join("usr/lib/systemd")).expect("removed");
    symlink("nowhere", hall.tree().join("usr/lib/systemd")).expect("a link");
    for command in ["setup", "audit"] {
        let ended = hall.kiosk(&[command, "--format", "json"]);
        assert_eq!((ended.code, &ended.json()["error"]), (3, &"unsupported".into()), "{ended:?}");
    }
}

#[test]
fn somebody_without_rights_is_told_to_use_sudo() {
    if !is_root() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    // Where others may not enter, they could not start the program either.
    let program = folder.path().join("program");
    fs::copy(std::env::current_exe().expect("this program"), &program).expect("a copy");
    for path in [folder.path(), &program] {
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        fs::set_permissions(path, mode).expect("a mode");
    }
    let mut process = Command::new(program);
    process.args(["--exact", "kiosk::somebody_else", "--ignored"]).current_dir("/");
    std::os::unix::process::CommandExt::uid(&mut process, 65534);
    let ended = process.output().expect("a process");
    assert!(ended.status.success(), "{ended:?}");
}

#[test]
#[ignore = "the process that another test starts"]
fn somebody_else() {
    for command in [&["setup"][..], &["setup", "--answers", "/dev/null"], &["audit"], &["undo"]] {
        let given = [&["jubilee", "kiosk"], command, &["--lang", "en"]].concat();
        let ended = run(given.iter().map(OsString::from).collect());
        assert_eq!((ended.code, ended.out.as_str()), (3, ""), "{ended:?}");
        assert_eq!(ended.err, format!("Only root may do this.\n→ sudo jubilee kiosk {}\n", command[0]));
    }
}

#[test]
fn help_is_there_in_both_languages() {
    for lang in ["en", "zh"] {
        for command in [&["kiosk"][..], &["kiosk", "setup"], &["kiosk", "audit"], &["kiosk", "undo"]] {
            let given = [&["jubilee"], command, &["--help", "--lang", lang]].concat();
            let ended = run(given.iter().map(OsString::from).collect());
            assert_eq!((ended.code, is_chinese(&ended.out)), (0, lang == "zh"), "{ended:?}");
        }
    }
}

#[test]
fn the_guide_names_every_measure_and_its_answer_file_is_taken() {
    if !is_root() {
        return;
    }
    let guide = include_str!("../../docs/installer-guide.md");
    let hall = Hall::new();
    for measure in hall.kiosk(&["audit", "--format", "json"]).json()["measures"].as_array().expect("a list") {
        let row = format!("\n| `{}` | ", measure["id"].as_str().expect("a name"));
        assert!(guide.contains(&row), "no row begins{row}");
    }
    let (_, on_windows) = guide.split_once("| Measure | What setup does on Windows |").expect("the table for Windows");
    for measure in Measure::of(Platform::Windows) {
        let row = format!("\n| `{}` | ", measure.id());
        assert!(on_windows.contains(&row), "no row for Windows begins{row}");
    }
    hall.write("tree/sys/class/dmi/id/product_serial", "C02XK1ABJHD2\n");
    hall.write("tree/etc/hostname", "fresh\n");
    let (_, rest) = guide.split_once("```toml\nformat = 1\n").expect("the answer file");
    let (answers, _) = rest.split_once("```").expect("its end");
    let file = hall.write("answers.toml", &format!("format = 1\n{answers}"));
    let ended = hall.kiosk(&["setup", "--dry-run", "--answers", shown(&file)]);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{ended:?}");
    for path in ["/etc/hostname", "/var/lib/jubilee/kiosk.toml"] {
        assert!(ended.out.contains(&format!("  {path}\n")), "{}", ended.out);
    }
}
