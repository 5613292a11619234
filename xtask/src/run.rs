//! Shows the exhibit as visitors see it.

use std::process::Command;

use clap::Args;

use crate::error::TaskError;
use crate::programs::{self, Product};
use crate::step;
use crate::tree::Tree;

/// How to show it.
#[derive(Args, Clone, Debug)]
pub struct Options {
    #[command(flatten)]
    programs: programs::Options,
    /// A window of this size instead of the whole screen.
    #[arg(long, value_name = "WIDTHxHEIGHT")]
    windowed: Option<String>,
    /// Without a display: the size of the one that is started.
    #[cfg(target_os = "linux")]
    #[arg(long, value_name = "WIDTHxHEIGHT", default_value = "1920x1080")]
    screen: rig::Screen,
    /// Without a display: end when the picture is taken.
    #[cfg(target_os = "linux")]
    #[arg(long)]
    once: bool,
}

/// Builds what is to be shown and shows it: on the display where there is one, else in a room of its own.
pub fn run(tree: &Tree, options: &Options) -> Result<(), TaskError> {
    #[cfg(target_os = "linux")]
    let headless = ["DISPLAY", "WAYLAND_DISPLAY"].iter().all(|key| std::env::var_os(key).is_none_or(|v| v.is_empty()));
    #[cfg(target_os = "linux")]
    if headless {
        use crate::packages::{self, Purpose};
        packages::ensure(&[Purpose::Build, Purpose::Room])?;
    }
    let built = programs::build(tree, options.programs)?;
    #[cfg(target_os = "linux")]
    if headless {
        return without_display(tree, options, &built);
    }
    on_display(options, &built)
}

fn on_display(options: &Options, built: &Product) -> Result<(), TaskError> {
    let mut command = Command::new(&built.kiosk);
    command.arg("--built-in").arg(&built.built_in);
    if let Some(size) = &options.windowed {
        command.args(["--windowed", size]);
    } else {
        eprintln!("The kiosk fills the screen and has no way out; Ctrl-C here ends it.");
    }
    step::run(&mut command)
}

#[cfg(target_os = "linux")]
fn without_display(tree: &Tree, options: &Options, built: &Product) -> Result<(), TaskError> {
    use std::sync::mpsc;

    let (stop, stopped) = mpsc::channel();
    ctrlc::set_handler(move || {
        let _ = stop.send(());
    })
    .map_err(TaskError::app)?;
    eprintln!("There is no display here, so the kiosk gets one of its own, {}.", options.screen);
    let room = rig::Room::open(options.screen, rig::Sound::Loudspeaker).map_err(TaskError::app)?;
    let programs = rig::Programs { kiosk: built.kiosk.clone(), built_in: built.built_in.clone() };
    let kiosk = rig::Kiosk::start(&room, &programs).map_err(TaskError::app)?;
    rig::Visitor::new(room.display(), kiosk.page()).sees("attract").map_err(TaskError::app)?;
    kiosk.page().drawn().map_err(TaskError::app)?;
    let picture = tree.target().join("run.png");
    room.display().picture().and_then(|seen| seen.save(&picture)).map_err(TaskError::app)?;
    println!("It shows the attract screen: {}", picture.display());
    if !options.once {
        println!("It runs on display {} until Ctrl-C.", room.display().name());
        let _ = stopped.recv();
    }
    Ok(())
}
