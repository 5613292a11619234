use engine::words::Lang;
use lockdown::{AnswersError, AuditError, FleetError, RecordError, SetupError, UndoError};
use serde_json::{Value, json};

use crate::{say, words};

/// Why a machine was not set up, audited or put back.
pub(crate) enum KioskError {
    Answers(AnswersError),
    Setup(SetupError),
    Audit(AuditError),
    Undo(UndoError),
    Fleet(FleetError),
    /// The input ended before every question was answered.
    Unanswered,
}

impl KioskError {
    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Self::Answers(AnswersError::Read { .. }) | Self::Setup(_) | Self::Audit(_) | Self::Undo(_) => 3,
            Self::Answers(_) | Self::Fleet(FleetError::NoSheet { .. }) | Self::Unanswered => 1,
            Self::Fleet(_) => 3,
        }
    }

    pub(crate) fn told(&self, lang: Lang) -> String {
        match self {
            Self::Answers(error) => words::no_answers(lang, error),
            Self::Setup(error) => words::not_set_up(lang, error),
            Self::Audit(error) => words::not_audited(lang, error),
            Self::Undo(error) => words::not_undone(lang, error),
            Self::Fleet(error) => words::not_in_sheet(lang, error),
            Self::Unanswered => words::stopped_asking(lang).into(),
        }
    }

    pub(crate) fn json(&self, lang: Lang) -> Value {
        if let Self::Answers(AnswersError::Problems { problems, .. }) = self {
            return json!({ "error": "problems", "problems": say::problems_json(problems, lang) });
        }
        json!({ "error": self.code(), "sentence": self.told(lang).trim_end() })
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Answers(error) => match error {
                AnswersError::Newer { .. } => "newer",
                AnswersError::Problems { .. } => "problems",
                AnswersError::NoMachine { .. } => "no-machine",
                AnswersError::SeveralMachines { .. } => "several-machines",
                AnswersError::Read { .. } => "machine",
            },
            Self::Setup(SetupError::NotRoot) | Self::Audit(AuditError::NotRoot) | Self::Undo(UndoError::NotRoot) => {
                "not-root"
            }
            Self::Setup(SetupError::Unsupported { .. }) | Self::Audit(AuditError::Unsupported { .. }) => "unsupported",
            Self::Setup(SetupError::Edition { .. }) | Self::Audit(AuditError::Edition { .. }) => "edition",
            Self::Setup(SetupError::NoPackage) => "no-package",
            Self::Setup(SetupError::InTheWay { .. }) => "in-the-way",
            Self::Setup(SetupError::Busy) | Self::Undo(UndoError::Busy) => "busy",
            Self::Setup(SetupError::Record(error))
            | Self::Audit(AuditError::Record(error))
            | Self::Undo(UndoError::Record(error)) => match error {
                RecordError::Newer { .. } => "newer",
                RecordError::Damaged { .. } => "record-damaged",
                RecordError::Read { .. } => "machine",
            },
            Self::Fleet(FleetError::NoSheet { .. }) => "no-sheet",
            Self::Unanswered => "unanswered",
            Self::Setup(_) | Self::Audit(_) | Self::Undo(_) | Self::Fleet(_) => "machine",
        }
    }
}

macro_rules! from {
    ($($error:ident => $variant:ident,)*) => {
        $(impl From<$error> for KioskError {
            fn from(error: $error) -> Self {
                Self::$variant(error)
            }
        })*
    };
}

from! {
    AnswersError => Answers,
    SetupError => Setup,
    AuditError => Audit,
    UndoError => Undo,
    FleetError => Fleet,
}
