//! What staff bring that can't be used: each with a message, and the rest goes on.

use std::cell::Cell;
use std::fs;

use engine::intake::{self, DEEPEST, ImportError, Request};
use engine::problem::ProblemCode as P;
use engine::store::RealDisk;
use engine::words::Lang;
use image::ImageFormat;

use super::{Desk, codes, jpeg, picture, problem, taken};
use crate::imaging::crc32;

#[test]
fn what_can_not_be_used_is_named_and_the_rest_is_taken() {
    let desk = Desk::new();
    desk.put("good.jpg", jpeg(1));
    desk.put("empty.jpg", "");
    desk.put("cut.jpg", &jpeg(2)[..jpeg(2).len() / 2]);
    desk.put("cut.png", &picture(3, ImageFormat::Png)[..90]);
    desk.put("noise.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3, 4]);
    desk.put("notes.exe", b"MZ\x90\0\x03".as_slice());
    let mut huge = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    huge.extend(60_000_u32.to_be_bytes());
    huge.extend(60_000_u32.to_be_bytes());
    huge.extend([8, 2, 0, 0, 0]);
    let crc = crc32(&huge[12..]);
    huge.extend(crc.to_be_bytes());
    huge.extend(b"\0\0\0\0IDAT\x35\xaf\x06\x1e\0\0\0\0IEND\xae\x42\x60\x82");
    desk.put("huge.png", huge);
    desk.put(
        "script.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"file:///etc/passwd\" width=\"9\" height=\"9\"/></svg>",
    );
    let report = desk.import();
    assert_eq!(taken(&report).len(), 1, "{report:?}");
    for (file, code) in [
        ("empty.jpg", P::ImportEmpty),
        ("cut.jpg", P::PictureCutOff),
        ("cut.png", P::PictureCutOff),
        ("notes.exe", P::ImportUnknown),
        ("huge.png", P::PictureTooLarge),
        ("script.svg", P::DrawingOutside),
    ] {
        let problem = problem(&report, file);
        assert_eq!(problem.code, code, "{file}");
        for lang in Lang::ALL {
            assert!(!problem.sentence(lang).contains('{') && !problem.remedy(lang).is_empty(), "{file}");
        }
    }
    problem(&report, "noise.jpg");
    desk.assert_no_errors("bad input");
}

#[test]
fn kinds_that_are_not_imported_are_named_with_the_way_to_convert_them() {
    let desk = Desk::new();
    let ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    for (name, bytes, words) in [
        ("a.doc", ole.as_slice(), ".docx"),
        ("b.wps", &ole, "WPS"),
        ("c.ppt", &ole, "PNG"),
        ("d.xls", &ole, ".xlsx"),
        ("e.pdf", b"%PDF-1.7\n", "JPEG"),
        ("f.rar", b"Rar!\x1a\x07\x01\0", "Unpack"),
        ("g.7z", b"7z\xbc\xaf\x27\x1c\0\x04", "Unpack"),
        ("h.mov", b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", "Films"),
        ("i.mkv", b"\x1a\x45\xdf\xa3\xa3", "Films"),
        ("j.pptx", b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x13\0\0\0[Content_Types].xml", "PNG"),
        ("k.CR2", b"II*\0\x10\0\0\0CR\x02\0\0\0\0\0", "JPEG"),
        ("l.psd", b"8BPS\0\x01", "TIFF"),
        (
            "m.docx",
            b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x13\0\0\0[Content_Types].xml",
            "Copy it again",
        ),
        ("n.txt", "校史".as_bytes(), "--section"),
        ("o.html", b"<p>Come in.", "save it as .docx"),
        ("p.aspx", b"\xef\xbb\xbf\r\n<!DOCTYPE HTML><p>Come in.", "save it as .docx"),
        ("q.mht", b"From: <Saved by Blink>\r\n", "save it as .docx"),
        ("r.xls", b"<html><table><tr><td>1952</td></tr></table></html>", ".xlsx"),
    ] {
        desk.put(name, bytes);
        let report = desk.import();
        let said = problem(&report, name);
        assert!(said.remedy(Lang::En).contains(words), "{name}: {said:?} {}", said.remedy(Lang::En));
        assert_ne!(said.remedy(Lang::ZhHans), "", "{name}");
        assert_eq!(report.taken, []);
    }
}

#[cfg(unix)]
#[test]
fn links_and_devices_are_not_followed() {
    let desk = Desk::new();
    desk.put("good.jpg", jpeg(1));
    let outside = desk.kiosk.root().join("outside.jpg");
    fs::write(&outside, jpeg(2)).expect("a file");
    std::os::unix::fs::symlink(&outside, desk.stick().join("link.jpg")).expect("a link");
    std::os::unix::fs::symlink(desk.stick(), desk.stick().join("circle")).expect("a link");
    let _socket = std::os::unix::net::UnixListener::bind(desk.stick().join("socket.jpg")).expect("a socket");
    let made = std::process::Command::new("mkfifo").arg(desk.stick().join("pipe.jpg")).status();
    assert!(made.expect("mkfifo").success());
    let report = desk.import();
    assert_eq!(taken(&report).len(), 1, "{report:?}");
    assert_eq!(codes(&report), [P::ImportLink, P::ImportLink, P::ImportDevice, P::ImportDevice]);
    let device = desk.try_import(|request| Request { sources: &[], ..request });
    assert_eq!(device.expect("nothing named").taken, []);
}

#[test]
fn folders_nested_too_deeply_are_told() {
    let desk = Desk::new();
    let deep = "d/".repeat(DEEPEST + 2);
    desk.put(&format!("{deep}far.jpg"), jpeg(1));
    desk.put("near.jpg", jpeg(2));
    let report = desk.import();
    assert_eq!((taken(&report).len(), codes(&report)), (1, vec![P::ImportTooDeep]));
}

#[test]
fn a_source_that_is_not_there_and_an_exhibition_that_is_none_are_told() {
    let desk = Desk::new();
    let nowhere = [desk.stick().join("nowhere")];
    let refused = desk.try_import(|request| Request { sources: &nowhere, ..request });
    assert!(matches!(refused, Err(ImportError::NoSource { .. })), "{refused:?}");
    desk.put("a.jpg", jpeg(1));
    let before = desk.files();
    for text in ["format = 1\nsections = [\n", "format = 99\n"] {
        desk.kiosk.write("exhibition.toml", text);
        assert!(matches!(desk.try_import(|request| request), Err(ImportError::Problems { .. })), "{text}");
    }
    desk.kiosk.write(
        "exhibition.toml",
        before.iter().find(|(path, _)| path.ends_with("exhibition.toml")).expect("it").1.clone(),
    );
    desk.kiosk.write("gallery/media.toml", "[[pictures]\n");
    assert!(matches!(desk.try_import(|request| request), Err(ImportError::Problems { .. })));
    assert_eq!(desk.read("gallery/media.toml"), "[[pictures]\n");
    desk.assert_nothing_left("refused");
}

/// Imports while something happens at the n-th question whether to stop.
fn meanwhile(desk: &Desk, at: usize, happens: impl Fn() -> bool) -> Result<intake::Report, ImportError> {
    let (sources, root, scratch) = ([desk.stick()], desk.root(), std::env::temp_dir());
    let request =
        Request { sources: &sources, into: &root, section: None, dry_run: false, heif: None, scratch: &scratch };
    let asked = Cell::new(0);
    let stop = || {
        asked.set(asked.get() + 1);
        asked.get() == at && happens()
    };
    intake::import(&request, &RealDisk, &stop, &mut |_| {})
}

#[test]
fn a_file_that_changes_once_is_read_again_and_one_that_keeps_changing_is_told() {
    let desk = Desk::new();
    let path = desk.put("a.jpg", jpeg(1));
    let report = meanwhile(&desk, 2, || fs::write(&path, jpeg(2).repeat(2)).is_err()).expect("imported");
    assert_eq!(taken(&report).len(), 1, "{report:?}");
    let copied = fs::read(desk.root().join(&report.taken[0].to)).expect("a picture");
    assert_eq!(copied, jpeg(2).repeat(2), "it is what it became");

    let desk = Desk::new();
    let path = desk.put("a.jpg", jpeg(1));
    let (sources, root, scratch) = ([desk.stick()], desk.root(), std::env::temp_dir());
    let request =
        Request { sources: &sources, into: &root, section: None, dry_run: false, heif: None, scratch: &scratch };
    let length = Cell::new(1);
    let stop = || {
        length.set(length.get() + 1);
        fs::write(&path, jpeg(1).repeat(length.get())).is_err()
    };
    let report = intake::import(&request, &RealDisk, &stop, &mut |_| {}).expect("a report");
    assert_eq!((taken(&report), codes(&report)), (vec![], vec![P::ImportChanged]));
    desk.assert_nothing_left("a file that changes");
}

#[test]
fn a_stick_pulled_out_leaves_the_exhibition_as_it_was() {
    if cfg!(windows) {
        return crate::support::skipped("a stick pulled out: here what is open can't be removed");
    }
    let desk = Desk::without_gallery();
    for number in 0..4 {
        desk.put(&format!("{number}.jpg"), jpeg(number));
    }
    let before = desk.files();
    let mut pulled = 0;
    for at in 1.. {
        for number in 0..4 {
            desk.put(&format!("{number}.jpg"), jpeg(number));
        }
        let stick = desk.stick();
        match meanwhile(&desk, at, || fs::remove_dir_all(&stick).is_err()) {
            Err(ImportError::Source { .. }) => {
                assert_eq!(desk.files(), before, "pulled at {at}");
                assert!(!desk.root().join("gallery").exists());
                desk.assert_nothing_left("pulled");
                pulled += 1;
            }
            Ok(report) => {
                assert_eq!(report.taken.len(), 4, "all of it had been read at {at}");
                break;
            }
            other => panic!("{other:?}"),
        }
    }
    assert!(pulled > 6, "{pulled}");
}

#[test]
fn stopping_at_any_moment_leaves_the_exhibition_as_it_was() {
    let desk = Desk::without_gallery();
    desk.put("a.jpg", jpeg(1));
    desk.put("b.jpg", jpeg(2));
    let before = desk.files();
    let mut stopped = 0;
    for at in 1.. {
        match meanwhile(&desk, at, || true) {
            Err(ImportError::Stopped) => {
                assert_eq!(desk.files(), before, "stopped at {at}");
                desk.assert_nothing_left("stopped");
                stopped += 1;
            }
            done => {
                assert_eq!(done.expect("imported").taken.len(), 2);
                break;
            }
        }
    }
    assert!(stopped > 4, "{stopped}");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_named_and_a_read_only_exhibition_is_not_touched() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let path = desk.put("locked.jpg", jpeg(1));
    desk.put("open.jpg", jpeg(2));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o0)).expect("permissions");
    if fs::File::open(&path).is_ok() {
        crate::support::skipped("a file that may not be read: the superuser may read everything");
        return;
    }
    let report = desk.import();
    assert_eq!((taken(&report).len(), codes(&report)), (1, vec![P::Unreadable]));
    fs::set_permissions(desk.root(), fs::Permissions::from_mode(0o555)).expect("permissions");
    desk.put("new.jpg", jpeg(3));
    assert!(matches!(desk.try_import(|request| request), Err(ImportError::Store(_))));
    fs::set_permissions(desk.root(), fs::Permissions::from_mode(0o755)).expect("permissions");
}
