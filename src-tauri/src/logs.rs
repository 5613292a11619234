//! The kiosk's log: one file a day in `home/logs`, the last fourteen kept.

use std::path::Path;

use tracing_appender::non_blocking::WorkerGuard;
use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::writer::MakeWriterExt;

const FILES_KEPT: usize = 14;

/// Begins to log, to standard error alone where `home` can't be written. What is returned writes out the rest when it
/// is dropped.
pub fn begin(home: &Path) -> Option<WorkerGuard> {
    let filter = || EnvFilter::try_from_env("JUBILEE_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let folder = home.join("logs");
    let file = std::fs::create_dir_all(&folder).map_err(|error| error.to_string()).and_then(|()| {
        RollingFileAppender::builder()
            .rotation(Rotation::DAILY)
            .filename_prefix("kiosk")
            .filename_suffix("log")
            .max_log_files(FILES_KEPT)
            .build(&folder)
            .map_err(|error| error.to_string())
    });
    let subscriber = tracing_subscriber::fmt().with_env_filter(filter()).with_ansi(false);
    let guard = match file {
        Ok(file) => {
            let (file, guard) = tracing_appender::non_blocking(file);
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
