//! The settings of the machine: what a curator may change, and what only an installer.

use engine::home::{ChangeError, Settings, Standing};
use engine::narration;
use engine::problem::Problem;
use engine::staff::Role;
use engine::words::Lang;
use tauri::{AppHandle, Manager, Monitor, Runtime};

use super::{allowed, failed};
use crate::bridge::convert::settings as convert;
use crate::bridge::error::{Code, refuse};
use crate::bridge::wire::Refusal;
use crate::bridge::wire::settings::{MachineSettings, Setup};
use crate::kiosk::{Kiosk, STAFF};

/// The settings as they stand in the file; sentences are in `language`.
///
/// # Errors
///
/// [`Code::NotAllowed`], [`Code::MachineFailed`].
#[tauri::command]
pub async fn settings<R: Runtime>(app: AppHandle<R>, language: String) -> Result<Setup, Refusal> {
    let role = allowed(&app.state(), Role::Curator)?.role;
    let own = app.clone();
    let read = tauri::async_runtime::spawn_blocking(move || Standing::read(own.state::<Kiosk>().home())).await;
    Ok(setup(&app, role, read.map_err(|error| failed(&error))?, lang(&language)))
}

/// Changes what differs from `settings`, if the file is still the one that was `seen`. What can take effect at once
/// does. What only an installer may change is refused to a curator.
///
/// # Errors
///
/// [`Code::NotAllowed`], [`Code::SettingsWrong`], [`Code::SettingsChanged`], [`Code::HomeIsBusy`],
/// [`Code::MachineFailed`]; nothing was changed.
#[tauri::command]
pub async fn change_settings<R: Runtime>(
    app: AppHandle<R>,
    seen: String,
    settings: MachineSettings,
    language: String,
) -> Result<Setup, Refusal> {
    let by = allowed(&app.state(), Role::Curator)?;
    let (own, lang) = (app.clone(), lang(&language));
    let opening = convert::opening(settings.opening.as_deref())
        .ok_or_else(|| refuse(Code::SettingsWrong, [("opening", convert::no_hours(lang))]))?;
    let changed = tauri::async_runtime::spawn_blocking(move || {
        let kiosk = own.state::<Kiosk>();
        let may = |before: &Settings| by.role >= Role::Installer || !convert::is_installers(before, &settings);
        // What stands there may not be what was seen; then the change itself is refused.
        if !may(&Standing::read(kiosk.home()).settings) {
            return Err(refuse(Code::NotAllowed, []));
        }
        let change = |present: &mut Settings| convert::enter(present, settings, opening);
        let standing = kiosk.change_settings(Some(&seen), &by.name, change);
        standing.map(|standing| (standing, by.role)).map_err(|error| refused(error, lang))
    });
    let (standing, role) = changed.await.map_err(|error| failed(&error))??;
    Ok(setup(&app, role, standing, lang))
}

/// The names of the sound outputs that are there. May take seconds.
///
/// # Errors
///
/// [`Code::NotAllowed`], [`Code::MachineFailed`].
#[tauri::command]
pub async fn sound_outputs<R: Runtime>(app: AppHandle<R>) -> Result<Vec<String>, Refusal> {
    allowed(&app.state(), Role::Installer)?;
    tauri::async_runtime::spawn_blocking(narration::outputs).await.map_err(|error| failed(&error))
}

/// Plays a tone of a second, at a volume from 0 to 100; whether it was heard. An installer hears it on `output`, anybody
/// else on the one in force.
///
/// # Errors
///
/// [`Code::NotAllowed`], [`Code::MachineFailed`].
#[tauri::command]
pub async fn test_sound<R: Runtime>(app: AppHandle<R>, output: Option<String>, volume: u8) -> Result<bool, Refusal> {
    let role = allowed(&app.state(), Role::Curator)?.role;
    let heard = tauri::async_runtime::spawn_blocking(move || {
        let kiosk = app.state::<Kiosk>();
        let output = if role >= Role::Installer { output } else { kiosk.settings().sound_output };
        kiosk.voice().try_output(output, volume.min(100))
    });
    heard.await.map_err(|error| failed(&error))
}

fn setup<R: Runtime>(app: &AppHandle<R>, role: Role, standing: Standing, lang: Lang) -> Setup {
    let edition = app.state::<Kiosk>().edition();
    let monitors = if role >= Role::Installer { monitors(app) } else { Vec::new() };
    Setup {
        waiting: app.state::<Kiosk>().waiting(&standing.settings).into_iter().map(str::to_owned).collect(),
        problems: standing.problems.iter().map(|problem| told(problem, lang)).collect(),
        settings: convert::told(standing.settings),
        seen: standing.seen,
        languages: convert::languages(edition.content()),
        sections: convert::sections(edition.content(), if lang == Lang::En { "en" } else { "zh-Hans" }),
        monitors,
    }
}

fn monitors<R: Runtime>(app: &AppHandle<R>) -> Vec<String> {
    let window = app.get_webview_window(STAFF);
    let monitors = window.and_then(|window| window.available_monitors().ok()).unwrap_or_default();
    monitors.iter().filter_map(Monitor::name).cloned().collect()
}

fn lang(language: &str) -> Lang {
    if language.starts_with("zh") { Lang::ZhHans } else { Lang::En }
}

fn told(problem: &Problem, lang: Lang) -> String {
    // Chinese sentences end with a stop as wide as a space.
    let between = if lang == Lang::En { " " } else { "" };
    problem.sentence(lang) + between + &problem.remedy(lang)
}

fn refused(error: ChangeError, lang: Lang) -> Refusal {
    match error {
        ChangeError::Busy { who, since } => refuse(Code::HomeIsBusy, [("who", who), ("since", since)]),
        ChangeError::Outdated { who, at } => refuse(Code::SettingsChanged, [("who", who), ("at", at)]),
        ChangeError::Wrong { problems } => {
            let mut refusal = refuse(Code::SettingsWrong, []);
            for problem in &problems {
                // A tag that is none says nothing of its key.
                let key = problem.arguments.get("key").map_or("languages", String::as_str);
                refusal.arguments.entry(convert::name_of(key)).or_insert_with(|| told(problem, lang));
            }
            refusal
        }
        ChangeError::Machine(error) => failed(&error),
    }
}
