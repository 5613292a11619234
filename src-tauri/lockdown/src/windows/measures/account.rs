use super::Asked;
use crate::windows::place;
use crate::windows::state::State;
use crate::windows::system::Account;

/// An account of setup's own. One that a person has by this name is in the way: signing in by itself takes a password
/// that is known, and the person's could not be put back.
pub(super) fn account() -> Asked {
    let account = Account { is_own: true, is_enabled: true, is_administrator: false, is_user: true, has_profile: true };
    Asked::Paths(vec![(place::account(), State::Account(account))])
}
