//! The window of a Jubilee kiosk.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

use clap::Parser;
use engine::home::Home;
use jubilee_kiosk::kiosk::{Instance, Kiosk};
use jubilee_kiosk::options::Options;
use jubilee_kiosk::supervised::Supervised;
use jubilee_kiosk::{Ending, console, logs, prefer_plain_buffers, resume, run};

fn main() -> ExitCode {
    console::attach();
    prefer_plain_buffers();
    let options = Options::parse();
    #[cfg(target_os = "linux")]
    if options.notice {
        return notice();
    }
    let home = options.home.clone().unwrap_or_else(cli::default_home);
    let log = logs::begin(&home);
    let instance = match Instance::claim(&home) {
        Ok(instance) => instance,
        Err(error) => {
            tracing::warn!("{error}");
            return ExitCode::from(1);
        }
    };
    let kiosk = match Kiosk::start(Home::at(home), options.built_in()) {
        Ok(kiosk) => kiosk,
        Err(error) => {
            tracing::error!(%error, "there is nothing to show");
            return ExitCode::from(3);
        }
    };
    if let Some(place) = resume::place() {
        kiosk.resume(place);
    }
    match run(&options, kiosk, tauri::generate_context!()) {
        Ok(Ending::Closed) => ExitCode::SUCCESS,
        Ok(Ending::Restart(_)) if Supervised::is_there() => ExitCode::from(supervisor::AGAIN),
        Ok(Ending::Restart(place)) => {
            // The next one claims the home, and goes on with the log.
            drop((instance, log));
            let error = resume::start_anew(&place);
            eprintln!("the program can't start anew: {error}");
            ExitCode::from(3)
        }
        Err(error) => {
            tracing::error!(%error, "the kiosk can't be shown");
            ExitCode::from(3)
        }
    }
}

#[cfg(target_os = "linux")]
fn notice() -> ExitCode {
    let drawn = jubilee_kiosk::notice::draw("/sys/class/graphics".as_ref(), "/dev".as_ref());
    match drawn {
        Ok(screens) if screens > 0 => ExitCode::SUCCESS,
        Ok(_) => {
            eprintln!("there is no screen to draw on");
            ExitCode::from(3)
        }
        Err(error) => {
            eprintln!("the notice can't be drawn: {error}");
            ExitCode::from(3)
        }
    }
}
