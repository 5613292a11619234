use super::*;

const TICK: Duration = Duration::from_millis(250);

/// Lets time pass to a moment as the shell does; what was to be done, and when.
fn pass(watch: &mut Watch, from: Duration, to: Duration) -> Vec<(u128, Remedy)> {
    let ticks = (1..).map(|tick| from + TICK * tick).take_while(|now| *now <= to);
    let remedies = ticks.map(|now| (now.as_millis(), watch.tick(now)));
    remedies.filter(|(_, remedy)| *remedy != Remedy::None).collect()
}

fn secs(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

#[test]
fn what_was_covered_is_silent_from_the_moment_it_is_uncovered() {
    let mut watch = Watch::default();
    watch.beat(secs(1));
    // Nobody ticks while it is covered.
    watch.uncovered(secs(300));
    assert_eq!(pass(&mut watch, secs(300), secs(302)), []);
    assert_eq!(pass(&mut watch, secs(302), secs(310)).first().map(|(_, remedy)| *remedy), Some(Remedy::Rebuild));
    watch.uncovered(secs(311));
    assert!(!watch.is_alive(), "what is dead is not brought to life by it");
}

#[test]
fn a_page_that_beats_is_left_alone() {
    let mut watch = Watch::default();
    for second in 0..100 {
        watch.beat(secs(second));
        assert_eq!(pass(&mut watch, secs(second), secs(second + 1)), []);
    }
}

#[test]
fn a_page_that_falls_silent_is_built_anew_once_and_has_time_to_begin() {
    let mut watch = Watch::default();
    pass(&mut watch, secs(0), secs(6));
    watch.beat(secs(6));
    assert_eq!(pass(&mut watch, secs(6), secs(33)), [(12_250, Remedy::Rebuild)]);
    assert_eq!(watch.beat(secs(33)), Some(Duration::from_millis(20_750)), "the page was lost for so long");
    assert_eq!(pass(&mut watch, secs(33), secs(36)), []);
    assert_eq!(watch.beat(secs(36)), None);
}

#[test]
fn on_a_slow_machine_a_page_may_be_silent_for_as_long_as_it_took_to_begin() {
    let mut watch = Watch::default();
    pass(&mut watch, secs(0), secs(14));
    watch.beat(secs(14));
    assert_eq!(pass(&mut watch, secs(14), secs(28)), []);
    watch.beat(secs(28));
    assert_eq!(pass(&mut watch, secs(28), secs(50)), [(42_250, Remedy::Rebuild)]);
    watch.beat(secs(51));
    assert_eq!(pass(&mut watch, secs(51), secs(59)), [], "the one after it took nine seconds");
}

#[test]
fn a_page_that_never_begins_is_built_anew() {
    assert_eq!(pass(&mut Watch::default(), secs(0), secs(31)), [(30_250, Remedy::Rebuild)]);
}

#[test]
fn a_page_that_was_told_to_begin_again_has_time_to() {
    let mut watch = Watch::default();
    watch.beat(secs(0));
    pass(&mut watch, secs(0), secs(2));
    watch.opened(secs(2));
    assert_eq!(pass(&mut watch, secs(2), secs(7)), []);
}

#[test]
fn a_page_that_does_not_begin_is_noticed_the_sooner_the_faster_the_one_before_began() {
    for (took, noticed) in [(0, 5), (2, 10), (6, 30), (20, 30)] {
        let mut watch = Watch::default();
        pass(&mut watch, secs(0), secs(took));
        watch.beat(secs(took));
        watch.opened(secs(took));
        let lost = (secs(took + noticed) + TICK).as_millis();
        assert_eq!(pass(&mut watch, secs(took), secs(took + 31))[0], (lost, Remedy::Rebuild), "{took} s");
    }
}

#[test]
fn one_that_dies_again_and_again_is_repaired_later_each_time_and_then_the_program_starts_anew() {
    let mut watch = Watch::default();
    let mut done = Vec::new();
    for second in [10, 20, 30, 40] {
        pass(&mut watch, secs(second - 10), secs(second));
        watch.beat(secs(second));
        watch.died(secs(second));
        watch.died(secs(second));
        done.extend(pass(&mut watch, secs(second), secs(second + 9)));
    }
    let rebuilt = [10_250, 21_000, 34_000].map(|ms| (ms, Remedy::Rebuild));
    assert_eq!(done, [&rebuilt[..], &[(40_250, Remedy::Restart)]].concat());
    assert_eq!(pass(&mut watch, secs(49), secs(200)), [], "once");
}

#[test]
fn a_visitor_whose_pages_die_in_one_program_after_another_is_let_go() {
    let mut watch = Watch::default();
    watch.resumed(true);
    let mut done = Vec::new();
    for second in [10, 20, 30] {
        pass(&mut watch, secs(second - 10), secs(second));
        watch.beat(secs(second));
        watch.died(secs(second));
        done.extend(pass(&mut watch, secs(second), secs(second + 9)).into_iter().map(|(_, remedy)| remedy));
    }
    assert_eq!(done, [Remedy::Rebuild, Remedy::Forget, Remedy::Rebuild]);
}

#[test]
fn a_page_that_turns_to_one_colour_and_beats_on_is_built_anew() {
    let mut watch = Watch::default();
    watch.beat(secs(0));
    watch.looked(Given::Picture, true, secs(1));
    assert!(watch.looked(Given::OneColour, true, secs(2)), "it may be the painting");
    assert!(!watch.looked(Given::Picture, true, secs(3)), "it was");
    for second in 4..6 {
        assert!(watch.looked(Given::OneColour, true, secs(second)));
        watch.beat(secs(second));
        assert_eq!(watch.tick(secs(second)), Remedy::None);
    }
    assert!(!watch.looked(Given::OneColour, true, secs(6)));
    watch.beat(secs(6));
    assert_eq!(watch.tick(secs(6)), Remedy::Rebuild);
    assert!(!watch.looked(Given::OneColour, true, secs(7)), "it has not begun");
}

#[test]
fn a_page_of_which_no_picture_was_ever_seen_is_believed() {
    let mut watch = Watch::default();
    watch.beat(secs(0));
    for _ in 0..10 {
        watch.looked(Given::OneColour, true, secs(1));
    }
    assert_eq!(watch.tick(secs(1)), Remedy::None);
}

/// Looks at a page that draws nothing by itself, once a second from a moment on; when it was asked to paint.
fn look(watch: &mut Watch, from: u64, to: u64) -> Vec<u64> {
    (from..to)
        .filter(|second| {
            watch.beat(secs(*second));
            watch.looked(Given::Picture, false, secs(*second))
        })
        .collect()
}

#[test]
fn a_still_page_is_asked_to_paint_and_one_that_no_longer_can_is_built_anew() {
    let mut watch = obeyed();
    assert_eq!(look(&mut watch, 2, 7), [6]);
    assert!(!watch.looked(Given::Picture, true, secs(7)), "it did");
    assert_eq!(look(&mut watch, 8, 18), [12, 13, 14, 15, 16]);
    assert_eq!(watch.tick(secs(18)), Remedy::Rebuild);
}

/// A page that drew when it was asked, a second after it began.
fn obeyed() -> Watch {
    let mut watch = Watch::default();
    watch.beat(secs(0));
    assert!(watch.looked(Given::Picture, true, secs(0)), "whether it does is not known");
    assert!(!watch.looked(Given::Picture, true, secs(1)), "it is");
    watch
}

#[test]
fn whoever_touches_without_a_pause_hides_no_page_that_stands_still_again() {
    let mut watch = obeyed();
    for stuck in [2, 20, 40] {
        look(&mut watch, stuck, stuck + 10);
        let done = pass(&mut watch, secs(stuck + 9), secs(stuck + 15));
        assert_eq!(done.len(), 1, "from {stuck} s on: {done:?}");
        watch.beat(secs(stuck + 15));
        assert!(!watch.looked(Given::Picture, true, secs(stuck + 15)));
    }
}

#[test]
fn where_no_page_ever_draws_when_asked_one_is_built_anew_and_no_other() {
    let mut watch = Watch::default();
    look(&mut watch, 0, 10);
    assert_eq!(watch.tick(secs(10)), Remedy::Rebuild);
    assert_eq!(look(&mut watch, 11, 100).len(), 89, "it is asked on and on");
    assert_eq!(watch.tick(secs(100)), Remedy::None);
}

#[test]
fn a_page_that_stood_still_from_its_first_second_does_not_hide_the_next_that_does() {
    let mut watch = Watch::default();
    look(&mut watch, 0, 10);
    assert_eq!(watch.tick(secs(10)), Remedy::Rebuild);
    watch.beat(secs(11));
    assert!(watch.looked(Given::Picture, true, secs(11)), "whether pages do is still not known");
    assert!(!watch.looked(Given::Picture, true, secs(12)), "this one does");
    look(&mut watch, 13, 24);
    assert_eq!(watch.tick(secs(24)), Remedy::Rebuild);
}

#[test]
fn repairs_are_forgotten_in_time() {
    let mut watch = Watch::default();
    for day in 1..10 {
        let now = secs(day * 86_400);
        watch.tick(now);
        watch.beat(now);
        watch.died(now);
        assert_eq!(watch.tick(now + TICK), Remedy::Rebuild);
    }
}

#[test]
fn a_machine_that_slept_does_not_blame_the_page() {
    let mut watch = Watch::default();
    watch.tick(secs(9));
    watch.beat(secs(10));
    watch.tick(secs(10));
    assert_eq!(watch.tick(secs(10_000)), Remedy::None);
    assert_eq!(pass(&mut watch, secs(10_000), secs(10_002)), []);
}
