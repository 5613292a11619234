use std::path::{Path, PathBuf};
use std::time::Duration;

use rig::{Kiosk, Narration, Page, Programs, Recording, Room, Screen, Sound, Visitor};

/// Long enough for a busy machine; nothing is measured by it.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// The shortest times that the settings allow, as `kiosk.toml`.
pub const IMPATIENT: &str = "idle_seconds = 20\nwarning_seconds = 20\n";

/// Longer than any screen takes to be read, to be warned of, and whatever the machine adds.
const LEFT_ALONE: Duration = Duration::from_secs(600);

/// Samples quieter than this are silence.
pub const SILENCE: f32 = 0.002;

/// A kiosk that has just been started, with the exhibition that comes with it.
pub struct Scene {
    // The kiosk goes before the room it stands in.
    kiosk: Kiosk,
    pub room: Room,
}

/// The heading of the page, letters and digits only: lines are broken in it as its language wants.
const HEADING: &str = r"document.querySelector('main h1')?.textContent.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')";

/// Words, letters and digits only.
pub fn letters(words: &str) -> String {
    words.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A moment, in ms since 1970, and the sentence that was marked from then on; none: no sentence.
pub type Mark = (f64, Option<usize>);

impl Scene {
    pub fn open(sound: Sound) -> Self {
        Self::open_with(sound, "")
    }

    /// With these settings of the machine, as `kiosk.toml`.
    pub fn open_with(sound: Sound, settings: &str) -> Self {
        Self::open_started_with(sound, settings, &[])
    }

    /// The same, with more arguments for the kiosk.
    pub fn open_started_with(sound: Sound, settings: &str, arguments: &[&str]) -> Self {
        let room = Room::open(Screen::LANDSCAPE, sound).unwrap();
        if !settings.is_empty() {
            room.settle(settings).unwrap();
        }
        let kiosk = Kiosk::start_with(&room, &Programs::find().unwrap(), arguments).unwrap();
        let scene = Self { kiosk, room };
        scene.visitor().sees("attract").unwrap();
        scene
    }

    pub fn kiosk(&self) -> &Kiosk {
        &self.kiosk
    }

    pub fn page(&self) -> &Page {
        self.kiosk.page()
    }

    pub fn visitor(&self) -> Visitor<'_> {
        Visitor::new(self.room.display(), self.page())
    }

    pub fn wake(&self) {
        self.visitor().tap_anywhere().unwrap();
        self.visitor().sees("home").unwrap();
    }

    /// Wakes the kiosk and opens this section.
    pub fn open_section(&self, id: &str) {
        self.wake();
        self.enter(id);
    }

    /// Opens this section from home.
    pub fn enter(&self, id: &str) {
        self.visitor().find(&format!("enter-{id}")).unwrap();
        self.visitor().sees("section").unwrap();
    }

    /// Wakes the kiosk and opens the message.
    pub fn open_message(&self) {
        self.open_section("message");
        self.page().until("document.querySelector('[data-sentence]')").unwrap();
    }

    /// Waits until the heading of the page is among these words, and gives it as far as it is letters.
    pub fn is_headed(&self, words: &str) -> String {
        let said = letters(words);
        let heading = format!("({HEADING})");
        self.page().until(&format!("{heading} && {}.includes({heading})", serde_json::json!(said))).unwrap();
        self.page().value(&heading).unwrap()
    }

    /// Waits until the page has a heading that is another than this one, and gives it as far as it is letters.
    pub fn is_headed_anew(&self, last: &str) -> String {
        let heading = format!("({HEADING})");
        self.page().until(&format!("{heading} && {heading} !== {}", serde_json::json!(last))).unwrap();
        self.page().value(&heading).unwrap()
    }

    /// Goes away: waits until the warning has come and after it attract, with nothing over it.
    pub fn leave(&self) {
        let page = self.page();
        page.until_within("document.querySelector('[data-warning]')", LEFT_ALONE).unwrap();
        page.until_within("document.querySelector('[data-screen=\"attract\"]')", LEFT_ALONE).unwrap();
        self.visitor().sees("attract").unwrap();
        let over: Vec<String> = page
            .value("[...document.querySelectorAll('[data-warning], [role=\"dialog\"]')].map((e) => e.outerHTML)")
            .unwrap();
        assert_eq!(over, Vec::<String>::new(), "nothing lies over attract");
    }

    /// Waits until this sentence is the one that is marked.
    pub fn marks(&self, sentence: usize) {
        self.page()
            .until_within(&format!("document.querySelector('[data-sentence=\"{sentence}\"][aria-current]')"), PATIENCE)
            .unwrap();
    }

    /// Writes down from now on which sentence is marked when.
    pub fn watch_marks(&self) {
        self.page()
            .run(
                "window.marksSeen = []; let last;
                 const look = () => {
                   const marked = document.querySelector('[data-sentence][aria-current]');
                   const index = marked ? Number(marked.dataset.sentence) : null;
                   if (index !== last) window.marksSeen.push([performance.timeOrigin + performance.now(), index]);
                   last = index;
                 };
                 new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
                 look();",
            )
            .unwrap();
    }

    pub fn marks_seen(&self) -> Vec<Mark> {
        self.page().value("window.marksSeen").unwrap()
    }

    /// What the page says of the sound: `synthetic`, `soundless`, …
    pub fn says_of_sound(&self, note: &str) {
        self.page().until(&format!("document.querySelector('[data-note=\"{note}\"]')")).unwrap();
    }
}

/// The folder of the message in the exhibition that comes with the kiosk.
pub fn message() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/exhibitions/ustb-70/message")
}

pub fn narration(tag: &str) -> Narration {
    Narration::read(&message(), tag).unwrap()
}

/// Holds the marks against the sound: at every half second between two moments the sentence that was marked is the one
/// whose cue covers the sample that was played. Gives the sentences that were compared.
pub fn marks_follow_sound(
    narration: &Narration,
    recording: &Recording,
    marks: &[Mark],
    from_ms: f64,
    to_ms: f64,
) -> Vec<usize> {
    /// A mark may be this late or early where one sentence gives way to the next.
    const SLACK_MS: f64 = 250.0;
    assert!(recording.hear_until(to_ms + 1_500.0, PATIENCE), "the recording goes on");
    let mut compared = Vec::new();
    let mut moment = from_ms;
    while moment < to_ms {
        let (heard, first_ms) = recording.between(moment, moment + 1_000.0);
        let found = narration.find(&heard).expect("a second was heard");
        assert!(found.likeness > 0.8, "what is heard at {moment} is the narration: {found:?}");
        if let Some(sentence) = narration.sentence_at(found.at_ms)
            && narration.to_boundary(found.at_ms) > SLACK_MS
        {
            let marked = marks.iter().rev().find(|(since, _)| *since <= first_ms).and_then(|(_, index)| *index);
            assert_eq!(marked, Some(sentence), "at {} ms of the narration; {marks:?}", found.at_ms);
            compared.push(sentence);
        }
        moment += 500.0;
    }
    compared.dedup();
    compared
}
