//! The `jubilee` command, a thin front over the engine: it reads arguments, environment and clock, calls one engine
//! function, and says what came of it in English or Chinese, to people or to programs.

mod arguments;
mod check;
mod editions;
mod failure;
mod home;
mod import;
mod keyboard;
mod keys;
mod kiosk;
#[cfg(unix)]
mod owner;
mod packs;
mod prune;
mod publish;
mod report;
mod reset;
mod say;
mod staff;
mod stats;
mod usage;
mod verify;
mod words;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

pub use home::default_home;
pub use import::heif;
pub use keyboard::Keyboard;
#[cfg(unix)]
pub use owner::go_on_as_owner;
pub use report::report_pages;
pub use reset::pins_reset;

use arguments::{Command, Request};
use say::Say;

/// Runs the command with this process's arguments; what root may not leave behind, as the owner of where it goes.
pub fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    #[cfg(unix)]
    {
        let again = |arguments: &[OsString]| {
            let program = std::env::current_exe().unwrap_or_else(|_| "jubilee".into());
            let mut process = std::process::Command::new(program);
            process.args(arguments.iter().skip(1));
            process
        };
        if let Some(code) = go_on_as_owner(&arguments, &again, &mut io::stderr().lock()) {
            return ExitCode::from(code);
        }
    }
    let (out, err) = (&mut io::stdout().lock(), &mut io::stderr().lock());
    let is_asked = io::stdin().is_terminal();
    ExitCode::from(if is_asked {
        run_at_keyboard(arguments, &mut keyboard::Terminal(io::stdin().lock()), out, err)
    } else {
        run(arguments, out, err)
    })
}

/// Runs the command where somebody can be asked, as [`run`] does.
pub fn run_at_keyboard(
    arguments: impl IntoIterator<Item = OsString>,
    keyboard: &mut dyn Keyboard,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    run_with(arguments, Some(keyboard), out, err)
}

/// Runs the command: reports go to `out`, errors and progress to `err`. Returns 0: done; 1: the input has problems;
/// 2: wrong usage; 3: the machine failed, with nothing half done.
pub fn run(arguments: impl IntoIterator<Item = OsString>, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    run_with(arguments, None, out, err)
}

fn run_with(
    arguments: impl IntoIterator<Item = OsString>,
    keyboard: Option<&mut dyn Keyboard>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let request = match arguments::parse(&arguments) {
        Ok(request) => request,
        Err(told) => return told.tell(out, err),
    };
    let Request { command, home, lang, format } = request;
    let mut say = Say::new(lang, format, out, err);
    let done = match command {
        Command::Check { exhibition } => check::check(&mut say, &exhibition),
        Command::Publish { exhibition, note, strict } => {
            publish::publish(&mut say, &home, &exhibition, note.as_deref(), strict)
        }
        Command::Import { sources, into, section, dry_run } => {
            import::import(&mut say, &sources, &into, section.as_deref(), dry_run)
        }
        Command::Build { exhibition, into } => publish::build(&mut say, &exhibition, &into),
        Command::Editions => editions::editions(&mut say, &home),
        Command::Rollback { number } => editions::roll_back(&mut say, &home, number),
        Command::Verify { number } => verify::verify(&mut say, &home, number),
        Command::Prune { dry } => prune::prune(&mut say, &home, dry),
        Command::Pack { number, output } => packs::pack(&mut say, &home, number, &output),
        Command::Load { file, keep } => packs::load(&mut say, &home, &file, keep),
        Command::Report { output } => report::report(&mut say, &home, &output),
        Command::Stats(asked) => stats::stats(&mut say, &home, &asked),
        Command::Keys(asked) => keys::keys(&mut say, &home, asked),
        Command::Staff(asked) => staff::staff(&mut say, keyboard, &home, asked),
        Command::Kiosk(asked) => kiosk::kiosk(&mut say, keyboard, asked),
    };
    match done {
        Ok(()) => 0,
        Err(failure) => say.failure(&failure),
    }
}
