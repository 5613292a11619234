use std::path::{Path, PathBuf};

use engine::edition;
use engine::home::Home;
use engine::ledger::sheets::{self, Names};
use engine::ledger::{Days, Ledger, Visits};
use engine::store::StoreError;
use engine::words::Lang;
use jiff::tz::TimeZone;
use jiff::{ToSpan, Zoned};
use serde_json::json;

use crate::arguments::Stats;
use crate::failure::Failure;
use crate::report::write;
use crate::say::Say;
use crate::words;

/// What a file's name asks for.
#[derive(Clone, Copy)]
enum Kind {
    Csv,
    Xlsx,
}

/// Tells what was counted, or writes it over whatever is there.
pub(crate) fn stats(say: &mut Say<'_>, home: &Path, asked: &Stats) -> Result<(), Failure> {
    let to = asked.to.unwrap_or_else(|| Zoned::now().date());
    let from = asked.from.unwrap_or_else(|| to.saturating_sub(29.days()));
    let days = Days::new(from, to).ok_or(Failure::Days { from, to })?;
    let output = asked.output.as_ref().map(|path| Ok::<_, Failure>((path, kind(path)?))).transpose()?;
    let home = Home::at(home);
    let visits = match Ledger::look(&home)? {
        Some(ledger) => ledger.visits(days, &TimeZone::system())?,
        None => Visits::none(days),
    };
    let names = names(&home, say.lang);
    let Some((path, kind)) = output else {
        let csv = || String::from_utf8_lossy(&sheets::csv(&visits, say.lang, &names)).into_owned();
        let people = if asked.csv { csv() } else { sheets::text(&visits, say.lang, &names) };
        say.report(&people, &visits);
        return Ok(());
    };
    let failed = |source| Failure::Machine(StoreError::Write { path: path.clone(), source });
    let content = match kind {
        Kind::Csv => sheets::csv(&visits, say.lang, &names),
        Kind::Xlsx => sheets::xlsx(&visits, say.lang, &names).map_err(|error| failed(std::io::Error::other(error)))?,
    };
    write(path, &content).map_err(failed)?;
    say.report(&words::counted(say.lang, path), &json!({ "output": path }));
    Ok(())
}

fn kind(path: &Path) -> Result<Kind, Failure> {
    match path.extension().map(std::ffi::OsStr::to_ascii_lowercase) {
        Some(ending) if ending == "csv" => Ok(Kind::Csv),
        Some(ending) if ending == "xlsx" => Ok(Kind::Xlsx),
        _ => Err(Failure::Ending { path: path.to_owned() }),
    }
}

/// As the edition calls them that was published last; the built-in one is not looked for.
fn names(home: &Home, lang: Lang) -> Names {
    let published = edition::current(Some(home), &PathBuf::new());
    published.map(|edition| Names::of(edition.content(), lang)).unwrap_or_default()
}
