//! The window of a Jubilee kiosk.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

use clap::Parser;
use engine::home::Home;
use jubilee_kiosk::kiosk::{Instance, Kiosk};
use jubilee_kiosk::options::Options;
use jubilee_kiosk::{logs, run};

fn main() -> ExitCode {
    #[cfg(target_os = "linux")]
    prefer_plain_buffers();
    let options = Options::parse();
    let home = options.home.clone().unwrap_or_else(cli::default_home);
    let _log = logs::begin(&home);
    let _instance = match Instance::claim(&home) {
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
    match run(&options, kiosk, tauri::generate_context!()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "the window can't be opened");
            ExitCode::from(3)
        }
    }
}

/// `WebKitGTK`'s DMA-BUF renderer leaves a white window on NVIDIA and is slower where the processor draws: there it is
/// switched off, unless the installer decided otherwise.
#[cfg(target_os = "linux")]
fn prefer_plain_buffers() {
    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    let drawn_by_display = std::fs::read_dir("/dev/dri")
        .is_ok_and(|nodes| nodes.flatten().any(|node| node.file_name().to_string_lossy().starts_with("renderD")));
    let nvidia = std::path::Path::new("/proc/driver/nvidia").exists();
    if std::env::var_os(SWITCH).is_none() && (!drawn_by_display || nvidia) {
        #[allow(unsafe_code, reason = "WebKitGTK reads it from the environment only")]
        // SAFETY: no other thread runs yet.
        unsafe {
            std::env::set_var(SWITCH, "1");
        }
    }
}
