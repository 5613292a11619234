//! The exhibition that comes with the program.

use std::path::Path;

use engine::exhibition::check;
use engine::narration;

#[test]
fn the_built_in_exhibition_has_no_problem_and_is_read_aloud_in_both_languages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/exhibitions/ustb-70");
    let length = |sound: &Path| narration::probe(sound).map(|probed| probed.duration_ms);
    let report = check(&folder, Some(&length)).unwrap();
    assert_eq!(report.problems, []);
    for tag in ["en", "zh-Hans"] {
        assert!(report.counts.narration[tag] > 60_000, "{tag}: {:?}", report.counts.narration);
    }
}
