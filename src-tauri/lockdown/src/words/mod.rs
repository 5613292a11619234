//! What is said of the measures, in English and Simplified Chinese.

mod en;
mod zh_hans;

use engine::words::Lang;

use crate::measure::Measure;

/// What a measure does, what can happen while it is open, and what closes it.
pub(crate) struct Told {
    pub(crate) what: &'static str,
    pub(crate) risk: &'static str,
    pub(crate) remedy: &'static str,
}

pub(crate) fn of(measure: Measure, lang: Lang) -> Told {
    let [what, risk, remedy] = match lang {
        Lang::En => en::of(measure),
        Lang::ZhHans => zh_hans::of(measure),
    };
    Told { what, risk, remedy }
}
