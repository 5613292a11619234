//! A visit that comes by every screen and takes its picture.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rig::{Kiosk, Point, Room, VisitError, Visitor, control};

use super::Options;

/// The sentence that the pictures of a narration mark.
const MARKED: usize = 4;

/// What is looked for in a language; in any other, the first.
const TYPED: [(&str, &str); 2] = [("en", "steel"), ("zh-Hans", "gang")];

/// The warning comes after what is on the screen could have been read.
const WARNED_WITHIN: Duration = Duration::from_secs(600);

pub(super) struct Tour<'a> {
    pub options: &'a Options,
    pub kiosk: &'a Kiosk,
    pub room: &'a Room,
}

impl Tour<'_> {
    /// Every screen but the warning.
    pub fn take(&self) -> Result<(), VisitError> {
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
                visitor.find(entrance)?;
                visitor.sees("section")?;
                self.section(&format!("{section}-{language}"))?;
                self.go_home()?;
            }
            if self.has("search")? {
                self.search(language)?;
                self.go_home()?;
            }
            visitor.tap("credits")?;
            visitor.sees("credits")?;
            self.picture(&format!("credits-{language}"))?;
            self.go_home()?;
        }
        Ok(())
    }

    /// A section, by what it shows.
    fn section(&self, name: &str) -> Result<(), VisitError> {
        let (visitor, page) = (self.visitor(), self.kiosk.page());
        self.picture(name)?;
        if page.value("!!document.querySelector('[data-entry]')")? {
            self.timeline(name)
        } else if self.has("play")? {
            visitor.tap_sentence(MARKED)?;
            page.until(&format!("document.querySelector('[data-sentence=\"{MARKED}\"][aria-current]')"))?;
            self.picture(&format!("{name}-read-aloud"))?;
            visitor.tap("pause")
        } else if self.has("item")? {
            visitor.find("item")?;
            page.until(&format!("document.querySelector('{}, {}')", control("close"), control("back")))?;
            self.picture(&format!("{name}-item"))?;
            visitor.tap(if self.has("close")? { "close" } else { "back" })
        } else {
            Ok(())
        }
    }

    /// A timeline: along its length, the choice of tags where it has to be opened, an event, a picture of it, an era.
    fn timeline(&self, name: &str) -> Result<(), VisitError> {
        let (visitor, page, display) = (self.visitor(), self.kiosk.page(), self.room.display());
        let whole = page.reach(&control("scrubber"))?;
        let along = format!("document.querySelector('{}').getAttribute('aria-valuenow')", control("scrubber"));
        let longer: bool =
            page.value("((reel) => reel.scrollWidth > reel.clientWidth)(document.querySelector('.reel'))")?;
        for (place, share) in [("middle", 50), ("end", 99), ("beginning", 1)].into_iter().filter(|_| longer) {
            let at = Point { x: (whole.x + whole.width * share / 100).cast_signed(), y: whole.centre().y };
            let before: String = page.value(&along)?;
            display.tap(at)?;
            // The touch is still on its way while nothing moves and the place is the one before.
            page.until(&format!("{along} !== '{before}' && !document.querySelector('[data-moving]')"))?;
            if share > 1 {
                self.picture(&format!("{name}-{place}"))?;
            }
        }
        if self.has("filter")? {
            visitor.tap("filter")?;
            self.picture(&format!("{name}-filter"))?;
            visitor.tap("filter")?;
        }
        visitor.find("item")?;
        page.reach(&control("close"))?;
        self.picture(&format!("{name}-event"))?;
        if self.has("enlarge")? {
            visitor.find("enlarge")?;
            page.reach("[role=\"dialog\"]")?;
            self.picture(&format!("{name}-event-enlarged"))?;
            visitor.tap("close")?;
            page.until("!document.querySelector('[role=\"dialog\"]')")?;
        }
        visitor.tap("close")?;
        page.until("document.querySelector('[data-entry]')")?;
        if self.has("era")? {
            visitor.find("era")?;
            page.reach(&control("close"))?;
            self.picture(&format!("{name}-era"))?;
        }
        Ok(())
    }

    /// The search before anything was typed, and what a word finds.
    fn search(&self, language: &str) -> Result<(), VisitError> {
        let (visitor, page) = (self.visitor(), self.kiosk.page());
        visitor.tap("search")?;
        visitor.sees("search")?;
        self.picture(&format!("search-{language}"))?;
        let (_, word) = TYPED.iter().find(|(tag, _)| *tag == language).unwrap_or(&TYPED[0]);
        for letter in word.chars() {
            let key = format!("key-{letter}");
            page.until(&format!("document.querySelector('{}:not([aria-disabled])')", control(&key)))?;
            visitor.tap(&key)?;
        }
        page.until(&format!("document.querySelector('{}')", control("result")))?;
        self.picture(&format!("search-{language}-found"))?;
        visitor.tap("clear")
    }

    fn go_home(&self) -> Result<(), VisitError> {
        self.visitor().tap("home")?;
        self.visitor().sees("home")
    }

    fn has(&self, name: &str) -> Result<bool, VisitError> {
        Ok(self.kiosk.page().value(&format!("!!document.querySelector('{}')", control(name)))?)
    }

    /// The warning that nobody is there, in every language.
    pub fn wait(&self) -> Result<(), VisitError> {
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
