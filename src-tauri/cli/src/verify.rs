use std::path::Path;

use engine::edition::{self, Verified};
use engine::home::Home;
use jiff::Timestamp;
use serde_json::json;

use crate::failure::Failure;
use crate::say::Say;
use crate::words;

pub(crate) fn verify(say: &mut Say<'_>, home: &Path, number: Option<u32>) -> Result<(), Failure> {
    let verified = edition::verify(&Home::at(home), number, Timestamp::now(), &mut |progress| say.progress(progress))?;
    let whole = verified.iter().all(Verified::is_whole);
    say.report(&words::verified(say.lang, &verified), &json!({ "whole": whole, "editions": verified }));
    if whole { Ok(()) } else { Err(Failure::Reported) }
}
