//! One example of everything that staff bring, and the table in the document that says what becomes of each.

use std::fs;
use std::path::{Path, PathBuf};

use engine::intake::{Report, Request, Role};
use engine::problem::Severity;
use engine::words::Lang;

use super::Desk;
use crate::support::skipped;

/// What it is, its file in `tests/fixtures`, and the name under which it is on the stick.
const EXAMPLES: &[(&str, &str, &str)] = &[
    ("JPEG", "intake/baseline.jpg", "最终版 (2).JPG"),
    ("JPEG, progressive", "intake/progressive.jpg", "progressive.jpg"),
    ("JPEG in CMYK, as printers have it", "intake/cmyk.jpg", "cmyk.jpg"),
    ("JPEG that says which side is up", "intake/turned.jpg", "turned.jpg"),
    ("JPEG with a colour profile", "intake/profile.jpg", "profile.jpg"),
    ("JPEG with caption, author and date", "intake/described.jpg", "described.jpg"),
    ("PNG of 8 bits", "intake/eight-bits.png", "eight-bits.png"),
    ("PNG of 16 bits", "intake/sixteen-bits.png", "sixteen-bits.png"),
    ("PNG that can be seen through", "intake/alpha.png", "alpha.png"),
    ("WebP", "intake/photograph.webp", "photograph.webp"),
    ("TIFF of several pages", "intake/pages.tif", "pages.tif"),
    ("GIF", "intake/moving.gif", "moving.gif"),
    ("BMP", "intake/old.bmp", "old.bmp"),
    ("HEIC from a phone", "intake/phone.heic", "IMG_0001.HEIC"),
    ("AVIF", "intake/phone.avif", "phone.avif"),
    ("SVG", "intake/drawing.svg", "drawing.svg"),
    ("SVG with a script", "intake/script.svg", "script.svg"),
    ("SVG that fetches something", "intake/remote.svg", "remote.svg"),
    ("picture under another extension", "intake/named-wrongly.png", "named-wrongly.png"),
    ("picture cut off", "intake/cut-off.jpg", "cut-off.jpg"),
    ("picture of 60,000 × 60,000 pixels", "intake/huge.png", "huge.png"),
    ("empty file", "intake/empty.jpg", "empty.jpg"),
    ("MP3", "narration/tone.mp3", "message.en.mp3"),
    ("M4A", "narration/tone.m4a", "message.en.m4a"),
    ("WAV", "narration/tone.wav", "message.en.wav"),
    ("FLAC", "narration/tone.flac", "message.en.flac"),
    ("Ogg Vorbis", "narration/tone.ogg", "message.en.ogg"),
    ("recording of no text that is known", "narration/tone.mp3", "Track 01.mp3"),
    ("Opus", "narration/tone.opus", "message.en.opus"),
    ("WebVTT", "intake/captions.vtt", "message.en.vtt"),
    ("SRT", "intake/captions.srt", "message.en.srt"),
    ("Word", "intake/letter.docx", "message（中文）.docx"),
    ("Word with tracked changes", "intake/tracked.docx", "message.zh-Hans.docx"),
    ("Word with comments", "intake/commented.docx", "message.zh-Hans.docx"),
    ("Word with hidden text", "intake/hidden.docx", "message.zh-Hans.docx"),
    ("Markdown in a section’s folder", "intake/letter.md", "history/1988-renamed.en.md"),
    ("plain text in UTF-8", "intake/utf-8.txt", "message.zh-Hans.txt"),
    ("plain text in UTF-16", "intake/utf-16.txt", "message.zh-Hans.txt"),
    ("plain text in GB18030", "intake/gb18030.txt", "message.zh-Hans.txt"),
    ("text of no place that is known", "intake/utf-8.txt", "新建 文本文档.txt"),
    ("old Word", "intake/old.doc", "old.doc"),
    ("WPS", "intake/old.wps", "old.wps"),
    ("PDF", "intake/leaflet.pdf", "leaflet.pdf"),
    ("slides", "intake/slides.pptx", "slides.pptx"),
    ("CSV", "intake/events.csv", "events.csv"),
    ("Excel", "intake/events.xlsx", "events.xlsx"),
    ("spreadsheet of TimelineJS", "intake/timelinejs.csv", "timelinejs.csv"),
    ("zip", "intake/photographs.zip", "photographs.zip"),
    ("zip from a Chinese Windows", "intake/gb18030.zip", "gb18030.zip"),
    ("zip with a name that leads out of it", "intake/leads-out.zip", "leads-out.zip"),
    ("zip in a zip", "intake/nested.zip", "nested.zip"),
    ("zip bomb", "intake/bomb.zip", "bomb.zip"),
    ("RAR", "intake/photographs.rar", "photographs.rar"),
];

const BEGINS: &str = "| What you bring | Example | What becomes of it |\n| --- | --- | --- |\n";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// An exhibition in two languages with a message, a timeline and a gallery, each waiting for more.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.kiosk.write(
        "exhibition.toml",
        "format = 1\nid = \"one\"\nlanguages = [\"en\", \"zh-Hans\"]\nsections = [\"message\", \"history\", \"gallery\"]\ntitle = { en = \"One\", zh-Hans = \"一\" }\n",
    );
    desk.kiosk.write("history/section.toml", "kind = \"timeline\"\ntitle = { en = \"History\", zh-Hans = \"历程\" }\n");
    desk
}

fn heif() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let names = ["heif-dec", "heif-convert"];
    names.iter().find_map(|name| std::env::split_paths(&path).map(|f| f.join(name)).find(|program| program.is_file()))
}

/// A cell: what was taken as what, and what is said of the rest.
fn told(report: &Report, stick: &Path) -> String {
    let stick = format!("{}{}", stick.display(), std::path::MAIN_SEPARATOR);
    let mut told = Vec::new();
    for taken in &report.taken {
        let role = match taken.role {
            Role::Picture => "picture",
            Role::Narration => "narration",
            Role::Timings => "timings",
            Role::Text => "text",
            Role::Item => "event",
            Role::Section => "section",
            Role::Note => "for staff alone",
        };
        let suggests = if taken.suggestions.is_empty() { "" } else { ", with suggestions" };
        told.push(format!("{role} `{}`{suggests}", taken.to));
    }
    for problem in &report.problems {
        let refused = if problem.severity == Severity::Error { "**not taken**: " } else { "" };
        let said = format!("{refused}{} {}", problem.sentence(Lang::En), problem.remedy(Lang::En));
        told.push(said.replace(&stick, ""));
    }
    told.join("<br>")
}

#[test]
fn the_document_says_what_becomes_of_every_example() {
    let heif = heif();
    let mut rows = Vec::new();
    for (what, file, name) in EXAMPLES {
        if heif.is_none() && matches!(*what, "HEIC from a phone" | "AVIF") {
            skipped("pictures of phones: neither heif-dec nor heif-convert is installed");
            continue;
        }
        let desk = desk();
        desk.put(name, fs::read(root().join("tests/fixtures").join(file)).expect(file));
        let report = desk.try_import(|request| Request { heif: heif.as_deref(), ..request }).expect("imported");
        desk.assert_no_errors(what);
        desk.assert_nothing_left(what);
        let before = desk.files();
        let again = desk.try_import(|request| Request { heif: heif.as_deref(), ..request }).expect("imported");
        assert_eq!(again.taken, [], "{what}, twice");
        assert_eq!(desk.files(), before, "{what}, twice");
        rows.push(format!("| {what} | `{name}` | {} |\n", told(&report, &desk.stick())));
    }
    let path = root().join("docs/exhibition-format.md");
    let document = fs::read_to_string(&path).expect("the document");
    let begins = document.find(BEGINS).expect("the table") + BEGINS.len();
    let table: String = document[begins..].split_inclusive('\n').take_while(|line| line.starts_with('|')).collect();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, document.replacen(&table, &rows.concat(), 1)).expect("the document");
        return;
    }
    for row in rows {
        assert!(table.contains(&row), "the document does not say:\n{row}");
    }
    assert_eq!(table.lines().count(), EXAMPLES.len());
}

#[test]
fn every_example_is_in_the_table() {
    for entry in fs::read_dir(root().join("tests/fixtures/intake")).expect("a folder").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let file = format!("intake/{name}");
        let is_listed = EXAMPLES.iter().any(|(_, example, _)| *example == file);
        assert!(is_listed || matches!(name.as_str(), "make.py" | "README.md"), "{name}");
    }
}
