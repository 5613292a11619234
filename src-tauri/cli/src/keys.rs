use std::ffi::OsStr;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use engine::home::{Home, Key, TrustedKey};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::arguments::Keys;
use crate::failure::Failure;
use crate::home::user;
use crate::say::Say;
use crate::words;

/// Bytes of a file that may hold a key.
const FILE_LIMIT: u64 = 4096;

pub(crate) fn keys(say: &mut Say<'_>, home: &Path, asked: Keys) -> Result<(), Failure> {
    let (home, now) = (Home::at(home), Timestamp::now());
    match asked {
        Keys::List => {
            let keys = home.keys()?;
            let programs: Vec<Value> = keys.iter().map(one).collect();
            say.report(&words::keys(say.lang, &keys), &json!({ "keys": programs }));
        }
        Keys::Make => {
            let key = home.make_key(&user(), now)?;
            say.report(&words::own_key(say.lang, &key), &one(&TrustedKey { key, own: true }));
        }
        Keys::Trust(named) => {
            let key = named_key(&named)?;
            let new = home.trust(&key, &user(), now)?;
            let mut programs = one(&TrustedKey { key: key.clone(), own: false });
            programs["new"] = new.into();
            say.report(&words::trusted(say.lang, &key, new), &programs);
        }
        Keys::Forget(named) => {
            let key = home.forget(&named, &user(), now)?;
            say.report(&words::forgotten(say.lang, &key), &one(&TrustedKey { key, own: false }));
        }
    }
    Ok(())
}

fn one(known: &TrustedKey) -> Value {
    json!({ "fingerprint": known.key.fingerprint(), "key": known.key.to_string(), "own": known.own })
}

/// The key itself, or that in a file.
fn named_key(named: &OsStr) -> Result<Key, Failure> {
    if let Some(key) = named.to_str().and_then(|text| Key::parse(text).ok()) {
        return Ok(key);
    }
    let mut text = String::new();
    let is_file = Path::new(named).is_file();
    let read = is_file.then(|| File::open(named).and_then(|file| file.take(FILE_LIMIT).read_to_string(&mut text)));
    match read {
        Some(Ok(_)) => Key::parse(&text).ok(),
        _ => None,
    }
    .ok_or_else(|| Failure::NoKey { named: named.to_string_lossy().into_owned() })
}
