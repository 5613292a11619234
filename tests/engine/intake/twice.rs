//! The same stick again adds nothing again.

use engine::intake::Request;

use super::{Desk, jpeg, taken};

#[test]
fn the_same_stick_twice_adds_nothing_twice() {
    let desk = Desk::without_gallery();
    desk.put("gate.jpg", jpeg(1));
    desk.put("yard.jpg", jpeg(2));
    desk.put("copy/gate again.jpg", jpeg(1));
    desk.put("message.en.srt", "1\n00:00:00,000 --> 00:00:01,000\nWelcome\n");
    let first = desk.import();
    assert_eq!((first.taken.len(), first.known.len()), (3, 1));
    let before = desk.files();
    for dry_run in [true, false] {
        let again = desk.try_import(|request| Request { dry_run, ..request }).expect("imported");
        assert_eq!((again.taken.len(), again.known.len()), (0, 4), "{again:?}");
        assert_eq!(again.known[0].at.as_deref(), Some("gallery/gate-again.jpg"), "{again:?}");
        assert_eq!(desk.files(), before);
        desk.assert_nothing_left("nothing new");
    }
    desk.put("new.jpg", jpeg(3));
    assert_eq!(taken(&desk.import()).len(), 1, "only what is new");
}

#[test]
fn the_same_picture_under_another_name_is_known_by_its_content() {
    let desk = Desk::new();
    let gate = std::fs::read(desk.root().join("gallery/gate.jpg")).expect("a picture");
    desk.put("IMG_7.jpg", gate);
    let report = desk.import();
    assert_eq!((report.taken.len(), report.known[0].at.as_deref()), (0, Some("gallery/gate.jpg")));
}
