//! What the session is told: systemd, where it started the supervisor as a service that notifies.

#[cfg(target_os = "linux")]
use sd_notify::NotifyState;

/// The exhibition is on the screen.
pub(crate) fn ready() {
    #[cfg(target_os = "linux")]
    notify(NotifyState::Ready);
}

/// The supervisor lives: it is the service's watchdog that asks, and the program has a watch of its own.
pub(crate) fn alive() {
    #[cfg(target_os = "linux")]
    notify(NotifyState::Watchdog);
}

#[cfg(target_os = "linux")]
fn notify(state: NotifyState<'_>) {
    if let Err(error) = sd_notify::notify(&[state]) {
        eprintln!("the session is not told: {error}");
    }
}
