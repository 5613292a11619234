//! The support report: what somebody who is asked for help wants to know of a kiosk, in one text file, with nothing of a
//! person in it.

use std::fmt::Write as _;
use std::io::{self, Read, Seek, SeekFrom, Write as _};
use std::path::Path;
#[cfg(target_os = "linux")]
use std::process::Command;

use engine::edition;
use engine::home::{Home, Settings};
use engine::ledger::{Ledger, LedgerError};
use engine::store::StoreError;
use engine::words::Lang;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use sysinfo::{Disks, System};

use crate::failure::Failure;
use crate::kiosk::Place;
use crate::say::Say;
use crate::words;

/// As much of the newest log is told, in bytes.
const LOG: u64 = 512 << 10;
/// As long back health is told.
const HEALTH_TOLD: SignedDuration = SignedDuration::from_hours(48);
/// Longer settings are none.
const SETTINGS: u64 = 64 << 10;

/// Writes the report over whatever is there; a file of that name is there whole or not at all.
pub(crate) fn report(say: &mut Say<'_>, home: &Path, output: &Path) -> Result<(), Failure> {
    let report = redacted(&gathered(&Home::at(home), home));
    let failed = |source| Failure::Machine(StoreError::Write { path: output.to_owned(), source });
    write(output, report.as_bytes()).map_err(failed)?;
    say.report(&words::reported(say.lang, output), &json!({ "report": output }));
    Ok(())
}

/// What one code of a page takes, in bytes: more would need a code that phones do not read from a screen.
const PAGE: usize = 850;
/// No report has more pages: nobody photographs more.
const PAGES: usize = 6;
/// So many lines of the log are told in pages, at most.
const LINES: usize = 40;

/// A short report in pages of text, each small enough for a code that a phone reads from the screen: for a machine that
/// no stick and no network gets to. Nothing of a person is in it.
pub fn report_pages(home: &Home) -> Vec<String> {
    let path = home.root();
    let mut text = machine(path);
    let _ = writeln!(text, "{}", editions(home).lines().rev().take(3).collect::<Vec<_>>().join("\n"));
    for problem in Settings::read(home).1 {
        let _ = writeln!(text, "kiosk.toml, line {}: {}", problem.line.unwrap_or_default(), problem.sentence(Lang::En));
    }
    let health = health(home);
    let _ = writeln!(text, "{}", health.lines().rev().take(8).collect::<Vec<_>>().join("\n"));
    let log = log(&path.join("logs"));
    let is_trouble = |line: &&str| line.contains("ERROR") || line.contains("WARN");
    for line in log.lines().rev().filter(is_trouble).take(LINES) {
        let _ = writeln!(text, "{line}");
    }
    paged(&redacted(&text))
}

/// Cut between lines where that can be, and within a line that is longer than a page.
fn paged(text: &str) -> Vec<String> {
    let mut pages: Vec<String> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let mut rest = line;
        while !rest.is_empty() {
            let end = (0..=PAGE.min(rest.len())).rev().find(|&end| rest.is_char_boundary(end));
            let (piece, after) = rest.split_at(end.unwrap_or(rest.len()));
            rest = after;
            match pages.last_mut() {
                Some(page) if page.len() + piece.len() < PAGE => page.push_str(piece),
                _ => pages.push(piece.to_owned()),
            }
            if let Some(page) = pages.last_mut() {
                page.push('\n');
            }
        }
    }
    pages.truncate(PAGES);
    let count = pages.len();
    let head = |n: usize| format!("Jubilee {}  {n}/{count}\n", env!("CARGO_PKG_VERSION"));
    pages.iter().zip(1..).map(|(page, n)| format!("{}{page}", head(n))).collect()
}

/// In English, whoever asks: it is for those who wrote the program.
fn gathered(home: &Home, path: &Path) -> String {
    let mut report = format!("Jubilee {}, support report of {}\n", env!("CARGO_PKG_VERSION"), Timestamp::now());
    let mut part = |title: &str, text: &str| {
        let text = if text.trim().is_empty() { "(nothing)" } else { text.trim_end() };
        let _ = write!(report, "\n== {title} ==\n{text}\n");
    };
    part("Machine", &machine(path));
    part("Editions", &editions(home));
    part("Settings", &settings(home, path));
    part("Health", &health(home));
    part("Lockdown", &lockdown());
    #[cfg(target_os = "linux")]
    part("Session", &session());
    part("Log", &log(&path.join("logs")));
    report
}

fn machine(home: &Path) -> String {
    let system = System::new_all();
    let known = |value: Option<String>| value.unwrap_or_else(|| "?".to_owned());
    let mut text = format!(
        "system: {}\nkernel: {}\nprocessors: {}\nmemory: {} MB, {} MB free\nup for: {} s\nhome: {}\n",
        known(System::long_os_version()),
        known(System::kernel_version()),
        system.cpus().len(),
        system.total_memory() >> 20,
        system.available_memory() >> 20,
        System::uptime(),
        home.display(),
    );
    let disks = Disks::new_with_refreshed_list();
    let of_home = disks.iter().filter(|disk| home.starts_with(disk.mount_point()));
    if let Some(disk) = of_home.max_by_key(|disk| disk.mount_point().as_os_str().len()) {
        let _ = writeln!(
            text,
            "disk of the home: {} MB, {} MB free, {}{}",
            disk.total_space() >> 20,
            disk.available_space() >> 20,
            disk.file_system().to_string_lossy(),
            if disk.is_read_only() { ", read-only" } else { "" },
        );
    }
    text
}

/// Without who published them and what they noted.
fn editions(home: &Home) -> String {
    let editions = match edition::editions(home, None) {
        Ok(editions) => editions,
        Err(error) => return error.to_string(),
    };
    let mut text = String::new();
    for edition in editions {
        let when = edition.published.map_or_else(|| "?".to_owned(), |when| when.to_string());
        let current = if edition.current { "  current" } else { "" };
        let _ = writeln!(text, "{}  {when}  {}{current}", edition.number, edition.id);
    }
    text
}

fn settings(home: &Home, path: &Path) -> String {
    let mut text = tail(&path.join("kiosk.toml"), SETTINGS);
    for problem in Settings::read(home).1 {
        let _ = write!(text, "\nline {}: {}", problem.line.unwrap_or_default(), problem.sentence(Lang::En));
    }
    text
}

/// One line a quarter of an hour, the newest last.
fn health(home: &Home) -> String {
    let told = |ledger: &Ledger| {
        let since = Timestamp::now() - HEALTH_TOLD;
        let mut text = format!("repairs: {}\n", ledger.repairs_since(since)?);
        for health in ledger.health_since(since)? {
            let _ = writeln!(text, "{health}");
        }
        Ok::<_, LedgerError>(text)
    };
    match Ledger::look(home).and_then(|ledger| ledger.as_ref().map_or_else(|| Ok(String::new()), told)) {
        Ok(text) => text,
        Err(error) => error.to_string(),
    }
}

fn lockdown() -> String {
    match Place::at(None).audit() {
        Ok(findings) => findings.iter().fold(String::new(), |mut text, finding| {
            let _ = writeln!(text, "{}: {:?}", finding.measure.id(), finding.standing);
            text
        }),
        Err(error) => error.to_string(),
    }
}

/// What stands in systemd's journal of the session, and of the kernel: what failed before the kiosk had a log. What the
/// session's programs say is not the unit's, as the session is one of its own.
#[cfg(target_os = "linux")]
fn session() -> String {
    const SAID: [&str; 9] = [
        "SYSLOG_IDENTIFIER=jubilee-supervisor",
        "+",
        "UNIT=jubilee.service",
        "+",
        "UNIT=jubilee-repair.service",
        "+",
        "_SYSTEMD_UNIT=jubilee-repair.service",
        "+",
        "SYSLOG_IDENTIFIER=kernel",
    ];
    let shown = ["--lines=1000", "--no-pager", "--output=short-iso"];
    let asked = Command::new("journalctl").args(shown).args(SAID).output();
    match asked {
        Ok(told) => format!("{}{}", String::from_utf8_lossy(&told.stdout), String::from_utf8_lossy(&told.stderr)),
        Err(error) => format!("journalctl: {error}"),
    }
}

/// The end of the log, with the one before where the newest has hardly begun.
fn log(folder: &Path) -> String {
    let newest = tail(&folder.join("kiosk.log"), LOG);
    let before = folder.join("kiosk.log.1");
    if newest.len() as u64 > LOG / 2 || !before.exists() {
        return newest;
    }
    format!("{}{newest}", tail(&before, LOG - newest.len() as u64))
}

/// A file to be read, and no link, device or pipe that somebody laid in its place: root may ask, and the folder is not
/// root's.
fn plain(path: &Path) -> io::Result<std::fs::File> {
    let mut options = std::fs::File::options();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;

        let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
        options.custom_flags(flags.bits().cast_signed());
    }
    let file = options.open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::Error::other("this is no file")) }
}

/// The end of a file, from the beginning of a line; what is no text is replaced.
fn tail(path: &Path, most: u64) -> String {
    let read = || -> io::Result<String> {
        let mut file = plain(path)?;
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(most)))?;
        let mut bytes = Vec::new();
        file.take(most).read_to_end(&mut bytes)?;
        let text = String::from_utf8_lossy(&bytes);
        Ok(match text.split_once('\n') {
            Some((_, rest)) if length > most => rest.to_owned(),
            _ => text.into_owned(),
        })
    };
    read().unwrap_or_else(|error| format!("{}: {error}", path.display()))
}

/// Without the names that folders of people have.
fn redacted(report: &str) -> String {
    let mut text = report.to_owned();
    for folder in ["/home/", "/Users/", r"\Users\"] {
        let mut parts = text.split(folder);
        let mut kept = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            // On Windows a name may have spaces in it.
            let ends = if folder.ends_with('\\') { "\\\"\n" } else { "/\"': \n" };
            let name = part.find(|letter| ends.contains(letter));
            kept.push_str(folder);
            kept.push('…');
            kept.push_str(name.map_or("", |name| &part[name..]));
        }
        text = kept;
    }
    text
}

/// Writes a file over whatever is there; it is there whole or not at all.
pub(crate) fn write(output: &Path, content: &[u8]) -> io::Result<()> {
    let folder = match output.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(content)?;
    file.as_file().sync_all()?;
    file.persist(output)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_people_are_left_out() {
        let said = r#"at /home/ada/pictures: no; "C:\Users\Ada L\x" and /home/bob"#;
        assert_eq!(redacted(said), r#"at /home/…/pictures: no; "C:\Users\…\x" and /home/…"#);
    }

    #[test]
    fn pages_are_cut_between_lines_and_say_which_they_are() {
        let pages = paged(&format!("{}\n\n{}\n{}", "first ".repeat(100), "second ".repeat(50), "三".repeat(600)));
        let heads: Vec<_> = pages.iter().map(|page| page.lines().next().unwrap_or_default().to_owned()).collect();
        let head = |n: u32| format!("Jubilee {}  {n}/5", env!("CARGO_PKG_VERSION"));
        assert_eq!(heads, [head(1), head(2), head(3), head(4), head(5)]);
        assert!(pages.iter().all(|page| page.len() < 900), "{:?}", pages.iter().map(String::len).collect::<Vec<_>>());
        assert!(pages[0].ends_with("first \n") && pages[1].contains("second"));
        assert_eq!(pages.iter().flat_map(|page| page.chars()).filter(|letter| *letter == '三').count(), 600);
        assert_eq!(paged(&"line\n".repeat(10_000)).len(), PAGES);
    }

    #[test]
    fn of_a_long_log_the_end_is_told_from_the_beginning_of_a_line() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("log");
        std::fs::write(&path, "first\nsecond\nthird\n").expect("written");
        assert_eq!(tail(&path, 10), "third\n");
        assert_eq!(tail(&path, 100), "first\nsecond\nthird\n");
    }

    #[test]
    fn of_a_log_that_has_hardly_begun_the_one_before_is_told_too() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("written");
        write("kiosk.log.1", "yesterday\n");
        write("kiosk.log", "today\n");
        assert_eq!(log(folder.path()), "yesterday\ntoday\n");
        write("kiosk.log", &"today\n".repeat(LOG as usize / 8));
        assert!(log(folder.path()).starts_with("today"));
    }

    #[cfg(unix)]
    #[test]
    fn what_lies_in_the_place_of_the_log_is_not_followed_and_not_waited_for() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        std::fs::write(path("secret"), "secret").expect("written");
        std::os::unix::fs::symlink(path("secret"), path("link")).expect("a link");
        assert!(!tail(&path("link"), 100).ends_with("secret"));
        let made = std::process::Command::new("mkfifo").arg(path("pipe")).status();
        assert!(made.is_ok_and(|made| made.success()));
        assert!(tail(&path("pipe"), 100).ends_with("this is no file"));
    }
}
