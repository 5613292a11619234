use std::io::Write;

use clap::error::{ContextKind, ErrorKind};
use engine::words::Lang;

use crate::words;

/// Help, the version, or what is wrong with the usage.
pub(crate) struct Told {
    text: String,
    wrong: bool,
}

impl Told {
    /// Writes it where it belongs and returns the exit code. A pipe that is closed wants to hear nothing.
    pub(crate) fn tell(&self, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
        let written =
            if self.wrong { err.write_all(self.text.as_bytes()) } else { out.write_all(self.text.as_bytes()) };
        drop(written);
        if self.wrong { 2 } else { 0 }
    }
}

pub(crate) fn told(error: &clap::Error, lang: Lang) -> Told {
    let text = error.render().to_string();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Told { text, wrong: false },
        _ if lang == Lang::En => Told { text, wrong: true },
        kind => Told { text: chinese(error, kind), wrong: true },
    }
}

fn chinese(error: &clap::Error, kind: ErrorKind) -> String {
    let context = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = context(ContextKind::InvalidArg);
    let sentence = match kind {
        ErrorKind::InvalidSubcommand => words::usage_unknown_command(&context(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            words::usage_no_command().to_owned()
        }
        ErrorKind::UnknownArgument => words::usage_unknown_argument(&argument),
        ErrorKind::MissingRequiredArgument => words::usage_missing(&argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            words::usage_value(&argument, &context(ContextKind::InvalidValue))
        }
        _ => words::usage_other(&argument),
    };
    format!("{sentence}\n{}\n", words::usage_hint())
}
