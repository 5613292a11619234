//! Pictures: into the gallery, under names that every machine can store.

use std::path::Path;

use engine::intake::{ImportError, Request, Role};
use engine::problem::ProblemCode as P;
use engine::words::Lang;
use image::ImageFormat;

use super::{Desk, codes, jpeg, picture, problem, taken};
use crate::imaging::{assert_close, decoded, exif};

#[test]
fn pictures_of_every_kind_go_to_the_first_gallery_under_portable_names() {
    let desk = Desk::new();
    let before = desk.read("gallery/media.toml");
    desk.put("最终版 (2).JPG", jpeg(1));
    desk.put("DCIM/IMG_0001.jpeg", jpeg(2));
    for (number, name, format) in [
        (3, "a.png", ImageFormat::Png),
        (4, "b.webp", ImageFormat::WebP),
        (5, "c.tiff", ImageFormat::Tiff),
        (6, "d.gif", ImageFormat::Gif),
        (7, "e.bmp", ImageFormat::Bmp),
    ] {
        desk.put(name, picture(number, format));
    }
    desk.put(
        "f.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"40\"><path d=\"M0 0h90v40z\"/></svg>",
    );
    for hidden in ["Thumbs.db", "desktop.ini", ".DS_Store", "__MACOSX/._a.png", "~$a.docx"] {
        desk.put(hidden, "what systems leave");
    }
    let report = desk.import();
    let expected = ["IMG_0001.jpeg", "a.png", "b.webp", "c.tiff", "d.gif", "e.bmp", "f.svg", "最终版-2.jpg"];
    let names: Vec<String> = expected.iter().map(|name| format!("gallery/{name}")).collect();
    assert_eq!(taken(&report), names.iter().map(|name| (name.as_str(), Role::Picture)).collect::<Vec<_>>());
    assert_eq!(report.problems, []);
    assert_eq!(report.taken.iter().filter(|taken| taken.renamed).count(), 1);
    assert_eq!(report.to_write[0].pictures, 8);

    let list = desk.read("gallery/media.toml");
    assert!(list.starts_with(&before), "what staff wrote is as it was");
    desk.assert_nothing_left("imported");
    let checked = desk.check();
    assert_eq!((checked.counts.errors, checked.counts.pictures, checked.counts.missing.captions), (0, 10, 8));
    assert!(checked.problems.iter().all(|problem| problem.code != P::PictureUnlisted), "{:?}", checked.problems);
    assert_eq!(desk.kiosk.publish().expect("published").number, 1);
}

#[test]
fn a_gallery_is_made_where_there_is_none_and_comments_stay() {
    let desk = Desk::without_gallery();
    desk.put("gate.jpg", jpeg(1));
    let report = desk.import();
    assert_eq!(taken(&report), [("gallery/gate.jpg", Role::Picture)]);
    let exhibition = desk.read("exhibition.toml");
    assert!(exhibition.starts_with("# ours\n"), "{exhibition}");
    assert!(exhibition.contains("sections = [\"message\", \"gallery\"] # in order\n"), "{exhibition}");
    assert!(desk.read("gallery/section.toml").contains("zh-Hans = \"图片\"\n"));
    desk.assert_no_errors("a new gallery");
    assert_eq!(desk.check().counts.sections, 2);
}

#[test]
fn a_new_gallery_gets_a_folder_that_is_free() {
    let desk = Desk::without_gallery();
    desk.kiosk.write("gallery/mine.txt", "something else");
    desk.put("gate.jpg", jpeg(1));
    assert_eq!(taken(&desk.import()), [("gallery-2/gate.jpg", Role::Picture)]);
    assert_eq!(desk.read("gallery/mine.txt"), "something else");
}

#[test]
fn names_that_differ_by_capitals_form_or_extension_become_different_ones_and_nothing_is_overwritten() {
    let desk = Desk::new();
    let gate = std::fs::read(desk.root().join("gallery/gate.jpg")).expect("a picture");
    desk.put("GATE.JPG", jpeg(1));
    desk.put("1/gate.png", picture(2, ImageFormat::Png));
    desk.put("1/café.jpg", jpeg(3));
    desk.put("2/cafe\u{301}.jpg", jpeg(4));
    let report = desk.import();
    let names: Vec<&str> = taken(&report).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["gallery/café.jpg", "gallery/gate-2.png", "gallery/café-2.jpg", "gallery/GATE-3.jpg"]);
    assert_eq!(std::fs::read(desk.root().join("gallery/gate.jpg")).expect("a picture"), gate);
    desk.assert_no_errors("like names");
}

#[test]
fn names_with_line_ends_marks_of_direction_and_devices_become_safe_ones() {
    let desk = Desk::new();
    if cfg!(unix) {
        desk.put("a\nb.jpg", jpeg(1));
        desk.put("con.jpg", jpeg(2));
        desk.put("what?.jpg", jpeg(4));
    }
    desk.put("gate\u{202e}gpj.jpg", jpeg(3));
    let report = desk.import();
    for taken in &report.taken {
        let name = taken.to.strip_prefix("gallery/").expect("the gallery");
        assert!(engine::exhibition::check_name(name).is_ok(), "{name}");
        assert!(!name.contains(['\n', '\u{202e}']) && !taken.from.contains(['\n', '\u{202e}']), "{taken:?}");
    }
    assert!(report.taken.iter().any(|taken| taken.to == "gallery/gategpj.jpg"), "{report:?}");
    desk.assert_no_errors("strange names");
}

#[test]
fn a_wrong_extension_is_told_and_mended() {
    let desk = Desk::new();
    desk.put("photo.png", jpeg(1));
    desk.put("scan.pdf", picture(2, ImageFormat::Tiff));
    desk.put("bare", jpeg(3));
    let report = desk.import();
    let names: Vec<&str> = taken(&report).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["gallery/bare.jpg", "gallery/photo.jpg", "gallery/scan.tif"]);
    assert_eq!(codes(&report), [P::ExtensionWrong, P::ExtensionWrong]);
    assert!(problem(&report, "photo.png").sentence(Lang::En).contains(".jpg"));
    assert!(!report.has_errors());
}

#[test]
fn of_several_pages_the_first_is_taken_and_told() {
    let desk = Desk::new();
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut encoder = tiff::encoder::TiffEncoder::new(&mut bytes).expect("a TIFF");
    for shade in [40_u8, 200] {
        let page = vec![shade; 60 * 40 * 3];
        encoder.write_image::<tiff::encoder::colortype::RGB8>(60, 40, &page).expect("a page");
    }
    desk.put("book.tif", bytes.into_inner());
    let report = desk.import();
    assert_eq!((taken(&report).len(), codes(&report)), (1, vec![P::ImportFirstPage]));
}

#[test]
fn an_events_pictures_are_named_in_its_own_file() {
    let desk = Desk::new();
    desk.kiosk.write(
        "exhibition.toml",
        "format = 1\nid = \"t\"\nlanguages = [\"en\"]\nsections = [\"message\", \"history\", \"gallery\"]\n\n[title]\nen = \"T\"\n",
    );
    desk.kiosk.write("history/section.toml", "kind = \"timeline\"\ntitle.en = \"History\"\n");
    desk.kiosk
        .write("history/1952-founded/item.toml", "# mine\ndate = \"1952\"\n\n[[sources]]\ntitle = \"Chronicle\"\n");
    desk.kiosk.write("history/1952-founded/en.md", "# Founded\n\nIt was founded.\n");
    desk.put("gate.jpg", jpeg(1));
    let report = desk.import_to(Some("history/1952-founded"));
    assert_eq!(taken(&report), [("history/1952-founded/gate.jpg", Role::Picture)]);
    assert!(desk.read("history/1952-founded/item.toml").starts_with("# mine\ndate = \"1952\"\n"));
    desk.assert_no_errors("an event");

    desk.put("yard.jpg", jpeg(2));
    let before = desk.files();
    for (section, code) in [("history", P::PictureWithoutItem), ("message", P::PictureInMessage)] {
        let report = desk.import_to(Some(section));
        assert_eq!((taken(&report), codes(&report)), (vec![], vec![code]), "{section}");
        assert_eq!(desk.files(), before, "{section}");
        desk.assert_nothing_left(section);
    }
    let unknown = desk.try_import(|request| Request { section: Some("rooms"), ..request });
    let Err(ImportError::NoSection { asked, known }) = unknown else { panic!("{unknown:?}") };
    assert_eq!((asked.as_str(), known.len()), ("rooms", 3));
}

#[test]
fn a_dry_run_tells_the_same_and_writes_nothing() {
    let desk = Desk::without_gallery();
    desk.put("最终版 (2).JPG", jpeg(1));
    desk.put("broken.jpg", &jpeg(2)[..300]);
    desk.put("message.en.wav", wav());
    let before = desk.files();
    let dry = desk.try_import(|request| Request { dry_run: true, ..request }).expect("a report");
    assert!(dry.dry_run);
    assert_eq!(desk.files(), before);
    assert!(!desk.root().join("gallery").exists());
    let real = desk.import();
    assert_eq!((dry.taken, dry.problems, dry.known), (real.taken, real.problems, real.known));
    assert_eq!(dry.to_write, real.to_write);
}

fn wav() -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("a.wav");
    crate::sound::write_wav(&path, &crate::sound::rising(16_000, 0.5), 1, 16_000);
    std::fs::read(path).expect("a sound")
}

/// Publishes a picture and gives its smallest derivative.
fn shown(desk: &Desk, file: &str) -> image::RgbImage {
    let edition = desk.kiosk.current();
    let picture =
        edition.content().sections.iter().flat_map(engine::exhibition::content::Section::items).find_map(|item| {
            let picture = item.pictures.first()?;
            (item.id == file).then(|| picture.sizes[0].name.clone())
        });
    let name = picture.expect("a picture of the edition");
    let served = edition.file(&name).expect("its file");
    decoded(&std::fs::read(served.path).expect("its blob"))
}

#[test]
fn every_orientation_imported_and_published_is_upright() {
    let desk = Desk::without_gallery();
    let upright = crate::imaging::quarters(120, 80);
    for orientation in 1..=8_u8 {
        let mut stored = image::DynamicImage::from(upright.clone());
        // What undoes an orientation: only the two quarter turns are not their own opposite.
        let undo = match orientation {
            6 => 8,
            8 => 6,
            same => same,
        };
        stored.apply_orientation(image::metadata::Orientation::from_exif(undo).expect("an orientation"));
        let bytes = crate::imaging::jpeg(&stored.to_rgb8(), |encoder| {
            encoder.add_exif_metadata(&exif(orientation)).expect("EXIF");
        });
        desk.put(&format!("turned{orientation}.jpg"), bytes);
    }
    assert_eq!(desk.import().taken.len(), 8);
    desk.kiosk.publish().expect("published");
    for orientation in 1..=8 {
        let shown = shown(&desk, &format!("gallery/turned{orientation}"));
        assert_eq!(shown.dimensions(), (120, 80), "{orientation}");
        for (x, y) in [(20, 20), (100, 20), (20, 60), (100, 60)] {
            let (found, expected) = (shown.get_pixel(x, y).0, upright.get_pixel(x, y).0);
            assert_close(found, expected, 12, &format!("orientation {orientation} at {x}, {y}"));
        }
    }
}

#[test]
fn nine_orientations_of_photographs_imported_and_published_are_all_alike() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/fixtures/exif-orientation");
    if !folder.is_dir() {
        crate::support::skipped("the nine orientations of real photographs: their folder is absent");
        return;
    }
    let desk = Desk::without_gallery();
    let sources = [folder];
    let report = desk.try_import(|request| Request { sources: &sources, ..request }).expect("imported");
    assert_eq!(report.taken.len(), 18, "{report:?}");
    desk.kiosk.publish().expect("published");
    for (kind, wide) in [("Landscape", true), ("Portrait", false)] {
        let first = shown(&desk, &format!("gallery/{kind}_1"));
        assert_eq!(first.width() > first.height(), wide, "{kind}");
        for orientation in 0..=8 {
            let other = shown(&desk, &format!("gallery/{kind}_{orientation}"));
            assert_eq!(other.dimensions(), first.dimensions(), "{kind} {orientation}");
            let total: u64 = first.iter().zip(other.iter()).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
            assert!(total / (first.len() as u64) < 8, "{kind} {orientation} differs");
        }
    }
}

#[cfg(unix)]
mod phones {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::path::PathBuf;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use engine::intake::{self, ImportError, Request};
    use engine::problem::ProblemCode as P;
    use engine::store::RealDisk;
    use engine::words::Lang;
    use image::ImageFormat;

    use super::super::{Desk, codes, picture, problem, taken};

    /// The head of a phone's picture: enough to tell what it is.
    fn heic(number: u8) -> Vec<u8> {
        let mut bytes = b"\0\0\0\x1cftypheic\0\0\0\0mif1heicmiaf".to_vec();
        bytes.extend([number; 64]);
        bytes
    }

    /// A program in the place of libheif's.
    fn program(desk: &Desk, script: &str) -> PathBuf {
        let path = desk.kiosk.root().join("heif-convert");
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("a script");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("permissions");
        path
    }

    #[test]
    fn a_phones_picture_becomes_a_master_and_is_known_again() {
        let desk = Desk::new();
        desk.put("IMG_0001.HEIC", heic(1));
        let made = desk.kiosk.root().join("made.png");
        fs::write(&made, picture(1, ImageFormat::Png)).expect("a picture");
        let program = program(&desk, &format!("cp {} \"$2\"", made.display()));
        let report = desk.try_import(|request| Request { heif: Some(&program), ..request }).expect("imported");
        assert_eq!(taken(&report)[0].0, "gallery/IMG_0001.jpg", "{report:?}");
        assert_eq!(report.taken[0].converted_from.as_deref(), Some("heic"));
        desk.assert_no_errors("converted");
        desk.assert_nothing_left("converted");
        // Another version of the program gives other bytes: what it was made from tells.
        fs::write(&made, picture(2, ImageFormat::Png)).expect("a picture");
        let before = desk.files();
        let again = desk.try_import(|request| Request { heif: Some(&program), ..request }).expect("imported");
        assert_eq!((again.taken.len(), again.known.len()), (0, 1));
        assert_eq!(desk.files(), before);
    }

    #[test]
    fn without_the_program_it_is_said_what_to_install_and_with_a_broken_one_what_to_do() {
        let desk = Desk::new();
        desk.put("IMG_0001.HEIC", heic(1));
        let report = desk.import();
        assert_eq!(codes(&report), [P::HeifMissing]);
        assert!(problem(&report, "IMG_0001").remedy(Lang::En).contains("heif-convert"));
        assert!(problem(&report, "IMG_0001").remedy(Lang::ZhHans).contains("兼容性最佳"));
        for script in ["exit 1", "true", "echo no picture > \"$2\""] {
            let program = program(&desk, script);
            let report = desk.try_import(|request| Request { heif: Some(&program), ..request }).expect("a report");
            assert_eq!(codes(&report), [P::HeifFailed], "{script}");
            desk.assert_nothing_left(script);
        }
    }

    #[test]
    fn a_program_that_does_not_end_ends_when_the_import_is_stopped() {
        let desk = Desk::new();
        desk.put("IMG_0001.HEIC", heic(1));
        let started = desk.kiosk.root().join("started");
        let program = program(&desk, &format!("echo $$ > {}\nwhile :; do :; done", started.display()));
        let before = desk.files();
        let (sources, root, scratch) = ([desk.stick()], desk.root(), std::env::temp_dir());
        let request = Request {
            sources: &sources,
            into: &root,
            section: None,
            dry_run: false,
            heif: Some(&program),
            scratch: &scratch,
        };
        let asked = AtomicUsize::new(0);
        let stop = || asked.fetch_add(1, Ordering::Relaxed) > 3 && started.exists();
        let stopped = intake::import(&request, &RealDisk, &stop, &mut |_| {});
        assert!(matches!(stopped, Err(ImportError::Stopped)), "{stopped:?}");
        assert_eq!(desk.files(), before);
    }

    #[test]
    fn real_heic_and_avif_come_out_upright() {
        let on_path = |name: &str| {
            std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())
                .map(|f| f.join(name))
                .find(|p| p.is_file())
        };
        let (Some(convert), Some(encode)) =
            (on_path("heif-convert").or_else(|| on_path("heif-dec")), on_path("heif-enc"))
        else {
            crate::support::skipped("HEIC and AVIF made here: the programs of libheif are not installed");
            return;
        };
        let desk = Desk::without_gallery();
        let photograph = crate::imaging::quarters(320, 200);
        let source = desk.kiosk.root().join("source.png");
        photograph.save(&source).expect("a picture");
        for name in ["phone.heic", "screen.avif"] {
            let to = desk.stick().join(name);
            let kind: &[&str] = if name.ends_with("avif") { &["-A"] } else { &[] };
            let done = std::process::Command::new(&encode).args(kind).arg(&source).arg("-o").arg(&to).output();
            if !done.expect("a process").status.success() {
                crate::support::skipped(&format!("{name}: this heif-enc can not make it"));
                return;
            }
        }
        let report = desk.try_import(|request| Request { heif: Some(&convert), ..request }).expect("imported");
        assert_eq!(report.taken.len(), 2, "{report:?}");
        for taken in &report.taken {
            let bytes = fs::read(desk.root().join(&taken.to)).expect("a picture");
            let image = crate::imaging::decoded(&bytes);
            assert_eq!(image.dimensions(), (320, 200), "{taken:?}");
            for (x, y) in [(40, 40), (280, 40), (40, 160), (280, 160)] {
                let (found, expected) = (image.get_pixel(x, y).0, photograph.get_pixel(x, y).0);
                crate::imaging::assert_close(found, expected, 12, &taken.to);
            }
        }
    }
}
