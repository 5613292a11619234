//! What the session is told: systemd, where it started the supervisor as a service that notifies.

#[cfg(target_os = "linux")]
use sd_notify::NotifyState;

/// Whether systemd started the supervisor as a service: then the exhibition is to be there until it ends the session.
pub(crate) fn is_a_service() -> bool {
    cfg!(target_os = "linux") && std::env::var_os("NOTIFY_SOCKET").is_some()
}

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
