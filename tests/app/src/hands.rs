//! Fingers on the glass, a mouse that was left plugged in, and keys: what the X server takes for real.

use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::xproto::ConnectionExt as _;
use x11rb::protocol::xtest::ConnectionExt as _;

use crate::display::{Display, DisplayError};
use crate::picture::Point;

const KEY_PRESS: u8 = 2;
const KEY_RELEASE: u8 = 3;
const BUTTON_PRESS: u8 = 4;
const BUTTON_RELEASE: u8 = 5;
const MOTION: u8 = 6;

/// How often a touchscreen tells where a finger is.
const REPORT: Duration = Duration::from_millis(8);

impl Display {
    /// Puts a finger down. X has the press when this returns.
    pub fn press(&self, at: Point) -> Result<(), DisplayError> {
        self.feign(MOTION, 0, at)?;
        self.feign(BUTTON_PRESS, 1, at)?;
        self.arrived()
    }

    /// Takes the finger off.
    pub fn release(&self) -> Result<(), DisplayError> {
        self.feign(BUTTON_RELEASE, 1, Point { x: 0, y: 0 })?;
        self.arrived()
    }

    /// Touches the glass once.
    pub fn tap(&self, at: Point) -> Result<(), DisplayError> {
        self.press(at)?;
        self.release()
    }

    /// Touches the glass twice in one place, as fast as it goes: on a busy machine two single touches may lie too far
    /// apart to be one double touch.
    pub fn tap_twice(&self, at: Point) -> Result<(), DisplayError> {
        self.feign(MOTION, 0, at)?;
        for kind in [BUTTON_PRESS, BUTTON_RELEASE, BUTTON_PRESS, BUTTON_RELEASE] {
            self.feign(kind, 1, at)?;
        }
        self.arrived()
    }

    /// Clicks with the right button, as a mouse does that was left plugged in.
    pub fn right_click(&self, at: Point) -> Result<(), DisplayError> {
        self.feign(MOTION, 0, at)?;
        self.feign(BUTTON_PRESS, 3, at)?;
        self.feign(BUTTON_RELEASE, 3, at)?;
        self.arrived()
    }

    /// Drags from one place to another, in as many steps as a slow finger would.
    pub fn drag(&self, from: Point, to: Point) -> Result<(), DisplayError> {
        const STEPS: i32 = 20;
        self.press(from)?;
        for step in 1..=STEPS {
            let along = |a: i32, b: i32| a + (b - a) * step / STEPS;
            self.point_at(Point { x: along(from.x, to.x), y: along(from.y, to.y) })?;
        }
        self.feign(BUTTON_RELEASE, 1, to)?;
        self.arrived()
    }

    /// Draws a finger over the glass in `time` and takes it off while it moves, as one throws something wide.
    pub fn swipe(&self, from: Point, to: Point, time: Duration) -> Result<(), DisplayError> {
        self.press(from)?;
        self.carry(from, to, time)?;
        self.feign(BUTTON_RELEASE, 1, to)?;
        self.arrived()
    }

    /// Moves the finger that is down from one place to another in `time`, at an even pace, and tells where it is as
    /// often as touchscreens do.
    pub fn carry(&self, from: Point, to: Point, time: Duration) -> Result<(), DisplayError> {
        let began = Instant::now();
        let along = |a: i32, b: i32, share: f64| a + (f64::from(b - a) * share).round() as i32;
        loop {
            std::thread::sleep(REPORT);
            let share = (began.elapsed().as_secs_f64() / time.as_secs_f64()).min(1.0);
            self.point_at(Point { x: along(from.x, to.x, share), y: along(from.y, to.y, share) })?;
            if share >= 1.0 {
                return Ok(());
            }
        }
    }

    /// Moves the pointer without touching.
    pub fn point_at(&self, at: Point) -> Result<(), DisplayError> {
        self.feign(MOTION, 0, at)?;
        self.arrived()
    }

    /// Presses the keys of these X keysyms together, in this order.
    pub fn keys(&self, symbols: &[u32]) -> Result<(), DisplayError> {
        let codes: Vec<u8> = symbols.iter().map(|&symbol| self.key_code(symbol)).collect::<Result<_, _>>()?;
        for &code in &codes {
            self.feign(KEY_PRESS, code, Point { x: 0, y: 0 })?;
        }
        for &code in codes.iter().rev() {
            self.feign(KEY_RELEASE, code, Point { x: 0, y: 0 })?;
        }
        self.arrived()
    }

    fn feign(&self, kind: u8, detail: u8, at: Point) -> Result<(), DisplayError> {
        let (x, y) = (at.x as i16, at.y as i16);
        self.connection.xtest_fake_input(kind, detail, 0, self.root, x, y, 0)?;
        Ok(())
    }

    fn arrived(&self) -> Result<(), DisplayError> {
        self.connection.get_input_focus()?.reply()?;
        Ok(())
    }

    fn key_code(&self, symbol: u32) -> Result<u8, DisplayError> {
        let setup = self.connection.setup();
        let (first, last) = (setup.min_keycode, setup.max_keycode);
        let mapping = self.connection.get_keyboard_mapping(first, last - first + 1)?.reply()?;
        let per_key = usize::from(mapping.keysyms_per_keycode).max(1);
        mapping
            .keysyms
            .iter()
            .position(|&found| found == symbol)
            .and_then(|index| u8::try_from(index / per_key).ok())
            .and_then(|offset| first.checked_add(offset))
            .ok_or(DisplayError::Key { symbol })
    }
}
