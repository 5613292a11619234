use std::io;
use std::path::PathBuf;

use engine::edition::{BuildError, Damage, LoadError, PackError, PruneError, PublishError, RollBackError, VerifyError};
use engine::exhibition::ReadError;
use engine::home::KeyError;
use engine::intake::ImportError;
use engine::ledger::LedgerError;
use engine::problem::Problem;
use engine::staff::StaffError;
use engine::store::StoreError;
use engine::words::Lang;
use jiff::civil::Date;
use serde_json::{Value, json};

use crate::kiosk;
use crate::{say, words};

/// Why a command did not do what was asked.
pub(crate) enum Failure {
    /// The report said it: nothing is left to say.
    Reported,
    /// The exhibition's folder can't be read.
    Read(ReadError),
    /// The exhibition has errors.
    Problems(Vec<Problem>),
    /// A file was saved while it was being published.
    Changed { file: String },
    /// The built-in edition would be built over a home.
    Home { path: PathBuf },
    /// No edition has the number.
    Unknown { number: u32, known: Vec<u32> },
    /// The edition can't be shown.
    Damaged { number: u32, damage: Damage },
    /// Nothing was imported.
    Import(ImportError),
    /// Somebody else is writing.
    Busy { who: String, since: String },
    /// A pack was not written.
    Pack(PackError),
    /// A pack was not loaded.
    Load(LoadError),
    /// A key was not taken.
    Key(KeyError),
    /// Neither a key nor a file that holds one.
    NoKey { named: String },
    /// The staff were not changed.
    Staff(StaffError),
    /// A PIN was not typed the same twice.
    Differ,
    /// The machine was not set up, audited or put back.
    Kiosk(kiosk::KioskError),
    /// No such days are summed up.
    Days { from: Date, to: Date },
    /// Visits go into no file of that kind.
    Ending { path: PathBuf },
    /// The ledger can't be read.
    Ledger(LedgerError),
    /// The machine failed.
    Machine(StoreError),
}

impl Failure {
    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Self::Read(ReadError::Unreadable { .. })
            | Self::Busy { .. }
            | Self::Machine(_)
            | Self::Ledger(_)
            | Self::Import(ImportError::Source { .. } | ImportError::Busy) => 3,
            Self::Days { .. } | Self::Ending { .. } => 2,
            Self::Kiosk(error) => error.exit_code(),
            Self::Reported
            | Self::Read(ReadError::NotAFolder { .. })
            | Self::Problems(_)
            | Self::Changed { .. }
            | Self::Home { .. }
            | Self::Import(_)
            | Self::Unknown { .. }
            | Self::Damaged { .. }
            | Self::Pack(_)
            | Self::Load(_)
            | Self::Key(_)
            | Self::NoKey { .. }
            | Self::Staff(_)
            | Self::Differ => 1,
        }
    }

    pub(crate) fn told(&self, lang: Lang) -> String {
        match self {
            Self::Reported => String::new(),
            Self::Read(ReadError::NotAFolder { path }) => words::not_a_folder(lang, path),
            Self::Read(ReadError::Unreadable { path, source }) => words::unreadable(lang, path, &reason(source, lang)),
            Self::Problems(problems) => {
                let told = say::problems(problems, lang);
                format!("{told}\n{}", words::refused(lang, problems))
            }
            Self::Changed { file } => words::changed(lang, file),
            Self::Home { path } => words::is_of_home(lang, path),
            Self::Unknown { number, known } => words::unknown_edition(lang, *number, known),
            Self::Damaged { number, damage } => words::damaged_edition(lang, *number, damage),
            Self::Import(error) => import(error, lang),
            Self::Busy { who, since } => words::busy(lang, who, since),
            Self::Pack(error) => words::not_packed(lang, error),
            Self::Load(error) => words::not_loaded(lang, error),
            Self::Key(error) => words::key_refused(lang, error),
            Self::NoKey { named } => words::no_key(lang, named),
            Self::Staff(error) => words::staff_refused(lang, error),
            Self::Differ => words::pins_differ(lang),
            Self::Kiosk(error) => error.told(lang),
            Self::Days { from, to } => words::no_days(lang, *from, *to),
            Self::Ending { path } => words::no_ending(lang, path),
            Self::Ledger(error) => words::ledger_unread(lang, error),
            Self::Machine(error) => machine(error, lang),
        }
    }

    /// Nothing where the report said it.
    pub(crate) fn json(&self, lang: Lang) -> Option<Value> {
        let error = |code: &str| json!({ "error": code, "sentence": self.told(lang).trim_end() });
        Some(match self {
            Self::Reported => return None,
            Self::Problems(problems) => json!({ "error": "problems", "problems": say::problems_json(problems, lang) }),
            Self::Read(ReadError::NotAFolder { .. }) => error("no-exhibition"),
            Self::Changed { .. } => error("changed"),
            Self::Home { .. } => error("home"),
            Self::Unknown { .. } => error("no-such-edition"),
            Self::Damaged { damage, .. } => {
                let mut value = error("damaged");
                value["damage"] = json!(damage);
                value
            }
            Self::Pack(refused) => error(words::pack_code(refused)),
            Self::Load(refused) => {
                let mut value = error(words::load_code(refused));
                if let LoadError::UnknownKey { key, fingerprint, .. } = refused {
                    value["key"] = json!(key);
                    value["fingerprint"] = json!(fingerprint);
                }
                value
            }
            Self::Key(refused) => error(words::key_code(refused)),
            Self::NoKey { .. } => error("no-key"),
            Self::Staff(refused) => error(words::staff_code(refused)),
            Self::Differ => error("differ"),
            Self::Import(ImportError::Problems { problems }) => {
                json!({ "error": "problems", "problems": say::problems_json(problems, lang) })
            }
            Self::Import(failed) => error(import_code(failed)),
            Self::Kiosk(failed) => failed.json(lang),
            Self::Busy { .. } => error("busy"),
            Self::Days { .. } => error("no-days"),
            Self::Ending { .. } => error("no-ending"),
            Self::Read(ReadError::Unreadable { .. }) | Self::Ledger(_) | Self::Machine(_) => error("machine"),
        })
    }
}

fn import(error: &ImportError, lang: Lang) -> String {
    match error {
        ImportError::Problems { problems } => {
            format!("{}\n{}", say::problems(problems, lang), words::import_refused(lang))
        }
        ImportError::Source { path, source } => words::source_gone(lang, path, &reason(source, lang)),
        other => words::import_failed(lang, other),
    }
}

fn import_code(error: &ImportError) -> &'static str {
    match error {
        ImportError::NoSource { .. } => "no-source",
        ImportError::NoSection { .. } => "no-section",
        ImportError::TooMany => "too-many",
        ImportError::Changed { .. } => "changed",
        ImportError::Busy => "busy",
        ImportError::Stopped => "stopped",
        _ => "machine",
    }
}

fn machine(error: &StoreError, lang: Lang) -> String {
    match error {
        StoreError::Write { path, source } => words::unwritable(lang, path, &reason(source, lang)),
        StoreError::Read { path, source } => words::unreadable(lang, path, &reason(source, lang)),
        StoreError::ReadBack { path } => words::read_back(lang, path),
    }
}

pub(crate) fn reason(error: &io::Error, lang: Lang) -> String {
    engine::words::reason(error.kind(), lang).map_or_else(|| error.to_string(), str::to_owned)
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Machine(error)
    }
}

impl From<LedgerError> for Failure {
    fn from(error: LedgerError) -> Self {
        Self::Ledger(error)
    }
}

impl From<PublishError> for Failure {
    fn from(error: PublishError) -> Self {
        match error {
            PublishError::Read(error) => Self::Read(error),
            PublishError::Problems { problems } => Self::Problems(problems),
            PublishError::Changed { file } => Self::Changed { file },
            PublishError::Busy { who, since } => Self::Busy { who, since },
            PublishError::Store(error) => Self::Machine(error),
        }
    }
}

impl From<BuildError> for Failure {
    fn from(error: BuildError) -> Self {
        match error {
            BuildError::Home { path } => Self::Home { path },
            BuildError::Publish(error) => error.into(),
        }
    }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Read(error) => Self::Read(error),
            ImportError::Store(error) => Self::Machine(error),
            other => Self::Import(other),
        }
    }
}

impl From<RollBackError> for Failure {
    fn from(error: RollBackError) -> Self {
        match error {
            RollBackError::Unknown { number, known } => Self::Unknown { number, known },
            RollBackError::Damaged { number, damage } => Self::Damaged { number, damage },
            RollBackError::Busy { who, since } => Self::Busy { who, since },
            RollBackError::Store(error) => Self::Machine(error),
        }
    }
}

impl From<VerifyError> for Failure {
    fn from(error: VerifyError) -> Self {
        match error {
            VerifyError::Unknown { number, known } => Self::Unknown { number, known },
            VerifyError::Store(error) => Self::Machine(error),
        }
    }
}

impl From<PruneError> for Failure {
    fn from(error: PruneError) -> Self {
        match error {
            PruneError::Busy { who, since } => Self::Busy { who, since },
            PruneError::Store(error) => Self::Machine(error),
        }
    }
}

impl From<PackError> for Failure {
    fn from(error: PackError) -> Self {
        match error {
            PackError::Unknown { number, known } => Self::Unknown { number, known },
            PackError::Damaged { number, damage } => Self::Damaged { number, damage },
            PackError::Key(error) => error.into(),
            PackError::Store(error) => Self::Machine(error),
            error => Self::Pack(error),
        }
    }
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::Busy { who, since } => Self::Busy { who, since },
            LoadError::Store(error) => Self::Machine(error),
            error => Self::Load(error),
        }
    }
}

impl From<KeyError> for Failure {
    fn from(error: KeyError) -> Self {
        match error {
            KeyError::Busy { who, since } => Self::Busy { who, since },
            KeyError::Store(error) => Self::Machine(error),
            error => Self::Key(error),
        }
    }
}

impl From<StaffError> for Failure {
    fn from(error: StaffError) -> Self {
        match error {
            StaffError::Busy { who, since } => Self::Busy { who, since },
            StaffError::Store(error) => Self::Machine(error),
            error => Self::Staff(error),
        }
    }
}
