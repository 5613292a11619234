//! The keys that packs are signed with and accepted by.

use std::fs;

use engine::home::{Home, Key, KeyError};

use crate::support::{files, time};

fn home() -> (tempfile::TempDir, Home) {
    let folder = tempfile::tempdir().expect("a folder");
    let home = Home::at(folder.path().join("home"));
    (folder, home)
}

#[test]
fn a_home_has_one_key_of_its_own_that_only_its_owner_reads() {
    let (_folder, home) = home();
    assert!(home.keys().expect("none").is_empty());
    assert!(!home.root().exists(), "listing makes nothing");
    let key = home.make_key("Mei", time(0)).expect("a key");
    assert_eq!(home.make_key("Mei", time(1)).expect("the same"), key);
    let keys = home.keys().expect("keys");
    assert_eq!(keys.iter().map(|known| (&known.key, known.own)).collect::<Vec<_>>(), [(&key, true)]);
    #[cfg(unix)]
    {
        let mode = std::os::unix::fs::PermissionsExt::mode(
            &fs::metadata(home.root().join("keys/own.key")).expect("a file").permissions(),
        );
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn keys_are_those_of_minisign() {
    let (_folder, home) = home();
    let key = home.make_key("Mei", time(0)).expect("a key");
    let secret = fs::read_to_string(home.root().join("keys/own.key")).expect("a file");
    let secret = minisign::SecretKeyBox::from_string(&secret).unwrap().into_unencrypted_secret_key().unwrap();
    let public = fs::read_to_string(home.root().join("keys/own.pub")).expect("a file");
    let public = minisign::PublicKeyBox::from_string(&public).unwrap().into_public_key().unwrap();
    assert_eq!(public.to_base64(), key.to_string());
    assert_eq!(minisign::PublicKey::from_secret_key(&secret).unwrap().to_base64(), key.to_string());

    let other = minisign::KeyPair::generate_unencrypted_keypair().unwrap().pk;
    let line = other.to_base64();
    let file = other.to_box().unwrap().into_string();
    assert_eq!(Key::parse(&line).unwrap(), Key::parse(&file).unwrap());
    assert_eq!(Key::parse(&Key::parse(&line).unwrap().to_file()).unwrap().to_string(), line);
}

#[test]
fn a_lost_public_key_is_written_again_from_the_secret_one() {
    let (_folder, home) = home();
    let key = home.make_key("Mei", time(0)).expect("a key");
    fs::remove_file(home.root().join("keys/own.pub")).expect("lost");
    assert_eq!(home.make_key("Mei", time(0)).expect("the same"), key);
    assert_eq!(home.keys().expect("keys").len(), 1);
}

#[test]
fn a_key_is_trusted_and_forgotten() {
    let ((_one, home), (_other, far)) = (home(), home());
    let own = home.make_key("Mei", time(0)).expect("a key");
    let key = far.make_key("Jun", time(0)).expect("a key");
    assert!(home.trust(&key, "Mei", time(0)).expect("trusted"));
    assert!(!home.trust(&key, "Mei", time(0)).expect("trusted already"));
    assert!(!home.trust(&own, "Mei", time(0)).expect("one's own is trusted already"));
    assert_eq!(home.keys().expect("keys").iter().map(|known| known.own).collect::<Vec<_>>(), [true, false]);
    assert!(matches!(home.forget(&own.fingerprint(), "Mei", time(0)), Err(KeyError::Own)));
    assert!(matches!(home.forget("AAAA", "Mei", time(0)), Err(KeyError::Unknown { .. })));
    assert_eq!(home.forget(&key.fingerprint().to_lowercase(), "Mei", time(0)).expect("forgotten"), key);
    assert_eq!(home.keys().expect("keys").len(), 1);
}

#[test]
fn what_is_no_key_is_none() {
    let (_folder, home) = home();
    let line = home.make_key("Mei", time(0)).expect("a key").to_string();
    let wrong = [
        String::new(),
        "\n\n".into(),
        "a key".into(),
        line[..55].into(),
        format!("{line}A"),
        format!("RX{}", &line[2..]),
        line.replace(&line[3..4], "!"),
        "A".repeat(100_000),
        fs::read_to_string(home.root().join("keys/own.key")).expect("the secret key"),
    ];
    for text in wrong {
        assert!(Key::parse(&text).is_err(), "{text:.80}");
    }
}

#[test]
fn a_damaged_key_is_told_and_replaced_by_nobody() {
    let (_folder, home) = home();
    home.make_key("Mei", time(0)).expect("a key");
    let path = home.root().join("keys/own.key");
    let whole = fs::read(&path).expect("a key");
    let cut = (0..whole.len()).step_by(7).map(|length| whole[..length].to_vec());
    for damaged in cut.chain([b"\xff\xfe\0".to_vec(), vec![b'A'; 100_000]]) {
        fs::write(&path, &damaged).expect("damaged");
        let refused = home.make_key("Mei", time(0));
        assert!(refused.is_err(), "{}", damaged.len());
        assert_eq!(fs::read(&path).expect("a key"), damaged);
    }
    let rubbish = home.root().join("keys/trusted");
    fs::create_dir_all(rubbish.join("folder.pub")).expect("a folder");
    fs::write(rubbish.join("word.pub"), "no key").expect("a file");
    assert_eq!(home.keys().expect("keys").len(), 1, "what is no key is passed over");
}

#[test]
fn a_key_is_not_made_while_somebody_writes() {
    let (_folder, home) = home();
    let _lock = home.lock("Lan", time(0)).expect("the lock");
    let before = files(home.root());
    assert!(matches!(home.make_key("Mei", time(0)), Err(KeyError::Busy { .. })));
    assert_eq!(files(home.root()), before);
}
