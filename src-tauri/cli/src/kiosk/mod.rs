mod error;
#[cfg(unix)]
mod linux;
mod questions;
#[cfg(windows)]
mod windows;

use std::path::{Path, PathBuf};

use jiff::Zoned;
use lockdown::{Answers, Finding, FleetLine, Measure, Platform, Standing};
use serde_json::{Value, json};

pub(crate) use error::KioskError;
#[cfg(unix)]
pub(crate) use linux::Place;
#[cfg(windows)]
pub(crate) use windows::Place;

use crate::arguments::{Format, Kiosk};
use crate::failure::Failure;
use crate::keyboard::Keyboard;
use crate::say::Say;
use crate::words;

pub(crate) fn kiosk(say: &mut Say<'_>, keyboard: Option<&mut dyn Keyboard>, asked: Kiosk) -> Result<(), Failure> {
    let done = match asked {
        Kiosk::Setup { root, answers, dry } => setup(say, keyboard, &Place::at(root), answers, dry),
        Kiosk::Audit { root, sheet } => return audit(say, &Place::at(root), sheet),
        Kiosk::Undo { root, dry } => undo(say, &Place::at(root), dry),
    };
    done.map_err(Failure::Kiosk)
}

fn setup(
    say: &mut Say<'_>,
    keyboard: Option<&mut dyn Keyboard>,
    place: &Place,
    answers: Option<PathBuf>,
    dry: bool,
) -> Result<(), KioskError> {
    // Linux tells its serial number to root alone, and the answers depend on it.
    place.may_set_up()?;
    let answers = match (answers, keyboard) {
        (Some(file), _) => Some(Answers::read(&file, &place.machine())?),
        (None, Some(keyboard)) if say.format == Format::People => {
            let before = place.answers_before()?;
            Some(questions::ask(say, keyboard, place, before).ok_or(KioskError::Unanswered)?)
        }
        _ => None,
    };
    let done = place.setup(answers, dry)?;
    let failed = if dry { Vec::new() } else { place.apply_at_once(&done.changes, &place.recorded()) };
    let mut programs = json!(done);
    programs["dry_run"] = dry.into();
    programs["failed_commands"] = json!(failed);
    let mut people = words::changes(say.lang, &done.changes, dry);
    people.push_str(&words::set_up(say.lang, &done, dry));
    people.push_str(&words::failed_commands(say.lang, &failed));
    say.report(&people, &programs);
    Ok(())
}

fn undo(say: &mut Say<'_>, place: &Place, dry: bool) -> Result<(), KioskError> {
    // It takes the record away.
    let recorded = place.recorded();
    let done = place.undo(dry)?;
    let failed = if dry { Vec::new() } else { place.apply_at_once(&done.changes, &recorded) };
    let mut programs = json!(done);
    programs["dry_run"] = dry.into();
    programs["failed_commands"] = json!(failed);
    let mut people = words::changes(say.lang, &done.changes, dry);
    people.push_str(&words::undone(say.lang, &done, dry));
    people.push_str(&words::failed_commands(say.lang, &failed));
    say.report(&people, &programs);
    Ok(())
}

fn audit(say: &mut Say<'_>, place: &Place, sheet: Option<PathBuf>) -> Result<(), Failure> {
    let findings = place.audit().map_err(|error| Failure::Kiosk(error.into()))?;
    let is_open = |finding: &&Finding| finding.standing == Standing::Open;
    let open: Vec<Measure> = findings.iter().filter(is_open).map(|finding| finding.measure).collect();
    let programs: Vec<Value> = findings.iter().map(|finding| one(say, *finding)).collect();
    say.report(&words::audit(say.lang, &findings), &json!({ "measures": programs, "open": open }));
    let is_locked = open.is_empty();
    if let Some(sheet) = sheet {
        enter(place, &sheet, open).map_err(Failure::Kiosk)?;
    }
    if is_locked { Ok(()) } else { Err(Failure::Reported) }
}

fn one(say: &Say<'_>, Finding { measure, standing }: Finding) -> Value {
    let lang = say.lang;
    json!({
        "id": measure,
        "standing": standing,
        "what": measure.what(Platform::HERE, lang),
        "risk": measure.risk(Platform::HERE, lang),
        "remedy": measure.remedy(Platform::HERE, lang),
    })
}

fn enter(place: &Place, sheet: &Path, open: Vec<Measure>) -> Result<(), KioskError> {
    let machine = place.machine();
    let line = FleetLine {
        name: place.host_name().unwrap_or_default(),
        serial: machine.serial.unwrap_or_default(),
        mac: machine.macs.into_iter().next().unwrap_or_default(),
        version: env!("CARGO_PKG_VERSION").into(),
        date: Zoned::now().date().to_string(),
        open,
    };
    Ok(lockdown::enter_fleet_sheet(sheet, &line)?)
}
