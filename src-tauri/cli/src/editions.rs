use std::path::Path;

use engine::edition;
use engine::home::Home;
use jiff::Timestamp;
use serde_json::json;

use crate::failure::Failure;
use crate::home::user;
use crate::say::Say;
use crate::words;

pub(crate) fn editions(say: &mut Say<'_>, home: &Path) -> Result<(), Failure> {
    let editions = edition::editions(&Home::at(home), None)?;
    say.report(&words::editions(say.lang, &editions), &json!({ "editions": editions }));
    Ok(())
}

pub(crate) fn roll_back(say: &mut Say<'_>, home: &Path, number: u32) -> Result<(), Failure> {
    let rolled = edition::roll_back(&Home::at(home), number, &user(), Timestamp::now())?;
    let programs = json!({ "number": rolled.number, "id": rolled.id, "from": rolled.from, "moved": rolled.moved });
    say.report(&words::rolled_back(say.lang, &rolled), &programs);
    Ok(())
}
