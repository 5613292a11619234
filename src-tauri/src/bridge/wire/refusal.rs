//! What a window is told where an operation was refused.

use std::collections::BTreeMap;

use serde::Serialize;
#[cfg(test)]
use ts_rs::TS;

/// An operation that was refused: a code from a closed list, and what its sentence needs.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Refusal {
    /// The code.
    pub code: RefusalCode,
    /// What the sentence names, by key.
    pub arguments: BTreeMap<String, String>,
}

/// Why an operation was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub enum RefusalCode {
    /// The edition has no recording of that name: `item`.
    NoSuchRecording,
    /// The exhibition has errors: `count`.
    ExhibitionHasProblems,
    /// No edition of that number is kept: `number`.
    NoSuchEdition,
    /// Somebody else is writing to the home: `who`, `since`.
    HomeIsBusy,
    /// A measure lies outside what can be: `name`.
    OutOfRange,
    /// Settings can't be like that: a sentence by the name of each.
    SettingsWrong,
    /// Somebody changed the settings first: `who`, `at`; `?` for somebody with an editor.
    SettingsChanged,
    /// Not the PIN of who was named: `seconds` that everybody waits now.
    WrongPin,
    /// Wrong PINs came before: `seconds` still.
    MustWait,
    /// A PIN has too few or too many digits: `digits`, the fewest.
    PinTooShort,
    /// A PIN that children try first.
    PinTooSimple,
    /// A name says nothing, or too much.
    NameEmpty,
    /// Somebody else has that name: `name`.
    NameTaken,
    /// Nobody has that name: `name`.
    NobodyCalled,
    /// As many people have a PIN as may: `most`.
    TooManyPeople,
    /// An installer has to be left.
    LastInstaller,
    /// The machine is a kiosk and nothing else: there is no system to go to.
    NothingBehind,
    /// The system does not let the kiosk do it: `reason`.
    SystemRefuses,
    /// Nobody is inside who may do this.
    NotAllowed,
    /// There is no draft.
    NoDraft,
    /// There is a draft already: `by`.
    DraftBegun,
    /// Another edition came since the draft was begun: `number`, `by`.
    DraftBehind,
    /// What the draft says of itself can't be read: `file`.
    DraftDamaged,
    /// A file was changed by another way meanwhile: `file`.
    DraftChanged,
    /// The draft has no such picture, item or language: `what`.
    NotInDraft,
    /// A file can't be understood, so nothing is written into it: `file`.
    ListUnreadable,
    /// A text is longer than it may be: `file`.
    TooLong,
    /// What was to be loaded can't be read any more: `path`.
    SourceLost,
    /// More files than one loading takes.
    TooManyFiles,
    /// It was stopped, with nothing done.
    Stopped,
    /// No stick that can be written is in the machine.
    NoStick,
    /// The disk or the system failed; nothing was half done: `reason`.
    MachineFailed,
}
