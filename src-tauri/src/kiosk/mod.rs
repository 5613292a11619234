//! What the windows share: the edition on screen, the visit that is going on, and the narrator.
//!
//! All of it lives here and not in the page, so that a page that is built again begins where the visitor was.

mod desk;
mod hall;
mod instance;
mod life;
mod opening;
mod over;
mod preview;
mod reception;
mod screen;
mod settings;
mod sight;
mod today;
mod visits;
mod windows;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, Instant};

use engine::edition::{self, CurrentError, Edition, Fallback};
use engine::hall::Hall;
use engine::home::{Closed, Home, Settings};
use engine::words::Lang;
use jiff::Timestamp;
use tauri::ipc::Channel;
use tokio::sync::watch;

use desk::Built;
pub use desk::{Desk, DeskError, Seen};
pub use instance::{Instance, InstanceError};
use opening::start_of;
pub use over::{STAFF, StaffPage};
pub use preview::{close_preview, is_preview, show_preview};
pub use reception::{FORGOTTEN_EVERY, receive, see_out};
pub use screen::{CalibrateError, Reported, measure};
pub use sight::{Given, look_at_visitor};
pub use visits::{ExportError, up_to_today};
pub use windows::{VISITOR, open_visitor, rebuild_visitor, renew_visitor};

use crate::bridge::wire::{Narration, Notice, Place, Reading, Screen, ScreenName, TrackName};
use crate::door::Door;
use crate::record::Record;
use crate::visit::{Limits, Step, Visit};
use crate::voice::Voice;
use crate::watch::{SILENCE, Watch};

/// The silence that a page is allowed while something drives it.
const HELD: Duration = Duration::from_secs(30);

/// One installed machine, running.
pub struct Kiosk {
    home: Home,
    built_in: PathBuf,
    settings: RwLock<Settings>,
    screen: RwLock<Screen>,
    on_screen: RwLock<Arc<Edition>>,
    visit: Mutex<Visit>,
    watch: Mutex<Watch>,
    /// How the visitor window was opened, and how often.
    window: Mutex<windows::Opened>,
    voice: Voice,
    /// What was narrated to its end since the visit was looked at last.
    heard: Arc<Mutex<BTreeSet<String>>>,
    record: Arc<Record>,
    door: Door,
    hall: Mutex<Hall>,
    page: Arc<Mutex<Option<Channel<Notice>>>>,
    /// What was built of the draft last.
    preview: Mutex<Option<Built>>,
    /// Where the preview begins.
    preview_place: Mutex<Option<Place>>,
    /// Who listens in the preview.
    preview_page: Arc<Mutex<Option<Channel<Notice>>>>,
    /// Whether a loading may go on.
    loading: AtomicBool,
    /// Where the visitor is, for who wants to hear of every move.
    places: watch::Sender<Place>,
    began: Instant,
    /// Whether a new edition could not be shown, and the log says so already.
    stuck: AtomicBool,
    /// Whether the page has yet to begin anew with other settings.
    stale: AtomicBool,
    /// What the glass shows now while nobody is there.
    hours: Mutex<Closed>,
}

impl Kiosk {
    /// Puts the current edition of `home` on screen, or the one at `built_in` where the home has none that is whole.
    ///
    /// # Errors
    ///
    /// When not even the built-in edition can be read.
    pub fn start(home: Home, built_in: PathBuf) -> Result<Self, CurrentError> {
        let (settings, problems) = Settings::read(&home);
        for problem in problems {
            let line = problem.line.unwrap_or_default();
            tracing::warn!(line, "{}: {}", problem.file, problem.sentence(Lang::En));
        }
        let edition = current(&home, &built_in)?;
        let limits = Limits::of(&settings);
        let hours = settings::shown_at(&settings, &jiff::Zoned::now());
        let start = start_of(&edition, &settings);
        let visit = Visit::new(limits, start.clone());
        let page = Arc::new(Mutex::new(None));
        let preview_page = Arc::new(Mutex::new(None));
        let (told, previewed) = (Arc::clone(&page), Arc::clone(&preview_page));
        let heard: Arc<Mutex<BTreeSet<String>>> = Arc::default();
        let ended = Arc::clone(&heard);
        let voice = Voice::new(&settings, move |narration: Narration| {
            visits::listen(&ended, &narration);
            tell(&previewed, Notice::Narration { narration: narration.clone() });
            tell(&told, Notice::Narration { narration });
        });
        let mut hall = Hall::read(&home);
        hall.pass(Timestamp::now());
        voice.mute(hall.muted.is_some());
        Ok(Self {
            screen: RwLock::new(measure(&settings, None, 1.0).0),
            heard,
            record: Arc::new(Record::of(&home)),
            door: Door::of(&home),
            hall: Mutex::new(hall),
            home,
            built_in,
            settings: RwLock::new(settings),
            on_screen: RwLock::new(Arc::new(edition)),
            visit: Mutex::new(visit),
            // A test drives the page that it started, and may hold it for a while.
            watch: Mutex::new(Watch::new(if windows::automated() { HELD } else { SILENCE })),
            window: Mutex::default(),
            voice,
            page,
            preview: Mutex::default(),
            preview_place: Mutex::default(),
            preview_page,
            loading: AtomicBool::new(false),
            places: watch::Sender::new(start),
            began: Instant::now(),
            stuck: AtomicBool::new(false),
            stale: AtomicBool::new(false),
            hours: Mutex::new(hours),
        })
    }

    /// The kiosk's home folder.
    pub fn home(&self) -> &Home {
        &self.home
    }

    /// The folder of the built-in edition.
    pub fn built_in(&self) -> &std::path::Path {
        &self.built_in
    }

    /// The edition on screen.
    pub fn edition(&self) -> Arc<Edition> {
        Arc::clone(&self.on_screen.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The settings in force.
    pub fn settings(&self) -> Settings {
        self.settings.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What the screen measures.
    pub fn screen(&self) -> Screen {
        *self.screen.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes what the monitor reports and what the settings say, and has the page lay itself out anew.
    pub fn set_screen(&self, screen: Screen) {
        *self.screen.write().unwrap_or_else(PoisonError::into_inner) = screen;
        self.begin_anew();
    }

    /// Has the page begin anew.
    fn begin_anew(&self) {
        self.page_opens();
        tell(&self.page, Notice::Edition);
    }

    /// A page was told to begin.
    fn page_opens(&self) {
        lock(&self.watch).opened(self.began.elapsed());
    }

    /// Keeps what `who` measured: `screen` in CSS pixels, of which each is `scale` physical ones.
    ///
    /// # Errors
    ///
    /// [`CalibrateError`]; the calibration before then stands.
    pub fn calibrate(&self, screen: Screen, scale: f64, who: &str) -> Result<(), CalibrateError> {
        let mm_per_px = screen::calibrated(screen.mm_per_px / scale)?;
        // What an installer wrote into the file meanwhile is kept.
        let standing = self.change_settings(None, who, |settings| {
            settings.mm_per_px = Some(mm_per_px);
            settings.lower_edge_mm = screen.lower_edge_mm;
            settings.viewing_distance_mm = screen.viewing_distance_mm;
        })?;
        self.set_screen(measure(&standing.settings, None, scale).0);
        Ok(())
    }

    /// The first touch in attract.
    pub fn wake(&self) {
        if self.shut().is_some() {
            return;
        }
        let mut visit = lock(&self.visit);
        if visit.in_attract() {
            let place = Place { screen: ScreenName::Home, ..visit.place().clone() };
            visit.report(place, Reading::default(), self.began.elapsed());
            self.moved(&mut visit);
        }
    }

    /// Any touch.
    pub fn touched(&self) {
        let step = lock(&self.visit).touched(self.began.elapsed());
        self.act(step);
    }

    /// Where the visitor is now.
    pub fn report(&self, place: Place, reading: Reading) {
        if let Some(item) = place.item.as_ref().or(place.section.as_ref()) {
            self.voice.prepare(&self.edition(), item, &place.language);
        }
        self.go(place, reading);
    }

    fn go(&self, place: Place, reading: Reading) {
        // Where the hall is shut there is no visit, whatever a page says that has not heard of it yet.
        if place.screen != ScreenName::Attract && self.shut().is_some() {
            return;
        }
        let step = {
            let mut visit = self.visit();
            let step = visit.report(place, reading, self.began.elapsed());
            self.moved(&mut visit);
            step
        };
        self.act(step);
    }

    /// Tells where the visitor is now, and counts a visit that is over.
    fn moved(&self, visit: &mut Visit) {
        self.count(visit);
        self.places.send_if_modified(|told| {
            let moved = told != visit.place();
            told.clone_from(visit.place());
            moved
        });
    }

    /// Plays a recording from `at` ms; without `at` it goes on where it is. False if the edition has none of that name.
    /// In attract nothing sounds: a tap that arrives after the visit's end is too late.
    pub fn play(&self, track: TrackName, at: Option<f64>) -> bool {
        lock(&self.visit).in_attract() || self.voice.play(&self.edition(), track, at)
    }

    /// The visitor asked for it: the visit ends here.
    pub fn start_over(&self) {
        self.end(Visit::reset);
    }

    fn end(&self, way: impl FnOnce(&mut Visit, Duration) -> Step) {
        let step = {
            let mut visit = self.visit();
            let step = way(&mut visit, self.began.elapsed());
            self.moved(&mut visit);
            step
        };
        self.act(step);
    }

    /// The narration.
    pub fn voice(&self) -> &Voice {
        &self.voice
    }

    /// What is written down.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The staff's way in.
    pub fn door(&self) -> &Door {
        &self.door
    }

    /// Where the visitor is, and every move from now on.
    pub fn places(&self) -> watch::Receiver<Place> {
        self.places.subscribe()
    }

    /// Goes on with a visit of the program before this one. A place that the edition no longer has is the page's to
    /// mend.
    pub fn resume(&self, place: Place) {
        self.go(place, Reading::default());
        lock(&self.watch).resumed(true);
    }

    /// Changes to the edition that is current now, when nobody is touching the screen. Cheap when nothing changed; else
    /// it reads the new edition's files, which may take seconds. Whether the page is to begin anew.
    pub fn renew(&self) -> bool {
        self.refresh();
        let edition = self.edition();
        if !lock(&self.visit).in_attract() || !edition::is_superseded(&self.home, &edition) {
            return false;
        }
        let next = match current(&self.home, &self.built_in) {
            Ok(next) => next,
            Err(error) => {
                if !self.stuck.swap(true, Ordering::Relaxed) {
                    tracing::error!(%error, "the new edition can't be shown; the old one stays");
                }
                return false;
            }
        };
        self.stuck.store(false, Ordering::Relaxed);
        let next = Arc::new(next);
        if next.id() == edition.id() {
            // The same content under another number, or what stands in for a damaged edition: no visitor sees a change.
            self.show(next);
            return false;
        }
        let start = start_of(&next, &self.settings());
        {
            let mut visit = lock(&self.visit);
            // Opening took its time; somebody may have come.
            if !visit.in_attract() {
                return false;
            }
            tracing::info!(edition = next.number(), "another edition is current");
            self.show(next);
            visit.restart_at(start, self.began.elapsed());
            self.moved(&mut visit);
        }
        self.voice.reset();
        true
    }

    fn show(&self, edition: Arc<Edition>) {
        *self.on_screen.write().unwrap_or_else(PoisonError::into_inner) = edition;
    }

    fn act(&self, step: Step) {
        match step {
            Step::None => {}
            Step::Warn(seconds) => tell(&self.page, Notice::Idle { seconds: Some(seconds) }),
            Step::GoOn => tell(&self.page, Notice::Idle { seconds: None }),
            Step::Reset(place) => {
                self.voice.reset();
                tell(&self.page, Notice::Reset { place });
            }
        }
    }
}

fn current(home: &Home, built_in: &std::path::Path) -> Result<Edition, CurrentError> {
    let edition = edition::current(Some(home), built_in)?;
    if let Some(reason) = edition.fallback() {
        if matches!(reason, Fallback::NothingPublished) {
            tracing::info!("nothing was published yet: the built-in edition is shown");
            return Ok(edition);
        }
        tracing::warn!(edition = edition.number(), %reason, "the current edition can't be shown; this one stands in");
    }
    Ok(edition)
}

fn tell(page: &Mutex<Option<Channel<Notice>>>, notice: Notice) {
    if let Some(channel) = lock(page).as_ref()
        && let Err(error) = channel.send(notice)
    {
        tracing::warn!(%error, "the page does not listen");
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
