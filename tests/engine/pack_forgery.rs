//! Packs that somebody forged, or that are too new: each is refused for its reason, and nothing is stored.

use std::fs::{self, File};
use std::io::{Cursor, Write};

use engine::edition::{FileKind, LoadError, Manifest};
use engine::home::Key;
use engine::store::Hash;
use minisign::KeyPair;
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;

use crate::packs::{Carried, entries};
use crate::support::time;

/// Somebody whom the kiosk trusts and who writes what no `pack` does.
struct Forger {
    carried: Carried,
    keys: KeyPair,
    /// What the pack holds, in order, without its signature.
    files: Vec<(String, Vec<u8>)>,
}

impl Forger {
    fn new() -> Self {
        let carried = Carried::new();
        let keys = KeyPair::generate_unencrypted_keypair().unwrap();
        let key = Key::parse(&keys.pk.to_base64()).unwrap();
        carried.to.home().trust(&key, "Jun", time(0)).unwrap();
        let mut files = entries(&carried.pack);
        files.retain(|(name, _)| name != "pack.json.minisig");
        let mut forger = Self { carried, keys, files };
        let line = forger.keys.pk.to_base64();
        forger.say(|head| head["key"] = line.into());
        forger
    }

    fn file(&mut self, name: &str) -> &mut Vec<u8> {
        &mut self.files.iter_mut().find(|(known, _)| known == name).unwrap().1
    }

    fn say(&mut self, change: impl FnOnce(&mut Value)) {
        let said = self.file("pack.json");
        let mut head: Value = serde_json::from_slice(said).unwrap();
        change(&mut head);
        *said = serde_json::to_vec(&head).unwrap();
    }

    /// Changes the manifest, and everything that names it.
    fn list(&mut self, change: impl FnOnce(&mut Value)) {
        let bytes = self.file("edition.json");
        let mut manifest: Value = serde_json::from_slice(bytes).unwrap();
        change(&mut manifest);
        *bytes = serde_json::to_vec(&manifest).unwrap();
        let id = Hash::of(bytes);
        self.say(|head| head["edition"] = json!(id));
    }

    fn write(&self) {
        self.write_with(|_, options| options);
    }

    fn write_with(&self, options: impl Fn(&str, SimpleFileOptions) -> SimpleFileOptions) {
        let said = &self.files.iter().find(|(name, _)| name == "pack.json").unwrap().1;
        let signature = minisign::sign(None, &self.keys.sk, Cursor::new(said), None, None).unwrap().to_string();
        let mut zip = zip::ZipWriter::new(File::create(&self.carried.pack).unwrap());
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        for (name, content) in &self.files {
            zip.start_file(name.as_str(), options(name, stored)).unwrap();
            zip.write_all(content).unwrap();
            if name == "pack.json" {
                zip.start_file("pack.json.minisig", stored).unwrap();
                zip.write_all(signature.as_bytes()).unwrap();
            }
        }
        zip.finish().unwrap();
    }

    #[track_caller]
    fn refused(&self) -> LoadError {
        self.write();
        self.carried.refused()
    }

    fn blob(&self) -> String {
        self.files.iter().map(|(name, _)| name).rfind(|name| name.starts_with("blobs/")).unwrap().clone()
    }
}

#[test]
fn what_a_trusted_person_writes_as_it_should_be_is_loaded() {
    let forger = Forger::new();
    forger.write();
    forger.carried.load(false).expect("the tests below fail for their own reasons");
}

#[test]
fn what_a_pack_does_not_name_is_not_taken() {
    for name in ["../../evil", "/etc/passwd", "C:\\evil", "blobs/../../current", "blobs/", "notes.txt", "blobs/ab\nc"] {
        let mut forger = Forger::new();
        forger.files.push((name.into(), b"evil".to_vec()));
        match forger.refused() {
            LoadError::Foreign { name: found, .. } => assert_eq!(found, name),
            other => panic!("{name:?}: {other:?}"),
        }
    }
    let mut forger = Forger::new();
    let extra = Hash::of(b"extra");
    forger.files.push((format!("blobs/{extra}"), b"extra".to_vec()));
    assert!(matches!(forger.refused(), LoadError::Foreign { .. }), "a blob that is not named");
    forger.say(|head| head["blobs"].as_array_mut().unwrap().push(json!([extra, 5])));
    assert!(matches!(forger.refused(), LoadError::Foreign { .. }), "a blob that the edition does not need");
}

#[test]
fn a_missing_blob_is_missed_whoever_left_it_out() {
    let mut forger = Forger::new();
    let blob = forger.blob();
    forger.files.retain(|(name, _)| *name != blob);
    assert!(matches!(forger.refused(), LoadError::Damaged { .. }), "it is named");
    let hash = blob.strip_prefix("blobs/").unwrap().to_owned();
    forger.say(|head| head["blobs"].as_array_mut().unwrap().retain(|blob| blob[0] != hash.as_str()));
    assert!(matches!(forger.refused(), LoadError::Damaged { .. }), "the edition needs it");
}

#[test]
fn another_content_under_a_blobs_name_is_found() {
    let mut forger = Forger::new();
    let blob = forger.blob();
    forger.file(&blob)[0] ^= 1;
    assert!(matches!(forger.refused(), LoadError::Damaged { .. }));
}

#[test]
fn two_files_of_one_name_are_refused() {
    let mut forger = Forger::new();
    let blob = forger.blob();
    let content = forger.file(&blob).clone();
    let twin = format!("blobs/{}", "z".repeat(64));
    forger.files.push((twin.clone(), content));
    forger.write();
    let mut bytes = fs::read(&forger.carried.pack).unwrap();
    let places: Vec<usize> =
        (0..bytes.len() - twin.len()).filter(|at| bytes[*at..].starts_with(twin.as_bytes())).collect();
    assert_eq!(places.len(), 2, "both headers");
    for at in places {
        bytes[at..at + twin.len()].copy_from_slice(blob.as_bytes());
    }
    fs::write(&forger.carried.pack, bytes).unwrap();
    let refused = forger.carried.refused();
    assert!(matches!(refused, LoadError::Foreign { .. }), "{refused:?}");
}

#[test]
fn a_link_is_not_followed() {
    let forger = Forger::new();
    let blob = forger.blob();
    forger.write_with(|name, options| if name == blob { options.unix_permissions(0o120_777) } else { options });
    let mut bytes = fs::read(&forger.carried.pack).unwrap();
    // The writer says a plain file; the list of files says a link.
    let at = bytes.windows(blob.len()).rposition(|window| window == blob.as_bytes()).unwrap() - 46 + 38;
    bytes[at..at + 4].copy_from_slice(&(0o120_777_u32 << 16).to_le_bytes());
    // Made by Unix, whatever this is: elsewhere those bits mean nothing.
    bytes[at - 38 + 5] = 3;
    fs::write(&forger.carried.pack, bytes).unwrap();
    let refused = forger.carried.refused();
    assert!(matches!(&refused, LoadError::Foreign { name, .. } if *name == blob), "{refused:?}");
}

#[test]
fn a_compressed_or_encrypted_file_is_refused() {
    let forger = Forger::new();
    let blob = forger.blob();
    for (field, value) in [(10, 8_u8), (8, 1)] {
        forger.write();
        let mut bytes = fs::read(&forger.carried.pack).unwrap();
        let names: Vec<usize> =
            (0..bytes.len() - blob.len()).filter(|at| bytes[*at..].starts_with(blob.as_bytes())).collect();
        let [local, central] = names.as_slice() else { panic!("{names:?}") };
        bytes[central - 46 + field] |= value;
        bytes[local - 30 + field - 2] |= value;
        fs::write(&forger.carried.pack, bytes).unwrap();
        let refused = forger.carried.refused();
        assert!(matches!(&refused, LoadError::Foreign { name, .. } if *name == blob), "{field}: {refused:?}");
    }
}

#[test]
fn ten_gibibytes_that_are_not_there_take_no_room() {
    const TEN_GIB: u64 = 10 << 30;
    let mut forger = Forger::new();
    let blob = forger.blob();
    let hash = blob.strip_prefix("blobs/").unwrap().to_owned();
    let large = |blobs: &mut Value| {
        let blob = blobs.as_array_mut().unwrap().iter_mut().find(|blob| blob[0] == hash.as_str()).unwrap();
        blob[1] = TEN_GIB.into();
    };
    forger.say(|head| large(&mut head["blobs"]));
    assert!(matches!(forger.refused(), LoadError::Foreign { .. }), "the file is not as long as it is said to be");
    forger.write();
    let mut bytes = fs::read(&forger.carried.pack).unwrap();
    let at = bytes.windows(blob.len()).rposition(|window| window == blob.as_bytes()).unwrap() - 46 + 20;
    bytes[at..at + 8].copy_from_slice(&[0xFE, 0xFF, 0xFF, 0xFF, 0xFE, 0xFF, 0xFF, 0xFF]);
    fs::write(&forger.carried.pack, bytes).unwrap();
    assert!(matches!(forger.carried.refused(), LoadError::Foreign { .. } | LoadError::Damaged { .. }));

    let mut forger = Forger::new();
    forger.list(|manifest| {
        let file = manifest["files"].as_array_mut().unwrap().iter_mut().find(|file| file["hash"] == hash.as_str());
        file.unwrap()["size"] = TEN_GIB.into();
    });
    assert!(matches!(forger.refused(), LoadError::Foreign { .. } | LoadError::Damaged { .. }));
}

#[test]
fn a_list_of_files_that_is_larger_than_any_packs_is_not_read() {
    let forger = Forger::new();
    forger.write();
    let mut bytes = fs::read(&forger.carried.pack).unwrap();
    let end = bytes.len() - 22;
    for (field, value) in [(8, [0xFF; 4]), (12, [0xFF; 4]), (16, [0xFF; 4])] {
        let whole = bytes.clone();
        bytes[end + field..end + field + 4].copy_from_slice(&value);
        fs::write(&forger.carried.pack, &bytes).unwrap();
        assert!(matches!(forger.carried.refused(), LoadError::Damaged { .. }), "{field}");
        bytes = whole;
    }
    let trailing = [&bytes[..], b"more"].concat();
    fs::write(&forger.carried.pack, trailing).unwrap();
    assert!(matches!(forger.carried.refused(), LoadError::CutShort { .. }), "its end is not where it should be");
    let before = [b"before".as_slice(), &bytes].concat();
    fs::write(&forger.carried.pack, before).unwrap();
    assert!(matches!(forger.carried.refused(), LoadError::NotAPack { .. }), "nor its beginning");
}

#[test]
fn a_large_head_or_manifest_is_not_read() {
    let mut forger = Forger::new();
    *forger.file("pack.json") = vec![b' '; (16 << 20) + 1];
    assert!(matches!(forger.refused(), LoadError::Foreign { .. }));
}

#[test]
fn a_newer_format_asks_for_a_newer_program() {
    let mut forger = Forger::new();
    forger.say(|head| {
        head["format"] = 2.into();
        head["compression"] = "new".into();
    });
    assert!(matches!(forger.refused(), LoadError::TooNew { format: 2, .. }), "a pack");
    let mut forger = Forger::new();
    forger.list(|manifest| manifest["format"] = 7.into());
    assert!(matches!(forger.refused(), LoadError::TooNew { format: 7, .. }), "an edition");

    let mut forger = Forger::new();
    let manifest: Manifest = serde_json::from_slice(forger.file("edition.json")).unwrap();
    let content = manifest.files.iter().find(|file| file.name == "content.json").unwrap();
    let old = (content.hash.to_string(), content.size);
    let mut said: Value = serde_json::from_slice(forger.file(&format!("blobs/{}", old.0))).unwrap();
    said["format"] = 9.into();
    let bytes = serde_json::to_vec(&said).unwrap();
    let new = (Hash::of(&bytes), bytes.len());
    let entry = forger.files.iter_mut().find(|(name, _)| *name == format!("blobs/{}", old.0)).unwrap();
    *entry = (format!("blobs/{}", new.0), bytes);
    forger.list(|manifest| {
        let file = manifest["files"].as_array_mut().unwrap().iter_mut().find(|file| file["name"] == "content.json");
        let file = file.unwrap();
        (file["hash"], file["size"]) = (json!(new.0), new.1.into());
    });
    forger.say(|head| {
        let blob = head["blobs"].as_array_mut().unwrap().iter_mut().find(|blob| blob[0] == old.0.as_str()).unwrap();
        *blob = json!([new.0, new.1]);
    });
    assert!(matches!(forger.refused(), LoadError::TooNew { format: 9, .. }), "a content");
}

#[test]
fn nonsense_that_is_signed_is_refused_all_the_same() {
    let wrong: [(&str, Value); 9] = [
        ("format", 0.into()),
        ("format", "1".into()),
        ("part", 0.into()),
        ("part", 2.into()),
        ("parts", u32::MAX.into()),
        ("edition", json!(Hash::of(b"another"))),
        ("key", "no key".into()),
        ("blobs", json!([])),
        ("surprise", 1.into()),
    ];
    for (key, value) in wrong {
        let mut forger = Forger::new();
        forger.say(|head| head[key] = value.clone());
        let refused = forger.refused();
        assert!(matches!(refused, LoadError::Damaged { .. } | LoadError::Foreign { .. }), "{key} {value}: {refused:?}");
    }
    let mut forger = Forger::new();
    forger.say(|head| {
        let first = head["blobs"][0].clone();
        head["blobs"].as_array_mut().unwrap().push(first);
    });
    assert!(matches!(forger.refused(), LoadError::Damaged { .. }), "a blob twice");
    for name in ["../evil", "/evil", "a//b", "./a", "", "a\0b"] {
        let mut forger = Forger::new();
        forger.list(|manifest| manifest["files"][0]["name"] = name.into());
        assert!(matches!(forger.refused(), LoadError::Damaged { .. }), "{name:?}");
    }
    let mut forger = Forger::new();
    forger.list(|manifest| {
        let files = manifest["files"].as_array_mut().unwrap();
        let staff = serde_json::to_value(FileKind::Staff).unwrap();
        let twin = files.iter().find(|file| file["kind"] == staff).unwrap().clone();
        files.push(twin);
    });
    assert!(matches!(forger.refused(), LoadError::Damaged { .. }), "a name twice");
    let mut forger = Forger::new();
    forger.list(|manifest| manifest["files"].as_array_mut().unwrap().retain(|file| file["name"] != "content.json"));
    assert!(matches!(forger.refused(), LoadError::Damaged { .. } | LoadError::Foreign { .. }), "nothing to show");
}

#[test]
fn a_head_that_was_changed_after_it_was_signed_is_told_as_such() {
    let forger = Forger::new();
    forger.write();
    let mut files = entries(&forger.carried.pack);
    files[0].1 = String::from_utf8(files[0].1.clone()).unwrap().replace("\"opening\"", "\"closing\"").into_bytes();
    let mut zip = zip::ZipWriter::new(File::create(&forger.carried.pack).unwrap());
    for (name, content) in files {
        zip.start_file(name, SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored)).unwrap();
        zip.write_all(&content).unwrap();
    }
    zip.finish().unwrap();
    assert!(matches!(forger.carried.refused(), LoadError::NotAsSigned { .. }));
}

#[test]
fn a_signature_by_another_key_than_the_one_that_is_named_is_refused() {
    let mut forger = Forger::new();
    let own = forger.carried.from.home().make_key("Mei", time(0)).unwrap().to_string();
    forger.say(|head| head["key"] = own.into());
    assert!(matches!(forger.refused(), LoadError::NotAsSigned { .. }), "a trusted key's name is not its signature");
}
