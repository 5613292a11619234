//! The page in the kiosk's window, asked through WebDriver.

use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thiserror::Error;

use crate::picture::Rect;
use crate::webdriver::{WebDriver, WebDriverError};

/// How long a page may take for what it is asked, on a machine that is building something else meanwhile.
const PATIENCE: Duration = Duration::from_secs(60);

/// Why a page did not show what was expected.
#[derive(Debug, Error)]
pub enum PageError {
    /// It could not be asked.
    #[error(transparent)]
    WebDriver(#[from] WebDriverError),
    /// What was waited for did not come.
    #[error("within {seconds} s it did not become true that {condition}; the page: {page}")]
    Never {
        /// The condition.
        condition: String,
        /// How long.
        seconds: u64,
        /// What the page said of itself instead.
        page: String,
    },
}

/// The page of the visitor window.
#[derive(Debug)]
pub struct Page {
    driver: WebDriver,
}

/// Awaits the expression CONDITION: whatever changes in the document or on the way to the next picture is looked at,
/// so that nothing is missed that lasts for one picture. The expression is part of the script, for a page under our
/// content security policy makes no functions from text.
const UNTIL: &str = r"
const [patience, done] = arguments;
const holds = () => (CONDITION);
let over = false;
const finish = (value) => { if (!over) { over = true; observer.disconnect(); done(value); } };
const look = () => {
  if (over) return;
  let value = null;
  try { value = holds(); } catch (error) { value = null; }
  if (value) finish({ value });
};
const observer = new MutationObserver(look);
observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
const tick = () => { look(); if (!over) requestAnimationFrame(tick); };
setTimeout(() => finish(null), patience);
tick();
";

/// The first element of a selector that a finger can reach, once it has come to rest: its rectangle in CSS pixels.
const REACH: &str = r"
const [selector, bring, patience, done] = arguments;
const end = performance.now() + patience;
let last = '';
let still = 0;
let why = 'there is none';
const reachable = () => {
  why = 'there is none';
  for (const element of document.querySelectorAll(selector)) {
    if (bring) element.scrollIntoView({ block: 'center', behavior: 'instant' });
    for (const box of element.getClientRects()) {
      const x = box.x + box.width / 2, y = box.y + box.height / 2;
      if (box.width < 1 || box.height < 1) { why = 'it has no size'; continue; }
      const top = document.elementFromPoint(x, y);
      if (!top) { why = 'it lies outside the screen'; continue; }
      if (!element.contains(top)) { why = 'it lies under ' + top.outerHTML.slice(0, 120); continue; }
      return [box.x, box.y, box.width, box.height, devicePixelRatio];
    }
  }
  return null;
};
const tick = () => {
  const box = reachable();
  const now = JSON.stringify(box);
  still = box && now === last ? still + 1 : 0;
  last = now;
  if (still >= 2) done({ box });
  else if (performance.now() > end) done({ why });
  else requestAnimationFrame(tick);
};
tick();
";

/// Until fonts and pictures are there, whatever moves once has come to rest, and the result was drawn.
const DRAWN: &str = r"
const done = arguments[0];
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
// What is loaded only when it comes near is not awaited before.
const awaited = (image) => {
  const { top, right, bottom, left } = image.getBoundingClientRect();
  return image.loading !== 'lazy' || (bottom > 0 && right > 0 && top < innerHeight && left < innerWidth);
};
const ends = (animation) => animation.effect?.getComputedTiming().endTime !== Infinity;
(async () => {
  await frame();
  // The rules of the faces come after attract.
  while (![...document.fonts].some(({ family }) => family.includes('Noto Sans SC Variable'))) await frame();
  await document.fonts.ready;
  await Promise.allSettled([...document.images].filter(awaited).map((image) => image.decode()));
  await Promise.allSettled(document.getAnimations().filter(ends).map((animation) => animation.finished));
  for (let count = 0; count < 3; count += 1) await frame();
  done(true);
})();
";

impl Page {
    pub(crate) fn new(driver: WebDriver) -> Self {
        Self { driver }
    }

    /// See [`WebDriver::id`].
    pub(crate) fn driver(&self) -> u32 {
        self.driver.id()
    }

    /// The value of a JavaScript expression in the page.
    pub fn value<T: DeserializeOwned>(&self, expression: &str) -> Result<T, PageError> {
        let value = self.driver.execute(&format!("return ({expression});"), &[])?;
        Ok(serde_json::from_value(value).map_err(WebDriverError::from)?)
    }

    /// Runs statements in the page.
    pub fn run(&self, statements: &str) -> Result<(), PageError> {
        self.driver.execute(statements, &[])?;
        Ok(())
    }

    /// Waits until a JavaScript expression is true, and gives its value.
    pub fn until(&self, condition: &str) -> Result<Value, PageError> {
        self.until_within(condition, PATIENCE)
    }

    /// Waits at most `patience` until a JavaScript expression is true, and gives its value.
    pub fn until_within(&self, condition: &str, patience: Duration) -> Result<Value, PageError> {
        let deadline = Instant::now() + patience;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let arguments = [json!(left.as_millis() as u64)];
            match self.driver.await_script(&UNTIL.replace("CONDITION", condition), &arguments) {
                Ok(mut answer) if !answer["value"].is_null() => return Ok(answer["value"].take()),
                Ok(_) => return Err(self.never(condition, patience)),
                // A page that opens anew takes the script with it.
                Err(WebDriverError::Refused { .. }) if !left.is_zero() => {
                    std::thread::sleep(Duration::from_millis(50));
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Where on the glass the first element of `selector` lies that a finger can reach: not covered, at rest.
    pub fn reach(&self, selector: &str) -> Result<Rect, PageError> {
        self.find(selector, false)
    }

    /// Like [`Page::reach`], after scrolling it to where it can be seen.
    pub fn bring(&self, selector: &str) -> Result<Rect, PageError> {
        self.find(selector, true)
    }

    /// Waits until what is to be seen is drawn: fonts, pictures, and the end of whatever moves once.
    pub fn drawn(&self) -> Result<(), PageError> {
        self.driver.await_script(DRAWN, &[])?;
        Ok(())
    }

    fn find(&self, selector: &str, bring: bool) -> Result<Rect, PageError> {
        let arguments = [json!(selector), json!(bring), json!(PATIENCE.as_millis() as u64)];
        let answer = self.driver.await_script(REACH, &arguments)?;
        let Ok([x, y, width, height, ratio]) = serde_json::from_value::<[f64; 5]>(answer["box"].clone()) else {
            let why = answer["why"].as_str().unwrap_or("it never came to rest");
            return Err(self.never(&format!("{selector} can be touched ({why})"), PATIENCE));
        };
        Ok(Rect {
            x: (x * ratio).max(0.0) as u32,
            y: (y * ratio).max(0.0) as u32,
            width: (width * ratio).round() as u32,
            height: (height * ratio).round() as u32,
        })
    }

    fn never(&self, condition: &str, patience: Duration) -> PageError {
        let page = self
            .value::<String>(
                "[...document.querySelectorAll('[data-screen],[data-warning],[aria-current]')]\
                 .map((e) => e.cloneNode(false).outerHTML).join(' ') || document.body.innerText.slice(0, 400)",
            )
            .unwrap_or_else(|error| error.to_string());
        PageError::Never {
            condition: condition.to_owned(),
            seconds: patience.as_secs(),
            page: format!("{page}\n{}", self.driver.log_tail()),
        }
    }
}
