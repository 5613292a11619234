use std::path::Path;

use engine::{exhibition, narration};
use serde_json::json;

use crate::failure::Failure;
use crate::say::{self, Say};
use crate::words;

pub(crate) fn check(say: &mut Say<'_>, exhibition: &Path) -> Result<(), Failure> {
    let report = exhibition::check(exhibition, Some(&narration::duration))?;
    let mut people = say::problems(&report.problems, say.lang);
    if !people.is_empty() {
        people.push('\n');
    }
    people.push_str(&words::counts(say.lang, &report.counts));
    let problems = say::problems_json(&report.problems, say.lang);
    say.report(&people, &json!({ "problems": problems, "counts": report.counts }));
    if report.counts.errors > 0 { Err(Failure::Reported) } else { Ok(()) }
}
