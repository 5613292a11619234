use std::path::Path;

use engine::edition::{self, Outcome};
use engine::home::Home;
use jiff::Timestamp;
use serde_json::json;

use crate::failure::Failure;
use crate::home::user;
use crate::say::{self, Say};
use crate::words;

pub(crate) fn publish(
    say: &mut Say<'_>,
    home: &Path,
    exhibition: &Path,
    note: Option<&str>,
    strict: bool,
) -> Result<(), Failure> {
    let now = Timestamp::now();
    let home = Home::at(home);
    let publish = if strict { edition::publish_strictly } else { edition::publish };
    let published = publish(&home, exhibition, &user(), note, now, &mut |progress| say.progress(progress))?;
    let mut people = say::problems(&published.warnings, say.lang);
    if !people.is_empty() {
        people.push('\n');
    }
    if let Some(difference) = &published.difference {
        people.push_str(&words::difference(say.lang, difference));
    }
    people.push_str(&words::published(say.lang, &published));
    let outcome = match published.outcome {
        Outcome::New => "new",
        Outcome::Again => "again",
        Outcome::Unchanged => "unchanged",
    };
    let programs = json!({
        "number": published.number,
        "id": published.id,
        "outcome": outcome,
        "files": published.files,
        "written": published.written,
        "difference": published.difference,
        "problems": say::problems_json(&published.warnings, say.lang),
    });
    say.report(&people, &programs);
    Ok(())
}

pub(crate) fn build(say: &mut Say<'_>, exhibition: &Path, into: &Path) -> Result<(), Failure> {
    let id = edition::build(exhibition, into, &mut |progress| say.progress(progress))?;
    say.report(&words::built(say.lang, into), &json!({ "id": id }));
    Ok(())
}
