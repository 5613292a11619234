//! Pictures of every screen of a visitor, in every language and orientation, and of the calibration's first step, from
//! the real application.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::Args;
use rig::{
    Damage, DisplayError, Kiosk, Programs, Room, Screen, Sound, VisitError, Visitor, control, shows_calibration,
};

use crate::error::TaskError;
use crate::packages::{self, Purpose};
use crate::programs;
use crate::tree::Tree;

/// Sizes of screens that kiosks have, lying and standing.
const ALL: &[Screen] = &[
    Screen { width: 1280, height: 720 },
    Screen { width: 720, height: 1280 },
    Screen::LANDSCAPE,
    Screen::PORTRAIT,
    Screen { width: 3840, height: 2160 },
    Screen { width: 2160, height: 3840 },
];

/// The sentence that the pictures of a narration mark.
const MARKED: usize = 4;

/// The shortest time before the warning that the settings allow, and the longest after it.
const IMPATIENT: &str = "idle_seconds = 20\nwarning_seconds = 120\n";

/// The warning comes after what is on the screen could have been read.
const WARNED_WITHIN: Duration = Duration::from_secs(600);

/// Long enough for a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// A window that has not drawn for so long has drawn all it has; less than a caret rests between two blinks.
const STILL: Duration = Duration::from_millis(300);

/// What to take pictures of.
#[derive(Args, Clone, Debug)]
pub struct Options {
    /// Folder for the pictures.
    out: PathBuf,
    /// `all`, or sizes such as 1920x1080,1080x1920.
    #[arg(long, value_name = "SIZES", default_value = "1920x1080,1080x1920", value_parser = sizes)]
    sizes: Sizes,
    /// In high contrast.
    #[arg(long)]
    contrast: bool,
    /// With every control in the lower part.
    #[arg(long)]
    low: bool,
    /// Steps that the text is larger than usual, 0 to 2.
    #[arg(long, value_name = "STEPS", default_value_t = 0, value_parser = clap::value_parser!(u8).range(0..=2))]
    text: u8,
    /// Product as it is installed.
    #[command(flatten)]
    programs: programs::Options,
}

#[derive(Clone, Debug)]
struct Sizes(Vec<Screen>);

fn sizes(text: &str) -> Result<Sizes, String> {
    if text == "all" {
        return Ok(Sizes(ALL.to_vec()));
    }
    text.split(',').map(str::parse).collect::<Result<_, _>>().map(Sizes)
}

/// Takes the pictures, one visit a screen size.
pub fn shots(tree: &Tree, options: &Options) -> Result<(), TaskError> {
    packages::ensure(&[Purpose::Build, Purpose::Room])?;
    let built = programs::build(tree, options.programs)?;
    let programs = Programs { kiosk: built.kiosk, built_in: built.built_in };
    std::fs::create_dir_all(&options.out).map_err(TaskError::file(&options.out))?;
    for &screen in &options.sizes.0 {
        let room = Room::open(screen, Sound::Loudspeaker).map_err(TaskError::app)?;
        let kiosk = Kiosk::start(&room, &programs).map_err(TaskError::app)?;
        let tour = Tour { options, kiosk: &kiosk, room: &room };
        tour.take().map_err(TaskError::app)?;
        drop(kiosk);
        room.settle(IMPATIENT).map_err(TaskError::app)?;
        let kiosk = Kiosk::start(&room, &programs).map_err(TaskError::app)?;
        Tour { options, kiosk: &kiosk, room: &room }.wait().map_err(TaskError::app)?;
        drop(kiosk);
        clear(&room).map_err(TaskError::app)?;
        let _calibration = Kiosk::start_calibration(&room, &programs).map_err(TaskError::app)?;
        calibration(options, &room).map_err(TaskError::app)?;
    }
    Ok(())
}

/// Until the paper of the kiosk before is gone, which would pass for the calibration's card.
fn clear(room: &Room) -> Result<(), DisplayError> {
    if room.display().comes_to_show(|picture| !shows_calibration(picture), PATIENCE)? {
        return Ok(());
    }
    Err(DisplayError::Silent { what: "a glass without paper".to_owned(), seconds: PATIENCE.as_secs() })
}

/// The calibration, whose window is not under automation: what is seen of it is its card, until nothing else comes.
fn calibration(options: &Options, room: &Room) -> Result<(), DisplayError> {
    let display = room.display();
    let damage = Damage::watch(display.name())?;
    let silent = || DisplayError::Silent { what: "the calibration".to_owned(), seconds: PATIENCE.as_secs() };
    if !display.comes_to_show(shows_calibration, PATIENCE)? {
        return Err(silent());
    }
    let deadline = Instant::now() + PATIENCE;
    while damage.next(Instant::now() + STILL)?.is_some() {
        if Instant::now() > deadline {
            return Err(silent());
        }
    }
    let path = options.out.join(format!("{}-calibration.png", display.screen()));
    display.picture()?.save(&path)?;
    println!("{}", path.display());
    Ok(())
}

struct Tour<'a> {
    options: &'a Options,
    kiosk: &'a Kiosk,
    room: &'a Room,
}

impl Tour<'_> {
    fn take(&self) -> Result<(), VisitError> {
        let (visitor, page) = (self.visitor(), self.kiosk.page());
        visitor.sees("attract")?;
        self.picture("attract")?;
        visitor.tap_anywhere()?;
        visitor.sees("home")?;
        self.set_reading_aids()?;
        let languages = self.languages()?;
        let entrances: Vec<String> = page.value(
            "[...new Set([...document.querySelectorAll('[data-control^=\"enter\"]')]\
             .map((element) => element.dataset.control))]",
        )?;
        for language in &languages {
            self.speak(language)?;
            self.picture(&format!("home-{language}"))?;
            for entrance in &entrances {
                // A lone section has no name on its entrance.
                let section = entrance.strip_prefix("enter-").unwrap_or("section");
                visitor.tap(entrance)?;
                visitor.sees("section")?;
                self.picture(&format!("{section}-{language}"))?;
                if page.value(&format!("!!document.querySelector('{}')", control("play")))? {
                    visitor.tap_sentence(MARKED)?;
                    page.until(&format!("document.querySelector('[data-sentence=\"{MARKED}\"][aria-current]')"))?;
                    self.picture(&format!("{section}-{language}-read-aloud"))?;
                    visitor.tap("pause")?;
                }
                visitor.tap("home")?;
                visitor.sees("home")?;
            }
            visitor.tap("credits")?;
            visitor.sees("credits")?;
            self.picture(&format!("credits-{language}"))?;
            visitor.tap("home")?;
            visitor.sees("home")?;
        }
        Ok(())
    }

    /// The warning that nobody is there, in every language.
    fn wait(&self) -> Result<(), VisitError> {
        let (visitor, page) = (self.visitor(), self.kiosk.page());
        visitor.sees("attract")?;
        visitor.tap_anywhere()?;
        visitor.sees("home")?;
        self.set_reading_aids()?;
        for language in self.languages()? {
            self.speak(&language)?;
            page.until_within("document.querySelector('[data-warning]')", WARNED_WITHIN)?;
            self.picture(&format!("warning-{language}"))?;
            visitor.tap_anywhere()?;
            page.until("!document.querySelector('[data-warning]')")?;
        }
        Ok(())
    }

    fn languages(&self) -> Result<Vec<String>, VisitError> {
        Ok(self.kiosk.page().value(
            "[...new Set([...document.querySelectorAll('[data-control^=\"language-\"]')]\
             .map((element) => element.dataset.control.slice(9)))]",
        )?)
    }

    fn visitor(&self) -> Visitor<'_> {
        Visitor::new(self.room.display(), self.kiosk.page())
    }

    fn set_reading_aids(&self) -> Result<(), VisitError> {
        let visitor = self.visitor();
        for _ in 0..self.options.text {
            visitor.tap("size")?;
        }
        for (wanted, name) in [(self.options.contrast, "contrast"), (self.options.low, "low")] {
            if wanted {
                visitor.tap(name)?;
            }
        }
        Ok(())
    }

    /// Changes the language by its control, where it is not the one already.
    fn speak(&self, language: &str) -> Result<(), VisitError> {
        let page = self.kiosk.page();
        if page.value::<String>("document.documentElement.lang")? != language {
            self.visitor().tap(&format!("language-{language}"))?;
            page.until(&format!("document.documentElement.lang === '{language}'"))?;
        }
        Ok(())
    }

    fn picture(&self, name: &str) -> Result<(), VisitError> {
        self.kiosk.page().drawn()?;
        let path = self.file(name);
        self.room.display().picture()?.save(&path)?;
        println!("{}", path.display());
        Ok(())
    }

    fn file(&self, name: &str) -> PathBuf {
        let screen = self.room.display().screen();
        let contrast = if self.options.contrast { "-contrast" } else { "" };
        let low = if self.options.low { "-low" } else { "" };
        let text = ["", "-larger", "-largest"][usize::from(self.options.text.min(2))];
        Path::new(&self.options.out).join(format!("{screen}-{name}{text}{contrast}{low}.png"))
    }
}
