//! What `jubilee-kiosk` is started with.

use std::path::PathBuf;

use clap::Parser;

/// The window of a Jubilee kiosk.
#[derive(Clone, Debug, Parser)]
#[command(name = "jubilee-kiosk", version)]
pub struct Options {
    /// The kiosk's home folder.
    #[arg(long, value_name = "DIR", help = "The kiosk's home folder [JUBILEE_HOME]")]
    pub home: Option<PathBuf>,
    /// The folder of the built-in edition, shown while the home has none.
    #[arg(long, value_name = "DIR")]
    pub built_in: Option<PathBuf>,
    /// A window of this many pixels that can be closed, for development.
    #[arg(long, value_name = "WIDTHxHEIGHT", value_parser = size)]
    pub windowed: Option<(u32, u32)>,
    /// Opens the calibration of the screen over the exhibition.
    #[arg(long)]
    pub calibrate: bool,
    /// Draws on the screen itself, without a window, that the exhibition can't be shown and what staff can do, and ends.
    #[cfg(target_os = "linux")]
    #[arg(long)]
    pub notice: bool,
    /// What the page may hold of the machine's memory, in MB; else a third of it, at most 1200.
    #[arg(long, value_name = "MB", value_parser = clap::value_parser!(u64).range(50..=65_536))]
    pub page_memory: Option<u64>,
}

impl Options {
    /// The folder of the built-in edition: the one given, else the one that was installed beside this program, else
    /// the one of the checkout that this program was built in.
    pub fn built_in(&self) -> PathBuf {
        if let Some(given) = &self.built_in {
            return given.clone();
        }
        let program = std::env::current_exe().unwrap_or_default();
        let places = [
            // Debian and Fedora: /usr/bin beside /usr/lib.
            program.parent().map(|bin| bin.join("../lib/jubilee/built-in")),
            // Windows: everything in one folder.
            program.parent().map(|bin| bin.join("built-in")),
            // A checkout: target/debug beside target/built-in.
            program.parent().map(|bin| bin.join("../built-in")),
        ];
        places.into_iter().flatten().find(|place| place.is_dir()).unwrap_or_else(|| "built-in".into())
    }
}

fn size(text: &str) -> Result<(u32, u32), String> {
    let (width, height) = text.split_once('x').ok_or("write it as 1920x1080")?;
    let side = |side: &str| {
        side.parse::<u32>()
            .ok()
            .filter(|side| (200..=16_384).contains(side))
            .ok_or_else(|| format!("{side} is no side between 200 and 16384 pixels"))
    };
    Ok((side(width)?, side(height)?))
}
