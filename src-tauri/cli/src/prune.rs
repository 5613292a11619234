use std::path::Path;

use engine::edition;
use engine::home::Home;
use jiff::Timestamp;
use serde_json::json;

use crate::failure::Failure;
use crate::home::user;
use crate::say::Say;
use crate::words;

pub(crate) fn prune(say: &mut Say<'_>, home: &Path, dry: bool) -> Result<(), Failure> {
    let (home, now) = (Home::at(home), Timestamp::now());
    let pruned = if dry { edition::prune_dry(&home, now)? } else { edition::prune(&home, &user(), now)? };
    let mut programs = json!(pruned);
    programs["dry_run"] = dry.into();
    say.report(&words::pruned(say.lang, &pruned, dry), &programs);
    Ok(())
}
