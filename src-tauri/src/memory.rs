//! How much memory the kiosk's processes hold, and what is done before it is too much.
//!
//! A page grows under the hands of visitors, mostly by pictures that the web engine keeps. One that begins anew in a
//! process of its own gives all of that back; in attract nobody misses it, so it does after every visit by which it grew.
//! What grew beyond its ceiling while somebody is there is built anew as a page that died is, where the visitor was.

use std::time::Duration;

use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System};

/// How often it is looked at.
pub const EVERY: Duration = Duration::from_secs(10);

/// How often it is written into the log, for who looks for what went before a failure.
pub const TOLD_EVERY: Duration = Duration::from_secs(15 * 60);

/// How Linux calls the process of a page: the first fifteen letters of its name.
const PAGE: &str = "WebKitWebProces";
/// Of the machine's memory, what a page and all the rest of the kiosk may hold.
const PAGE_SHARE: u64 = 3;
const REST_SHARE: u64 = 4;
/// And at most this, in bytes: a page that shows a gallery of large pictures holds 300 MB.
const PAGE_MOST: u64 = 1200 << 20;
const REST_MOST: u64 = 800 << 20;
/// What holds less than this many times what it held at its beginning has not grown: another beginning would give
/// nothing back.
const GROWN: f64 = 1.25;
/// After a visit a page that holds more than this many times what it held at its beginning has kept something of it.
const KEPT: f64 = 1.1;

/// So many looks in a row have to find the program too large: while one page takes the place of another there are two.
const LARGE: u32 = 3;
/// A touch that comes while a page begins anew is lost. After so many looks in a row that found nobody, whoever waited
/// for the visitor before has come.
const ALONE: u32 = 3;

/// What is held, in bytes of the machine's memory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Which page's process it is.
    pub page_id: u32,
    /// By that process.
    pub page: u64,
    /// By this program and all other processes that it started.
    pub rest: u64,
}

/// What is to be done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relief {
    /// Nothing.
    None,
    /// The page is to begin anew in a process of its own.
    Renew,
    /// The same, with the visitor put back.
    Rebuild,
    /// The program is to be started anew.
    Restart,
}

/// The watch over what is held.
#[derive(Debug)]
pub struct Memory {
    page_ceiling: u64,
    rest_ceiling: u64,
    fresh: Option<Held>,
    /// Whether somebody was there since the page began.
    visited: bool,
    /// Looks in a row that found nobody.
    alone: u32,
    /// Looks in a row that found the program too large.
    large: u32,
}

impl Memory {
    /// Of a machine with this much memory, in bytes. `page` is what a page may hold, where the installer says so.
    pub fn of(machine: u64, page: Option<u64>) -> Self {
        Self {
            page_ceiling: page.unwrap_or((machine / PAGE_SHARE).min(PAGE_MOST)),
            rest_ceiling: (machine / REST_SHARE).min(REST_MOST),
            fresh: None,
            visited: false,
            alone: 0,
            large: 0,
        }
    }

    /// Looks at what is held now, which is done more often than visits end. In attract, when `nobody` is there, what has
    /// grown near to its ceiling, from half of it on, is relieved, and after the third such look a page of what a visit
    /// left in it; beyond a ceiling it is done at once.
    pub fn look(&mut self, held: Held, nobody: bool) -> Relief {
        let another = self.fresh.is_none_or(|fresh| fresh.page_id != held.page_id);
        let fresh = self.fresh.get_or_insert(held);
        if another {
            (fresh.page_id, fresh.page) = (held.page_id, held.page);
            self.visited = false;
            tracing::info!(page_mb = held.page >> 20, rest_mb = held.rest >> 20, "a page began with this memory");
        }
        self.visited |= !nobody;
        self.alone = if nobody { self.alone + 1 } else { 0 };
        let kept = self.visited && self.alone >= ALONE && held.page as f64 > fresh.page as f64 * KEPT;
        let much = |now: u64, ceiling: u64, fresh: u64| {
            let bound = if nobody { ceiling / 2 } else { ceiling };
            now > bound && now as f64 > fresh as f64 * GROWN
        };
        self.large = if much(held.rest, self.rest_ceiling, fresh.rest) { self.large + 1 } else { 0 };
        if self.large >= LARGE {
            Relief::Restart
        } else if !kept && !much(held.page, self.page_ceiling, fresh.page) {
            Relief::None
        } else if nobody {
            // Once a visit, whatever it gives back.
            self.visited = false;
            Relief::Renew
        } else {
            Relief::Rebuild
        }
    }
}

/// The machine's memory, in bytes.
pub fn of_the_machine() -> u64 {
    let mut system = System::new();
    system.refresh_memory();
    system.total_memory()
}

/// What this program and all that it started hold now. Takes some ms.
pub fn held() -> Held {
    let mut system = System::new();
    system.refresh_processes_specifics(
        ProcessesToUpdate::All,
        true,
        ProcessRefreshKind::nothing().with_memory().without_tasks(),
    );
    let own = Pid::from_u32(std::process::id());
    let is_ours = |process: &sysinfo::Process| {
        let parents = std::iter::successors(Some(process), |process| system.process(process.parent()?));
        // As many as no machine nests, should one be its own ancestor.
        parents.take(32).any(|process| process.pid() == own)
    };
    let mut held = Held::default();
    for process in system.processes().values().filter(|process| is_ours(process)) {
        if process.name().as_encoded_bytes().starts_with(PAGE.as_bytes()) && process.memory() > held.page {
            // An old page's process may be ending still.
            held.rest += std::mem::replace(&mut held.page, process.memory());
            held.page_id = process.pid().as_u32();
        } else {
            held.rest += process.memory();
        }
    }
    held
}

#[cfg(test)]
mod tests {
    use super::*;

    const MB: u64 = 1 << 20;

    fn held_mb(page_id: u32, page: u64, rest: u64) -> Held {
        Held { page_id, page: page * MB, rest: rest * MB }
    }

    /// A machine with 4 GB, on which a page and the program have just begun.
    fn begun() -> Memory {
        let mut memory = Memory::of(4096 * MB, None);
        assert_eq!(memory.look(held_mb(1, 200, 100), true), Relief::None);
        memory
    }

    #[test]
    fn a_page_that_comes_near_its_ceiling_begins_anew_when_nobody_is_there() {
        let mut memory = begun();
        assert_eq!(memory.look(held_mb(1, 599, 100), true), Relief::None);
        assert_eq!(memory.look(held_mb(1, 601, 100), true), Relief::Renew);
    }

    #[test]
    fn a_page_that_grew_by_a_visit_begins_anew_after_it_and_one_that_grew_alone_does_not() {
        let mut memory = begun();
        assert_eq!(memory.look(held_mb(1, 250, 100), true), Relief::None);
        assert_eq!(memory.look(held_mb(1, 250, 100), false), Relief::None, "somebody is there");
        for _ in 0..2 {
            assert_eq!(memory.look(held_mb(1, 250, 100), true), Relief::None, "the next may stand there");
        }
        assert_eq!(memory.look(held_mb(1, 215, 100), true), Relief::None, "it gave it back");
        assert_eq!(memory.look(held_mb(1, 225, 100), true), Relief::Renew);
        assert_eq!(memory.look(held_mb(1, 225, 100), true), Relief::None, "once");
        assert_eq!(memory.look(held_mb(2, 200, 100), true), Relief::None);
        assert_eq!(memory.look(held_mb(2, 250, 100), true), Relief::None, "nobody has seen it");
    }

    #[test]
    fn a_page_beyond_its_ceiling_is_built_anew_under_the_visitor() {
        assert_eq!(begun().look(held_mb(1, 1199, 100), false), Relief::None);
        assert_eq!(begun().look(held_mb(1, 1201, 100), false), Relief::Rebuild);
    }

    #[test]
    fn a_program_that_grows_is_started_anew() {
        for (rest, nobody, relief) in [
            (399, true, Relief::None),
            (401, true, Relief::Restart),
            (401, false, Relief::None),
            (801, false, Relief::Restart),
        ] {
            let mut memory = begun();
            for _ in 0..2 {
                assert_eq!(memory.look(held_mb(1, 200, rest), nobody), Relief::None, "it may be an old page that ends");
            }
            assert_eq!(memory.look(held_mb(1, 200, rest), nobody), relief);
        }
    }

    #[test]
    fn what_is_large_from_its_beginning_is_left_alone() {
        let mut memory = Memory::of(4096 * MB, None);
        memory.look(held_mb(1, 700, 500), true);
        assert_eq!(memory.look(held_mb(1, 870, 620), true), Relief::None);
        assert_eq!(memory.look(held_mb(2, 900, 620), true), Relief::None, "another page begins with that");
        assert_eq!(memory.look(held_mb(2, 1130, 620), true), Relief::Renew);
    }

    #[test]
    fn a_small_machine_has_lower_ceilings() {
        let mut memory = Memory::of(900 * MB, None);
        memory.look(held_mb(1, 100, 50), true);
        assert_eq!(memory.look(held_mb(1, 151, 50), true), Relief::Renew);
        assert_eq!(memory.look(held_mb(1, 301, 50), false), Relief::Rebuild);
    }

    #[test]
    fn this_process_is_counted_and_a_child_with_it() {
        let alone = held();
        assert!(alone.rest > MB, "{alone:?}");
        assert_eq!((alone.page_id, alone.page), (0, 0));
    }
}
