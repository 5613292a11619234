//! Somebody at the kiosk: taps what can be touched, sees which screen it is.

use std::time::Duration;

use thiserror::Error;

use crate::display::{Display, DisplayError};
use crate::page::{Page, PageError};
use crate::picture::{Point, Rect};

/// A screen of which one colour has this share shows nothing: ours have at most 0.63, an empty window has 1.
const BLANK: f64 = 0.9;

/// How long what was drawn may be on its way to the glass.
const PATIENCE: Duration = Duration::from_secs(10);

/// Why a visitor could not do something.
#[derive(Debug, Error)]
pub enum VisitError {
    /// The page did not show it.
    #[error(transparent)]
    Page(#[from] PageError),
    /// The screen did not take the touch.
    #[error(transparent)]
    Display(#[from] DisplayError),
    /// The page has the screen, and the glass does not show it.
    #[error("the page has the screen {screen}, and {percent:.0} % of the glass has one colour")]
    Blank {
        /// The screen.
        screen: String,
        /// Share of the glass that has its most frequent colour.
        percent: f64,
    },
}

/// A visitor at a kiosk's screen.
#[derive(Clone, Copy, Debug)]
pub struct Visitor<'a> {
    display: &'a Display,
    page: &'a Page,
}

impl<'a> Visitor<'a> {
    /// Steps up to a screen.
    pub fn new(display: &'a Display, page: &'a Page) -> Self {
        Self { display, page }
    }

    /// Touches the control `name` where it lies.
    pub fn tap(&self, name: &str) -> Result<(), VisitError> {
        let place = self.page.reach(&control(name))?;
        Ok(self.display.tap(place.centre())?)
    }

    /// Touches the control `name`, after moving what it stands on so that it can be seen.
    pub fn find(&self, name: &str) -> Result<(), VisitError> {
        let place = self.page.bring(&control(name))?;
        Ok(self.display.tap(place.centre())?)
    }

    /// Touches the first control `name` that can be seen, and gives the words that stand on it.
    pub fn pick(&self, name: &str) -> Result<String, VisitError> {
        let at = self.page.reach(&control(name))?.centre();
        let words = self.page.value(&format!(
            "document.elementFromPoint({} / devicePixelRatio, {} / devicePixelRatio)\
             .closest('[data-control]').textContent",
            at.x, at.y
        ))?;
        self.display.tap(at)?;
        Ok(words)
    }

    /// Draws a finger in `time` over what `selector` names, from one share of its width to another, 0 to 1 each, and
    /// takes it off while it moves.
    pub fn swipe(&self, selector: &str, (from, to): (f64, f64), time: Duration) -> Result<(), VisitError> {
        let place = self.page.reach(selector)?;
        let at =
            |share: f64| Point { x: (f64::from(place.x) + f64::from(place.width) * share) as i32, y: place.centre().y };
        Ok(self.display.swipe(at(from), at(to), time)?)
    }

    /// Touches the sentence of this number, after moving the text so that it can be seen.
    pub fn tap_sentence(&self, index: usize) -> Result<(), VisitError> {
        let place = self.page.bring(&sentence(index))?;
        // The first line of a sentence that runs over several.
        Ok(self.display.tap(place.centre())?)
    }

    /// Touches the middle of the screen.
    pub fn tap_anywhere(&self) -> Result<(), VisitError> {
        let screen = self.display.screen();
        let whole = Rect { x: 0, y: 0, width: screen.width.into(), height: screen.height.into() };
        Ok(self.display.tap(whole.centre())?)
    }

    /// Waits until the page has this screen and the glass shows something of it.
    pub fn sees(&self, screen: &str) -> Result<(), VisitError> {
        self.sees_within(screen, PATIENCE)
    }

    /// The same, where the glass has this long to show it.
    pub fn sees_within(&self, screen: &str, patience: Duration) -> Result<(), VisitError> {
        self.page.until(&format!("document.querySelector('[data-screen=\"{screen}\"]')"))?;
        self.page.drawn()?;
        if self.display.comes_to_show(|picture| picture.emptiness() < BLANK, patience)? {
            return Ok(());
        }
        let percent = self.display.picture()?.emptiness() * 100.0;
        Err(VisitError::Blank { screen: screen.to_owned(), percent })
    }
}

/// The selector of a control.
pub fn control(name: &str) -> String {
    format!("[data-control=\"{name}\"]")
}

/// The selector of a sentence.
pub fn sentence(index: usize) -> String {
    format!("[data-sentence=\"{index}\"]")
}
