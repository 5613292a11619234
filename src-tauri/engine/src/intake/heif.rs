//! HEIC and AVIF through libheif's own program, as a child process with limits.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long one picture may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often it is asked whether it is done.
const PAUSE: Duration = Duration::from_millis(10);

/// Memory that it may take, in bytes: 4 GiB of addresses.
#[cfg(target_os = "linux")]
const MEMORY: u64 = 4 << 30;

/// Bytes that it may write: 1 GiB.
const OUTPUT: u64 = 1 << 30;

/// Why there is no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeifFault {
    /// It was asked to stop.
    Stopped,
    /// The program failed, took too long, or wrote too much.
    Failed,
}

/// Converts the first picture of a file to a PNG in an empty folder.
pub(super) fn convert(program: &Path, from: &Path, into: &Path, stop: &dyn Fn() -> bool) -> Result<PathBuf, HeifFault> {
    let failed = |_| HeifFault::Failed;
    let from = from.canonicalize().map_err(failed)?;
    let into = into.canonicalize().map_err(failed)?;
    let mut child = Command::new(program)
        .args([&from, &into.join("picture.png")])
        .current_dir(&into)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(failed)?;
    limit(&child);
    let done = wait(&mut child, stop);
    if done.is_err() {
        let _ = child.kill();
        let _ = child.wait();
    }
    done?;
    // A file of several pictures gives several, with numbers.
    let mut made: Vec<PathBuf> = fs::read_dir(&into).map_err(failed)?.flatten().map(|entry| entry.path()).collect();
    made.sort();
    let fits = |path: &PathBuf| fs::metadata(path).is_ok_and(|about| about.is_file() && about.len() <= OUTPUT);
    made.into_iter().find(fits).ok_or(HeifFault::Failed)
}

fn wait(child: &mut Child, stop: &dyn Fn() -> bool) -> Result<(), HeifFault> {
    let started = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(ended)) if ended.success() => return Ok(()),
            Ok(None) if stop() => return Err(HeifFault::Stopped),
            Ok(None) if started.elapsed() < PATIENCE => thread::sleep(PAUSE),
            _ => return Err(HeifFault::Failed),
        }
    }
}

/// Limits what a child may take from now on. Other systems have the limit on time alone.
#[cfg(target_os = "linux")]
fn limit(child: &Child) {
    use rustix::process::{Pid, Resource, Rlimit, prlimit};
    let pid = Pid::from_child(child);
    for (resource, most) in [(Resource::As, MEMORY), (Resource::Fsize, OUTPUT), (Resource::Cpu, PATIENCE.as_secs())] {
        // One that has ended already needs none.
        let _ = prlimit(Some(pid), resource, Rlimit { current: Some(most), maximum: Some(most) });
    }
}

#[cfg(not(target_os = "linux"))]
fn limit(_child: &Child) {}
