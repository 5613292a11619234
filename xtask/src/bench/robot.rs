//! A visitor that touches anything, anywhere.

use std::time::Duration;

use rig::{Display, DisplayError, Point};

/// Between two touches: faster than anybody's finger.
const PAUSE: Duration = Duration::from_millis(30);

/// Touches the same places in the same order every time. The numbers are those of Marsaglia's xorshift64.
pub(super) struct Robot(u64);

impl Default for Robot {
    fn default() -> Self {
        Self(70)
    }
}

impl Robot {
    fn number(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below another one.
    pub(super) fn below(&mut self, bound: u32) -> u32 {
        (self.number() % u64::from(bound.max(1))) as u32
    }

    /// Touches the glass so many times.
    pub(super) fn touch(&mut self, display: &Display, times: usize) -> Result<(), DisplayError> {
        let screen = display.screen();
        for _ in 0..times {
            let (x, y) = (self.below(screen.width.into()), self.below(screen.height.into()));
            display.tap(Point { x: x.cast_signed(), y: y.cast_signed() })?;
            std::thread::sleep(PAUSE);
        }
        Ok(())
    }
}
