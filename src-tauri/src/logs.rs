//! The kiosk's log: `home/logs/kiosk.log`, and the older ones numbered behind it.

use std::path::Path;
use std::time::{Duration, SystemTime};

use file_rotate::compression::Compression;
use file_rotate::suffix::AppendCount;
use file_rotate::{ContentLimit, FileRotate};
use tracing_appender::non_blocking::WorkerGuard;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::writer::MakeWriterExt;

/// The file that is written to.
const NEWEST: &str = "kiosk.log";
/// A full file is put behind the others at the next line.
const FULL: usize = 4 << 20;
/// How many older ones are kept: with the newest, no more than 40 MB in all, whatever happens on how many days.
const OLDER: usize = 9;
/// What nothing was written to for longer than this nobody asks for any more.
const OLDEST: Duration = Duration::from_secs(90 * 86_400);

/// Begins to log, to standard error alone where `home` can't be written. What is returned writes out the rest when it
/// is dropped.
pub fn begin(home: &Path) -> Option<WorkerGuard> {
    let filter = || EnvFilter::try_from_env("JUBILEE_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let folder = home.join("logs");
    let subscriber = tracing_subscriber::fmt().with_env_filter(filter()).with_ansi(false);
    let guard = match writable(&folder) {
        Ok(()) => {
            forget_old(home, SystemTime::now());
            let (file, guard) = tracing_appender::non_blocking(rotated(&folder, FULL));
            subscriber.with_writer(file.and(std::io::stderr)).init();
            Some(guard)
        }
        Err(error) => {
            subscriber.with_writer(std::io::stderr).init();
            tracing::warn!(%error, "the log can't be written to the home");
            None
        }
    };
    std::panic::set_hook(Box::new(|panic| tracing::error!("{panic}")));
    guard
}

/// Removes older logs of this home that nothing was written to for 90 days before `now`. What can't be removed stays until
/// it is the tenth.
pub fn forget_old(home: &Path, now: SystemTime) {
    let Ok(files) = home.join("logs").read_dir() else { return };
    for file in files.flatten() {
        let is_older =
            file.file_name().to_str().and_then(|name| name.strip_prefix(NEWEST)?.strip_prefix('.')).is_some();
        let written = file.metadata().and_then(|about| about.modified());
        if is_older && written.is_ok_and(|written| now.duration_since(written).is_ok_and(|age| age > OLDEST)) {
            drop(std::fs::remove_file(file.path()));
        }
    }
}

/// Whether there can be a log in `folder`. What rotates it keeps to itself that it can't be opened.
fn writable(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    std::fs::File::options().create(true).append(true).open(folder.join(NEWEST)).map(drop)
}

fn rotated(folder: &Path, full: usize) -> FileRotate<AppendCount> {
    let limit = ContentLimit::BytesSurpassed(full);
    FileRotate::new(folder.join(NEWEST), AppendCount::new(OLDER), limit, Compression::None, None)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn a_log_that_cannot_be_written_is_noticed_where_its_folder_is_there_from_better_days() {
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join("logs");
        writable(&folder).expect("a home that takes it");
        std::fs::remove_file(folder.join(NEWEST)).expect("removed");
        // A folder in the file's place stands for a disk that can only be read: root may write everywhere else.
        std::fs::create_dir(folder.join(NEWEST)).expect("a folder");
        assert!(writable(&folder).is_err());
    }

    #[test]
    fn what_was_written_last_long_ago_is_forgotten_but_the_newest() {
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join("logs");
        std::fs::create_dir(&folder).expect("a folder");
        let now = SystemTime::now();
        for (name, days) in [("kiosk.log", 100), ("kiosk.log.1", 89), ("kiosk.log.2", 91), ("note.txt", 400)] {
            let file = std::fs::File::create(folder.join(name)).expect("written");
            file.set_modified(now - Duration::from_secs(days * 86_400)).expect("a time");
        }
        forget_old(home.path(), now);
        let left = |name: &str| folder.join(name).exists();
        assert!(left("kiosk.log") && left("kiosk.log.1") && left("note.txt"));
        assert!(!left("kiosk.log.2"));
        // A clock at 1970 makes nothing old.
        forget_old(home.path(), SystemTime::UNIX_EPOCH);
        assert!(left("kiosk.log.1"));
    }

    #[test]
    fn a_log_that_never_stops_fills_no_disk() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut log = rotated(folder.path(), 1000);
        for line in 0..1000 {
            writeln!(log, "the same trouble once more, {line:04}").expect("written");
        }
        let files: Vec<_> = std::fs::read_dir(folder.path()).expect("read").flatten().collect();
        let bytes: u64 = files.iter().filter_map(|file| file.metadata().ok()).map(|file| file.len()).sum();
        assert_eq!(files.len(), OLDER + 1);
        assert!(bytes < 11_000, "{bytes} bytes");
        let newest = std::fs::read_to_string(folder.path().join("kiosk.log")).expect("read");
        assert!(newest.ends_with("0999\n"), "{newest}");
    }
}
