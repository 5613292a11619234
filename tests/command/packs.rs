//! Making room, packs and keys: what is said of them, and how they end.

use std::fs;
use std::path::Path;

use crate::{Desk, Ended, is_chinese};

/// A desk with an edition in a pack, and another with an edition of its own.
struct Two {
    from: Desk,
    to: Desk,
    pack: String,
}

impl Two {
    fn new() -> Self {
        let (from, to) = (Desk::new(), Desk::new());
        from.run(&["publish", "EXHIBITION", "--note", "opening day"]);
        to.caption("Another");
        to.run(&["publish", "EXHIBITION"]);
        let pack = from.folder.path().join("opening.jubilee").to_string_lossy().into_owned();
        let packed = from.run(&["pack", "1", "-o", &pack]);
        assert_eq!(packed.code, 0, "{packed:?}");
        assert!(packed.out.starts_with(&format!("Edition 1 is in {pack}: ")), "{}", packed.out);
        Self { from, to, pack }
    }

    fn key(&self) -> String {
        self.from.run(&["keys", "--format", "json"]).json()["keys"][0]["key"].as_str().expect("a key").to_owned()
    }

    fn trust(&self) {
        assert_eq!(self.to.run(&["keys", "trust", &self.key()]).code, 0);
    }

    fn load(&self, more: &[&str]) -> Ended {
        self.to.run(&[&["load", &self.pack], more].concat())
    }
}

#[test]
fn an_unknown_key_is_refused_with_the_command_that_trusts_it() {
    let two = Two::new();
    let refused = two.load(&[]);
    assert_eq!((refused.code, refused.out.as_str()), (1, ""), "{refused:?}");
    let fingerprint = two.from.run(&["keys"]).out.split_whitespace().nth(1).expect("a fingerprint").to_owned();
    assert!(refused.err.contains(&format!("Fingerprint: {fingerprint}\n")), "{}", refused.err);
    let json = two.load(&["--format", "json"]).json();
    assert_eq!((&json["error"], &json["fingerprint"]), (&"unknown-key".into(), &fingerprint.as_str().into()));
    let chinese = two.load(&["--lang", "zh"]);
    assert!(chinese.err.contains("没有载入") && chinese.err.contains(&fingerprint), "{}", chinese.err);

    let said: Vec<&str> = refused.err.rsplit("run: jubilee ").next().expect("a command").split_whitespace().collect();
    let trusted = two.to.run(&said);
    assert_eq!((trusted.code, trusted.out.contains(&fingerprint)), (0, true), "{trusted:?}");
    assert_eq!(two.load(&[]).code, 0, "what was said did it");
}

#[test]
fn loading_says_what_changes_and_what_is_current() {
    let two = Two::new();
    two.trust();
    let kept = two.load(&["--keep"]);
    assert_eq!(
        (kept.code, kept.out.as_str()),
        (
            0,
            "~ gallery/gate  The gate\nItems: 0 added, 1 changed, 0 removed.\n\
             Edition 2 is kept beside the current one: 8 files. jubilee rollback 2 makes it current.\n"
        )
    );
    let listed = two.to.run(&["editions"]).out;
    assert!(listed.starts_with("     2") && listed.contains("opening day") && listed.contains("* "), "{listed}");
    let loaded = two.load(&["--format", "json"]).json();
    assert_eq!((&loaded["number"], &loaded["current"], &loaded["written"]), (&2.into(), &true.into(), &0.into()));
    assert_eq!(loaded["difference"]["changed"][0]["id"], "gallery/gate");
    let again = two.load(&["--lang", "zh"]);
    assert_eq!(again.out, "没有变化：这就是正在使用的第 2 版。\n");
}

#[test]
fn a_damaged_pack_is_told_in_both_languages_and_ends_with_1() {
    let two = Two::new();
    two.trust();
    let whole = fs::read(&two.pack).expect("a pack");
    fs::write(&two.pack, &whole[..whole.len() / 2]).expect("cut short");
    for (lang, told) in [("en", "Nothing was loaded: the end of "), ("zh", "没有载入：")] {
        let refused = two.load(&["--lang", lang]);
        assert_eq!((refused.code, refused.out.as_str()), (1, ""));
        assert!(refused.err.starts_with(told) && refused.err.contains("\n→ "), "{}", refused.err);
        assert_eq!(is_chinese(&refused.err), lang == "zh");
    }
    assert_eq!(two.load(&["--format", "json"]).json()["error"], "cut-short");
    let missing = two.to.run(&["load", "nothing.jubilee"]);
    assert_eq!(missing.code, 1);
    assert!(missing.err.contains("nothing.jubilee is not there"), "{}", missing.err);
}

#[test]
fn packing_refuses_what_is_not_there_or_would_be_replaced() {
    let two = Two::new();
    let unknown = two.from.run(&["pack", "7", "-o", &two.pack]);
    assert_eq!((unknown.code, unknown.err.as_str()), (1, "There is no edition 7. There are: 1.\n"));
    let note = two.from.folder.path().join("note.txt");
    fs::write(&note, "keep me").expect("a file");
    for (lang, told) in [("en", "Nothing was packed: "), ("zh", "没有打包：")] {
        let refused = two.from.run(&["pack", "1", "-o", &note.to_string_lossy(), "--lang", lang]);
        assert_eq!((refused.code, refused.err.starts_with(told)), (1, true), "{refused:?}");
    }
    assert_eq!(fs::read_to_string(&note).expect("a file"), "keep me");
    let nowhere = two.from.run(&["pack", "1", "-o", "/nowhere/at/all.jubilee"]);
    assert_eq!(nowhere.code, 3, "{nowhere:?}");
    assert_eq!(two.from.run(&["pack", "1"]).code, 2, "it must be said where to");
}

#[test]
fn keys_are_listed_made_trusted_and_forgotten() {
    let desk = Desk::new();
    let none = desk.run(&["keys"]);
    assert!(none.code == 0 && none.out.contains("jubilee keys make"), "{none:?}");
    let made = desk.run(&["keys", "make", "--format", "json"]).json();
    let far = Desk::new().run(&["keys", "make", "--format", "json"]).json();
    let (key, fingerprint) = (far["key"].as_str().expect("a key"), far["fingerprint"].as_str().expect("one"));
    let file = desk.folder.path().join("far.pub");
    fs::write(&file, format!("untrusted comment: minisign public key\r\n{key}\r\n")).expect("a file");
    let trusted = desk.run(&["keys", "trust", &file.to_string_lossy(), "--lang", "zh"]);
    assert_eq!(trusted.out, format!("今后接受以 {fingerprint} 签名的展览包。\n"));
    let again = desk.run(&["keys", "trust", key]);
    assert_eq!(again.out, format!("{fingerprint} is trusted already.\n"));
    let listed = desk.run(&["keys"]).out;
    let expected = format!(
        "own      {}  {}\ntrusted  {fingerprint}  {key}\n",
        made["fingerprint"].as_str().expect("one"),
        made["key"].as_str().expect("one")
    );
    assert_eq!(listed, expected);
    assert_eq!(desk.run(&["keys", "forget", fingerprint]).code, 0);
    let gone = desk.run(&["keys", "forget", fingerprint]);
    assert_eq!((gone.code, gone.err.contains("jubilee keys")), (1, true), "{gone:?}");
    let own = desk.run(&["keys", "forget", made["fingerprint"].as_str().expect("one")]);
    assert_eq!(own.code, 1);
    for named in ["no key", "/dev/zero"] {
        let wrong = desk.run(&["keys", "trust", named, "--format", "json"]);
        assert_eq!((wrong.code, &wrong.json()["error"]), (1, &"no-key".into()));
    }
}

#[test]
fn pruning_says_what_goes_and_a_dry_run_what_would() {
    let desk = Desk::new();
    let nothing = desk.run(&["prune"]);
    assert_eq!((nothing.code, nothing.out.as_str()), (0, "There is nothing to remove.\n"));
    assert!(!desk.home().exists());
    desk.run(&["publish", "EXHIBITION"]);
    fs::write(desk.home().join("store/incoming/5"), "half a file").expect("a leftover");
    let dry = desk.run(&["prune", "--dry-run"]);
    assert_eq!(dry.out, "11 B would be freed: 1 file.\n");
    let chinese = desk.run(&["prune", "--dry-run", "--lang", "zh"]);
    assert_eq!(chinese.out, "可腾出 11 B，共 1 个文件。\n");
    let json = desk.run(&["prune", "--format", "json"]).json();
    assert_eq!((&json["bytes"], &json["files"], &json["dry_run"]), (&11.into(), &1.into(), &false.into()));
    assert_eq!(json["kept"][0]["reasons"], serde_json::json!(["current", "recent", "newest"]));
    assert_eq!(json["removed"], serde_json::json!([]));
    fs::write(desk.home().join("store/switches.jsonl"), "{}\n").expect("a damaged log");
    assert!(desk.run(&["prune"]).out.contains("every edition stays"));
}

#[test]
fn publishing_says_what_changed_and_the_list_how_much() {
    let desk = Desk::new();
    desk.run(&["publish", "EXHIBITION"]);
    desk.caption("The old gate");
    let second = desk.run(&["publish", "EXHIBITION", "--note", "second"]);
    let told = "~ gallery/gate  The old gate\nItems: 0 added, 1 changed, 0 removed.\nEdition 2 is current: 8 files.\n";
    assert!(second.out.ends_with(told), "{}", second.out);
    let listed = desk.run(&["editions"]).out;
    assert!(listed.lines().next().expect("a line").ends_with("+0 ~1 -0  second"), "{listed}");
    assert!(listed.ends_with("+ added, ~ changed, - removed items\n"), "{listed}");
    let json = desk.run(&["editions", "--format", "json"]).json();
    assert_eq!(json["editions"][1]["changes"], serde_json::json!({ "added": 0, "changed": 1, "removed": 0 }));
    assert_eq!(json["editions"][1]["difference"]["changed"][0]["title"], "The old gate");
    assert_eq!(json["editions"][0]["difference"], serde_json::Value::Null);
    let mut third = desk.run(&["publish", "EXHIBITION", "--format", "json"]).json();
    assert_eq!(third["difference"].take(), serde_json::Value::Null, "nothing changed");
}

#[test]
fn warnings_keep_an_edition_back_where_that_is_asked_for() {
    let desk = Desk::new();
    desk.write("gallery/notes.txt", "not for anybody");
    for (lang, told) in [("en", "Nothing was published: --strict was given"), ("zh", "没有发布：使用了 --strict")]
    {
        let refused = desk.run(&["publish", "EXHIBITION", "--strict", "--lang", lang]);
        assert_eq!(refused.code, 1);
        assert!(refused.err.contains("gallery/notes.txt") && refused.err.contains(told), "{}", refused.err);
    }
    assert!(!desk.home().exists());
    assert_eq!(desk.run(&["publish", "EXHIBITION"]).code, 0, "without it they are only told");
    fs::remove_file(desk.exhibition().join("gallery/notes.txt")).expect("removed");
    assert_eq!(desk.run(&["publish", "EXHIBITION", "--strict"]).code, 0);
}

#[test]
fn a_stick_that_fills_ends_with_3_and_keeps_no_half_pack() {
    let two = Two::new();
    let at = two.from.folder.path().join("stick");
    let Some(stick) = crate::full_disk::SmallDisk::mount(at, 8) else {
        crate::full_disk::skipped();
        return;
    };
    let full = two.from.run(&["pack", "1", "-o", &stick.0.join("opening.jubilee").to_string_lossy()]);
    assert_eq!(full.code, 3, "{full:?}");
    assert!(full.err.contains("the disk is full"), "{}", full.err);
    assert_eq!(fs::read_dir(Path::new(&stick.0)).expect("a folder").count(), 0);
}
