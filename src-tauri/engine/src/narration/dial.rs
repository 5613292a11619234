//! When a sample is at the loudspeaker, from what the device says of its latency.

use std::time::{Duration, Instant};

/// A device that claims more than this is not believed.
const MOST: Duration = Duration::from_secs(2);
/// Measured and expected time are taken for the same while they are this near.
const NEAR: Duration = Duration::from_millis(30);
/// The part of a small difference that is made up at each buffer.
const PART: u32 = 8;

/// Follows the times a device gives for its buffers. Buffers follow each other without a gap, so small differences
/// are noise and evened out; a large one is a gap, and the device is right.
#[derive(Debug, Default)]
pub struct Dial {
    next: Option<Instant>,
}

impl Dial {
    /// When the first frame of a buffer is at the loudspeaker: asked for at `now`, `latency` told by the device, and
    /// the buffer lasting so long.
    pub fn place(&mut self, now: Instant, latency: Duration, lasts: Duration) -> Instant {
        let measured = now + latency.min(MOST);
        let at = match self.next {
            Some(next) if measured > next && measured - next < NEAR => next + (measured - next) / PART,
            Some(next) if measured <= next && next - measured < NEAR => {
                measured + (next - measured) * (PART - 1) / PART
            }
            _ => measured,
        };
        self.next = Some(at + lasts);
        at
    }
}
