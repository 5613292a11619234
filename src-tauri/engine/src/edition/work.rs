use std::sync::mpsc;
use std::sync::{Condvar, LazyLock, Mutex, PoisonError};
use std::thread;

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// How far a long operation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// How many files of this stage are done.
    pub done: usize,
    /// How many there are.
    pub total: usize,
}

/// What a long operation is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Taking staff's files into an exhibition.
    Import,
    /// Copying staff's files into the store.
    Store,
    /// Making derivatives of pictures and measuring sounds.
    Derive,
    /// Reading back what was written, or what a pack holds.
    Verify,
    /// Writing a pack.
    Pack,
}

/// Does one thing to every input on all processors, and tells of each on this thread. Stops at the first failure and
/// returns it.
pub(super) fn each<T: Sync, R: Send, E: Send>(
    stage: Stage,
    inputs: &[T],
    progress: &mut dyn FnMut(Progress),
    act: impl Fn(&T) -> Result<R, E> + Sync,
) -> Result<Vec<R>, E> {
    let total = inputs.len();
    let act = &act;
    progress(Progress { stage, done: 0, total });
    thread::scope(|scope| {
        let (tell, told) = mpsc::channel();
        let results = move || {
            inputs
                .par_iter()
                .map_with(tell, |tell, input| {
                    let result = act(input);
                    // Nobody listens only where nobody waits for the result either.
                    let _ = tell.send(());
                    result
                })
                .collect()
        };
        let work = scope.spawn(move || apart(results));
        for (before, ()) in told.iter().enumerate() {
            progress(Progress { stage, done: before + 1, total });
        }
        match work.join() {
            Ok(results) => results,
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// Runs what works in parallel on threads that only publishing has: they are taken for seconds, and who searches
/// meanwhile does not wait for them.
pub(super) fn apart<R: Send>(work: impl FnOnce() -> R + Send) -> R {
    static POOL: LazyLock<Option<ThreadPool>> =
        LazyLock::new(|| ThreadPoolBuilder::new().thread_name(|number| format!("publish {number}")).build().ok());
    match &*POOL {
        Some(pool) => pool.install(work),
        // The machine gives no more threads: better late than not at all.
        None => work(),
    }
}

/// Memory that work in parallel may take together, in bytes.
#[derive(Debug)]
pub(super) struct Budget {
    free: Mutex<u64>,
    freed: Condvar,
    whole: u64,
}

impl Budget {
    pub(super) fn new(whole: u64) -> Self {
        Self { free: Mutex::new(whole), freed: Condvar::new(), whole }
    }

    /// Acts once this much is free. What needs more than there is waits for all of it.
    pub(super) fn within<R>(&self, bytes: u64, act: impl FnOnce() -> R) -> R {
        let bytes = bytes.min(self.whole);
        let share = self.take(bytes);
        let result = act();
        drop(share);
        result
    }

    fn take(&self, bytes: u64) -> Share<'_> {
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = self.freed.wait_while(free, |free| *free < bytes).unwrap_or_else(PoisonError::into_inner);
        *free -= bytes;
        Share { budget: self, bytes }
    }
}

/// Gives its part of the budget back also when the work panics.
struct Share<'a> {
    budget: &'a Budget,
    bytes: u64,
}

impl Drop for Share<'_> {
    fn drop(&mut self) {
        *self.budget.free.lock().unwrap_or_else(PoisonError::into_inner) += self.bytes;
        self.budget.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::time::Duration;

    use super::*;

    #[test]
    fn whoever_else_works_in_parallel_does_not_wait_for_publishing() {
        let inputs = vec![(); 4 * rayon::current_num_threads()];
        // While every thread of publishing is taken, somebody else asks for work of their own.
        let served = each(Stage::Derive, &inputs, &mut |_| {}, |()| {
            let (tell, told) = mpsc::channel();
            thread::spawn(move || tell.send((0..1000).into_par_iter().sum::<i32>()));
            Ok::<_, Infallible>(told.recv_timeout(Duration::from_secs(10)))
        });
        assert!(served.is_ok_and(|served| served.iter().all(|sum| *sum == Ok(499_500))));
    }
}
