//! The same stick again adds nothing again.

use engine::intake::{Request, Role};
use engine::problem::ProblemCode;
use image::ImageFormat;

use super::{Desk, jpeg, picture, problem, taken};

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

#[test]
fn a_phones_folder_goes_into_a_gallery_made_for_it_once_and_passes_the_check() {
    let desk = Desk::without_gallery();
    desk.put("photos/最终版 (2).JPG", jpeg(1));
    desk.put("photos/scan.jpg", picture(2, ImageFormat::Png));
    let report = desk.import();
    let expected = [("gallery/scan.png", Role::Picture), ("gallery/最终版-2.jpg", Role::Picture)];
    assert_eq!(taken(&report), expected, "{report:?}");
    assert_eq!(problem(&report, "scan.jpg").code, ProblemCode::ExtensionWrong);
    let after = desk.check();
    assert_eq!(after.counts.pictures, 2);
    desk.assert_no_errors("after the import");
    let before = desk.files();
    assert_eq!(desk.import().taken, []);
    assert_eq!(desk.files(), before);
}
