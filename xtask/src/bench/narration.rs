//! From a tap on a sentence to its first sample at the sink; and what is marked against the sample that is played.

use std::time::Duration;

use rig::{Kiosk, Narration, Page, Programs, Recording, Room, Screen, Sound, Visitor, now_ms};

use super::{Figure, quantile};
use crate::error::TaskError;
use crate::tree::Tree;

const TAP_BOUND_MS: f64 = 120.0;
const MARK_BOUND_MS: f64 = 60.0;
const PATIENCE: Duration = Duration::from_secs(60);
const SILENCE: f32 = 0.002;
/// A second is enough to know where in the narration it is.
const LISTEN_MS: f64 = 1_000.0;
/// What is heard must be at least this like the narration.
const LIKE: f32 = 0.8;
/// Longer than any pause of the narration's own.
const PAUSE: Duration = Duration::from_millis(1500);
/// How long the marks are watched.
const READ_MS: f64 = 60_000.0;

pub(super) fn measure(tree: &Tree, programs: &Programs, runs: usize) -> Result<(), TaskError> {
    let message = tree.exhibition().join("message");
    for tag in ["en", "zh-Hans"] {
        let narration = Narration::read(&message, tag).map_err(TaskError::app)?;
        let mut room = Room::open(Screen::LANDSCAPE, Sound::Loudspeaker).map_err(TaskError::app)?;
        let recording = room.loudspeaker().record().map_err(TaskError::app)?;
        let kiosk = Kiosk::start(&room, programs).map_err(TaskError::app)?;
        let bench = Bench { kiosk: &kiosk, room: &room, recording: &recording, narration: &narration, tag };
        bench.open()?;
        bench.taps(runs)?;
        bench.marks()?;
    }
    Ok(())
}

struct Bench<'a> {
    kiosk: &'a Kiosk,
    room: &'a Room,
    recording: &'a Recording,
    narration: &'a Narration,
    tag: &'static str,
}

impl Bench<'_> {
    fn open(&self) -> Result<(), TaskError> {
        let (visitor, page) = (self.visitor(), self.page());
        let open = || {
            visitor.tap_anywhere()?;
            visitor.sees("home")?;
            if page.value::<String>("document.documentElement.lang")? != self.tag {
                visitor.tap(&format!("language-{}", self.tag))?;
            }
            visitor.find("enter-message")?;
            visitor.sees("section")?;
            page.drawn()?;
            Ok::<(), rig::VisitError>(())
        };
        open().map_err(TaskError::app)
    }

    fn taps(&self, runs: usize) -> Result<(), TaskError> {
        let (mut times, mut unheard) = (Vec::new(), 0);
        // Sentences long enough to be recognised by a second of them.
        let long: Vec<usize> = (0..self.narration.cues.len())
            .filter(|&index| self.narration.cues[index].1 - self.narration.cues[index].0 > 2.0 * LISTEN_MS)
            .collect();
        for run in 0..runs * 2 {
            let index = long[run * 5 % long.len()];
            let place = self.page().bring(&format!("[data-sentence=\"{index}\"]")).map_err(TaskError::app)?;
            self.page().drawn().map_err(TaskError::app)?;
            let tapped = now_ms();
            self.room.display().tap(place.centre()).map_err(TaskError::app)?;
            let heard = self.recording.first_sound(tapped, SILENCE, PATIENCE);
            match heard.and_then(|heard| self.start_of(index, heard + 200.0)) {
                Some(start) => times.push(start - tapped),
                None => unheard += 1,
            }
            self.visitor().tap("pause").map_err(TaskError::app)?;
            self.recording.silence(now_ms(), SILENCE, PAUSE, PATIENCE);
        }
        Figure::new(
            "narration",
            "tap to the sentence's first sample, p95",
            (quantile(&times, 0.95), "ms"),
            TAP_BOUND_MS,
            times.len(),
        )
        .with("language", self.tag)
        .with("median", quantile(&times, 0.5).round())
        .with("first", times.first().copied().unwrap_or_default().round())
        .missed(unheard)
        .print();
        Ok(())
    }

    /// When the first sample of a sentence was played, told by what was heard at a moment soon after.
    fn start_of(&self, index: usize, moment: f64) -> Option<f64> {
        self.recording.hear_until(moment + LISTEN_MS, PATIENCE).then_some(())?;
        let (heard, first) = self.recording.between(moment, moment + LISTEN_MS);
        let found = self.narration.find(&heard).filter(|found| found.likeness > LIKE)?;
        let into = found.at_ms - self.narration.cues[index].0;
        (0.0..2.0 * LISTEN_MS).contains(&into).then_some(first - into)
    }

    fn marks(&self) -> Result<(), TaskError> {
        let page = self.page();
        page.run(WATCH).map_err(TaskError::app)?;
        self.visitor().tap_sentence(3).map_err(TaskError::app)?;
        let began = now_ms();
        self.recording.hear_until(began + READ_MS, Duration::from_secs(120));
        let seen: Vec<(f64, usize, i64)> = page.value("window.marksSeen").map_err(TaskError::app)?;
        self.visitor().tap("pause").map_err(TaskError::app)?;
        let marks = seen.iter().skip(1);
        let errors: Vec<f64> = marks.clone().filter_map(|mark| self.error(mark)).map(f64::abs).collect();
        Figure::new(
            "narration",
            "marked against heard, p95",
            (quantile(&errors, 0.95), "ms"),
            MARK_BOUND_MS,
            errors.len(),
        )
        .missed(marks.len() - errors.len())
        .with("language", self.tag)
        .with("median", quantile(&errors, 0.5).round())
        .print();
        Ok(())
    }

    /// How long before its sample a mark came, in ms; negative: after.
    fn error(&self, &(moment, sentence, clause): &(f64, usize, i64)) -> Option<f64> {
        let due = *self.narration.clauses.get(sentence)?.get(usize::try_from(clause.max(0)).ok()?)?;
        // What was heard shortly before, so that the pause before a clause is not all there is.
        let (heard, first) = self.recording.between(moment - LISTEN_MS, moment);
        let found = self.narration.find(&heard).filter(|found| found.likeness > LIKE)?;
        Some(due - (found.at_ms + moment - first))
    }

    fn page(&self) -> &Page {
        self.kiosk.page()
    }

    fn visitor(&self) -> Visitor<'_> {
        Visitor::new(self.room.display(), self.page())
    }
}

/// Writes down when which sentence, and which clause of it, is marked.
const WATCH: &str = "window.marksSeen = []; let last = '';
const look = () => {
  const sentence = document.querySelector('[data-sentence][aria-current]');
  if (!sentence) return;
  const clause = sentence.querySelector('[data-spoken]');
  const mark = [Number(sentence.dataset.sentence), Number(clause?.dataset.mark ?? -1)];
  if (mark.join() !== last) window.marksSeen.push([performance.timeOrigin + performance.now(), ...mark]);
  last = mark.join();
};
new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });";
