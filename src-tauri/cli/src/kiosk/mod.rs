mod error;

use std::path::{Path, PathBuf};

use jiff::Zoned;
use lockdown::{Answers, Finding, FleetLine, Machine, Measure, Platform, RealDisk, Standing, Tree};
use serde_json::{Value, json};

pub(crate) use error::KioskError;

use crate::arguments::Kiosk;
use crate::failure::Failure;
use crate::say::Say;
use crate::words;

pub(crate) fn kiosk(say: &mut Say<'_>, asked: Kiosk) -> Result<(), Failure> {
    let done = match asked {
        Kiosk::Setup { root, answers, dry } => setup(say, &Tree::at(root), answers, dry),
        Kiosk::Audit { root, sheet } => return audit(say, &Tree::at(root), sheet),
        Kiosk::Undo { root, dry } => undo(say, &Tree::at(root), dry),
    };
    done.map_err(Failure::Kiosk)
}

fn setup(say: &mut Say<'_>, tree: &Tree, answers: Option<PathBuf>, dry: bool) -> Result<(), KioskError> {
    // The kernel tells its serial number to root alone, and the answers depend on it.
    lockdown::may_set_up(tree)?;
    let answers = answers.map(|file| Answers::read(&file, &Machine::read(tree))).transpose()?;
    let done = if dry { lockdown::setup_dry(tree, answers)? } else { lockdown::setup(tree, answers, &RealDisk)? };
    let failed = if dry { Vec::new() } else { lockdown::apply_at_once(tree, &done.changes) };
    let mut programs = json!(done);
    programs["dry_run"] = dry.into();
    programs["failed_commands"] = json!(failed);
    let mut people = words::changes(say.lang, &done.changes, dry);
    people.push_str(&words::set_up(say.lang, &done, dry));
    people.push_str(&words::failed_commands(say.lang, &failed));
    say.report(&people, &programs);
    Ok(())
}

fn undo(say: &mut Say<'_>, tree: &Tree, dry: bool) -> Result<(), KioskError> {
    let done = if dry { lockdown::undo_dry(tree)? } else { lockdown::undo(tree, &RealDisk)? };
    let failed = if dry { Vec::new() } else { lockdown::apply_at_once(tree, &done.changes) };
    let mut programs = json!(done);
    programs["dry_run"] = dry.into();
    programs["failed_commands"] = json!(failed);
    let mut people = words::changes(say.lang, &done.changes, dry);
    people.push_str(&words::undone(say.lang, &done, dry));
    people.push_str(&words::failed_commands(say.lang, &failed));
    say.report(&people, &programs);
    Ok(())
}

fn audit(say: &mut Say<'_>, tree: &Tree, sheet: Option<PathBuf>) -> Result<(), Failure> {
    let findings = lockdown::audit(tree).map_err(|error| Failure::Kiosk(error.into()))?;
    let is_open = |finding: &&Finding| finding.standing == Standing::Open;
    let open: Vec<Measure> = findings.iter().filter(is_open).map(|finding| finding.measure).collect();
    let programs: Vec<Value> = findings.iter().map(|finding| one(say, *finding)).collect();
    say.report(&words::audit(say.lang, &findings), &json!({ "measures": programs, "open": open }));
    let is_locked = open.is_empty();
    if let Some(sheet) = sheet {
        enter(tree, &sheet, open).map_err(Failure::Kiosk)?;
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

fn enter(tree: &Tree, sheet: &Path, open: Vec<Measure>) -> Result<(), KioskError> {
    let machine = Machine::read(tree);
    let line = FleetLine {
        name: lockdown::host_name(tree).unwrap_or_default(),
        serial: machine.serial.unwrap_or_default(),
        mac: machine.macs.into_iter().next().unwrap_or_default(),
        version: env!("CARGO_PKG_VERSION").into(),
        date: Zoned::now().date().to_string(),
        open,
    };
    Ok(lockdown::enter_fleet_sheet(sheet, &line)?)
}
