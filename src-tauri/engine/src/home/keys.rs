use std::fs::{self, OpenOptions};
use std::io::{self, Cursor, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use minisign::{KeyPair, PublicKey, SecretKey, SecretKeyBox, SignatureBox};

use super::{Home, LockError};
use crate::store::{Hash, StoreError};

/// The folder of a home that holds its keys.
const KEYS: &str = "keys";
/// The secret key, for this home alone.
const SECRET: &str = "own.key";
/// The public key that goes with it.
const PUBLIC: &str = "own.pub";
/// Bytes that a file with a key may have.
const KEY_LIMIT: u64 = 4096;
/// Keys that a home may trust.
const KEYS_LIMIT: usize = 1000;

/// A public key in minisign's format, as packs are verified with.
#[derive(Clone, Debug)]
pub struct Key(PublicKey);

impl Key {
    /// Reads a key as minisign writes it: the line of 56 letters and digits, with or without its comment.
    ///
    /// # Errors
    /// When it is none.
    pub fn parse(text: &str) -> Result<Self, InvalidKey> {
        let line = text.lines().map(str::trim).rfind(|line| !line.is_empty()).ok_or(InvalidKey)?;
        let key = PublicKey::from_base64(line).map_err(|_| InvalidKey)?;
        // What is not read again as it was written is no key of this kind.
        if key.to_base64() == line && line.starts_with("RW") { Ok(Self(key)) } else { Err(InvalidKey) }
    }

    /// Eight groups of four digits: what people compare to be sure of a key.
    pub fn fingerprint(&self) -> String {
        let digits = Hash::of(&self.0.to_bytes()).to_string().to_uppercase();
        let groups: Vec<&str> = (0..8).map(|group| &digits[4 * group..4 * group + 4]).collect();
        groups.join("-")
    }

    /// Whether a signature is this key's for a text.
    pub(crate) fn has_signed(&self, text: &[u8], signature: &str) -> bool {
        let signature = SignatureBox::from_string(signature);
        signature
            .is_ok_and(|signature| minisign::verify(&self.0, &signature, Cursor::new(text), true, false, false).is_ok())
    }

    /// The file that minisign reads.
    pub fn to_file(&self) -> String {
        format!("untrusted comment: Jubilee {}\n{self}\n", self.fingerprint())
    }
}

/// The line of 56 letters and digits.
impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.to_base64())
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.0.to_bytes() == other.0.to_bytes()
    }
}

/// Text that is no public key.
#[derive(Debug, thiserror::Error)]
#[error("not a public key as minisign writes it")]
pub struct InvalidKey;

/// A key that a home trusts.
#[derive(Clone, Debug, PartialEq)]
pub struct TrustedKey {
    /// The key.
    pub key: Key,
    /// Whether it is the home's own.
    pub own: bool,
}

/// A home's own key, with which its packs are signed.
pub(crate) struct OwnKey {
    secret: SecretKey,
    pub(crate) key: Key,
}

impl OwnKey {
    /// A signature of a text in minisign's format. The comment is signed with it.
    pub(crate) fn sign(&self, text: &[u8], comment: &str) -> Result<String, KeyError> {
        let about = format!("signature by {}", self.key.fingerprint());
        let signed = minisign::sign(Some(&self.key.0), &self.secret, Cursor::new(text), Some(comment), Some(&about));
        signed.map(|signed| signed.to_string()).map_err(|_| KeyError::OwnDamaged { path: PathBuf::from(SECRET) })
    }
}

/// Why nothing was done with a key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The home's own key is damaged: packs can't be signed with it.
    #[error("the home's own key {path} is damaged: remove it, and a new one is made")]
    OwnDamaged {
        /// Where it is.
        path: PathBuf,
    },
    /// The home does not trust a key of this fingerprint.
    #[error("no trusted key has the fingerprint {fingerprint}")]
    Unknown {
        /// What was asked for.
        fingerprint: String,
    },
    /// The home's own key can't be forgotten.
    #[error("this is the home's own key")]
    Own,
    /// The home trusts as many keys as it may.
    #[error("a home trusts {KEYS_LIMIT} keys at most")]
    TooMany,
    /// Somebody else is writing to this home.
    #[error("{who} has been writing to this home since {since}")]
    Busy {
        /// Who.
        who: String,
        /// Since when, RFC 3339 in UTC.
        since: String,
    },
    /// The machine failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<LockError> for KeyError {
    fn from(error: LockError) -> Self {
        match error {
            LockError::Held { who, since } => Self::Busy { who, since },
            LockError::Store(error) => Self::Store(error),
        }
    }
}

impl Home {
    /// The keys that this home trusts: its own first, then the others by fingerprint. Files that hold no key are
    /// passed over, with a line in the log.
    ///
    /// # Errors
    /// When the folder is there and can't be read.
    pub fn keys(&self) -> Result<Vec<TrustedKey>, StoreError> {
        let own = read_key(&self.keys_folder().join(PUBLIC));
        let mut others = Vec::new();
        let folder = self.trusted_folder();
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => Some(entries),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(StoreError::read(&folder)(error)),
        };
        for entry in entries.into_iter().flatten().take(KEYS_LIMIT) {
            let path = entry.map_err(StoreError::read(&folder))?.path();
            match read_key(&path) {
                Some(key) if own.as_ref() != Some(&key) => others.push(key),
                Some(_) => {}
                None => tracing::warn!(path = %path.display(), "this is no public key"),
            }
        }
        others.sort_by_key(Key::fingerprint);
        let own = own.map(|key| TrustedKey { key, own: true });
        Ok(own.into_iter().chain(others.into_iter().map(|key| TrustedKey { key, own: false })).collect())
    }

    /// Makes the home's own key, unless it has one.
    ///
    /// # Errors
    /// When somebody else is writing, the key that is there is damaged, or the machine fails.
    pub fn make_key(&self, by: &str, now: Timestamp) -> Result<Key, KeyError> {
        self.own_key(by, now).map(|own| own.key)
    }

    pub(crate) fn own_key(&self, by: &str, now: Timestamp) -> Result<OwnKey, KeyError> {
        let path = self.keys_folder().join(SECRET);
        if !path.exists() {
            let _lock = self.lock(by, now)?;
            if !path.exists() {
                self.write_own_key(&path)?;
            }
        }
        let text = read_text(&path).map_err(StoreError::read(&path))?;
        let secret = SecretKeyBox::from_string(&text).and_then(SecretKeyBox::into_unencrypted_secret_key);
        let own = secret.and_then(|secret| Ok((Key(PublicKey::from_secret_key(&secret)?), secret)));
        let Ok((key, secret)) = own else { return Err(KeyError::OwnDamaged { path }) };
        let public = self.keys_folder().join(PUBLIC);
        // A power cut may have come between the two, or the secret key was brought from another machine.
        if read_key(&public).as_ref() != Some(&key) {
            let _lock = self.lock(by, now)?;
            self.write_key_file(&public, key.to_file().as_bytes(), false)?;
        }
        Ok(OwnKey { secret, key })
    }

    fn write_own_key(&self, path: &Path) -> Result<(), KeyError> {
        let failed = |error: minisign::PError| StoreError::write(path)(io::Error::other(error.to_string()));
        let pair = KeyPair::generate_unencrypted_keypair().map_err(failed)?;
        let secret = pair.sk.to_box(Some("Jubilee secret key")).map_err(failed)?.into_string();
        Ok(self.write_key_file(path, secret.as_bytes(), true)?)
    }

    /// Trusts whoever has the secret key that goes with this one: what they sign may be loaded. Says whether that is
    /// new.
    ///
    /// # Errors
    /// When somebody else is writing, too many are trusted, or the machine fails.
    pub fn trust(&self, key: &Key, by: &str, now: Timestamp) -> Result<bool, KeyError> {
        let keys = self.keys()?;
        if keys.iter().any(|known| known.key == *key) {
            return Ok(false);
        }
        if keys.len() >= KEYS_LIMIT {
            return Err(KeyError::TooMany);
        }
        let _lock = self.lock(by, now)?;
        let path = self.trusted_folder().join(format!("{}.pub", key.fingerprint()));
        self.write_key_file(&path, key.to_file().as_bytes(), false)?;
        Ok(true)
    }

    /// Trusts a key no longer, named by its fingerprint or by itself. What was loaded stays.
    ///
    /// # Errors
    /// When it is not trusted, it is the home's own, somebody else is writing, or the machine fails.
    pub fn forget(&self, named: &str, by: &str, now: Timestamp) -> Result<Key, KeyError> {
        let named = named.trim();
        let meant =
            |known: &&TrustedKey| known.key.fingerprint().eq_ignore_ascii_case(named) || known.key.to_string() == named;
        let keys = self.keys()?;
        let Some(known) = keys.iter().find(meant) else {
            return Err(KeyError::Unknown { fingerprint: named.to_owned() });
        };
        if known.own {
            return Err(KeyError::Own);
        }
        let _lock = self.lock(by, now)?;
        let folder = self.trusted_folder();
        for entry in fs::read_dir(&folder).map_err(StoreError::read(&folder))? {
            let path = entry.map_err(StoreError::read(&folder))?.path();
            if read_key(&path).as_ref() == Some(&known.key) {
                self.disk().remove(&path).map_err(StoreError::write(&path))?;
            }
        }
        self.disk().sync_folder(&folder).map_err(StoreError::write(&folder))?;
        Ok(known.key.clone())
    }

    fn keys_folder(&self) -> PathBuf {
        self.root().join(KEYS)
    }

    fn trusted_folder(&self) -> PathBuf {
        self.keys_folder().join("trusted")
    }

    fn write_key_file(&self, path: &Path, content: &[u8], private: bool) -> Result<(), StoreError> {
        let folder = path.parent().unwrap_or(self.root());
        self.disk().create_folders(folder).map_err(StoreError::write(folder))?;
        let temporary = path.with_extension("new");
        let write = || -> io::Result<()> {
            match fs::remove_file(&temporary) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
            let mut options = OpenOptions::new();
            options.write(true).create_new(true);
            if private {
                only_owner(&mut options);
            }
            let mut file = options.open(&temporary)?;
            file.write_all(content)?;
            file.sync_all()
        };
        write().map_err(StoreError::write(&temporary))?;
        self.disk().rename(&temporary, path).map_err(StoreError::write(path))?;
        self.disk().sync_folder(folder).map_err(StoreError::write(folder))
    }
}

#[cfg(unix)]
fn only_owner(options: &mut OpenOptions) {
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
}

/// On Windows the home's own rights hold.
#[cfg(not(unix))]
fn only_owner(_options: &mut OpenOptions) {}

fn read_key(path: &Path) -> Option<Key> {
    read_text(path).ok().and_then(|text| Key::parse(&text).ok())
}

fn read_text(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    io::Read::read_to_string(&mut io::Read::take(fs::File::open(path)?, KEY_LIMIT), &mut text)?;
    Ok(text)
}
