//! What is said of the measures of each platform, in English and Simplified Chinese.

mod linux;
mod windows;

use engine::words::Lang;

use crate::measure::{Measure, Platform};

/// What a measure does, what can happen while it is open, and what closes it.
pub(crate) struct Told {
    pub(crate) what: &'static str,
    pub(crate) risk: &'static str,
    pub(crate) remedy: &'static str,
}

pub(crate) fn of(measure: Measure, platform: Platform, lang: Lang) -> Told {
    let on_linux = if lang == Lang::En { linux::en::of } else { linux::zh_hans::of };
    let on_windows = if lang == Lang::En { windows::en::of } else { windows::zh_hans::of };
    let found = match platform {
        Platform::Linux => on_linux(measure).or_else(|| on_windows(measure)),
        Platform::Windows => on_windows(measure).or_else(|| on_linux(measure)),
    };
    let [what, risk, remedy] = found.expect("every measure is one of a platform's");
    Told { what, risk, remedy }
}
