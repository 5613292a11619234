use std::path::Path;

use engine::edition::{self, EditionLabel};
use engine::home::Home;
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::arguments::Format;
use crate::failure::Failure;
use crate::home::user;
use crate::say::Say;
use crate::words;

pub(crate) fn editions(say: &mut Say<'_>, home: &Path) -> Result<(), Failure> {
    let home = Home::at(home);
    let mut editions = edition::editions(&home, None)?;
    for edition in &mut editions {
        // Older versions did not record it.
        edition.changes = edition.changes.or_else(|| Some(edition.difference(&home)?.counts()));
    }
    let programs = |edition: &EditionLabel| {
        let mut value = json!(edition);
        value["difference"] = json!(edition.difference(&home));
        value
    };
    let programs: Vec<Value> = match say.format {
        Format::Json => editions.iter().map(programs).collect(),
        Format::People => Vec::new(),
    };
    say.report(&words::editions(say.lang, &editions), &json!({ "editions": programs }));
    Ok(())
}

pub(crate) fn roll_back(say: &mut Say<'_>, home: &Path, number: u32) -> Result<(), Failure> {
    let rolled = edition::roll_back(&Home::at(home), number, &user(), Timestamp::now())?;
    let programs = json!({ "number": rolled.number, "id": rolled.id, "from": rolled.from, "moved": rolled.moved });
    say.report(&words::rolled_back(say.lang, &rolled), &programs);
    Ok(())
}
