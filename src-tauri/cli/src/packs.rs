use std::path::Path;

use engine::edition::{self, Outcome, PART_BYTES, Pack};
use engine::home::Home;
use jiff::Timestamp;
use serde_json::json;

use crate::arguments::Format;
use crate::failure::Failure;
use crate::home::user;
use crate::say::Say;
use crate::words;

pub(crate) fn pack(say: &mut Say<'_>, home: &Path, number: u32, output: &Path) -> Result<(), Failure> {
    let (home, now) = (Home::at(home), Timestamp::now());
    let mut progress = |progress| say.progress(progress);
    let packed = edition::pack(&home, number, output, PART_BYTES, &user(), now, &mut progress)?;
    let programs = json!({
        "number": number,
        "id": packed.id,
        "files": packed.files,
        "bytes": packed.bytes,
        "fingerprint": packed.fingerprint,
    });
    say.report(&words::packed(say.lang, number, &packed), &programs);
    Ok(())
}

pub(crate) fn load(say: &mut Say<'_>, home: &Path, file: &Path, keep: bool) -> Result<(), Failure> {
    let (home, now) = (Home::at(home), Timestamp::now());
    let pack = Pack::open(&home, file, &mut |progress| say.progress(progress))?;
    // Before anything is stored.
    if let Some(difference) = pack.difference(&home).filter(|_| say.format == Format::People) {
        say.report(&words::difference(say.lang, &difference), &());
    }
    let loaded = pack.load(&home, keep, &user(), now, &mut |progress| say.progress(progress))?;
    let outcome = match loaded.outcome {
        Outcome::New => "new",
        Outcome::Again => "again",
        Outcome::Unchanged => "unchanged",
    };
    let programs = json!({
        "number": loaded.number,
        "id": loaded.id,
        "outcome": outcome,
        "current": loaded.current,
        "files": loaded.files,
        "written": loaded.written,
        "difference": loaded.difference,
    });
    say.report(&words::loaded(say.lang, &loaded), &programs);
    Ok(())
}
