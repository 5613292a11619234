use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

/// Fewest digits of a PIN.
pub const FEWEST_DIGITS: usize = 6;
/// Most digits of a PIN.
pub const MOST_DIGITS: usize = 12;
/// What is compared where nobody is meant, so that an answer tells by no delay who there is.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRmb3Jub2JvZHk$\
                      5cSmJHc5LJjSdSYD5cvNvYk6bqnWQpjWHkhQXcF4kqA";

/// A PIN that may be given to somebody: 6 to 12 digits that children do not try first.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(String);

/// Why a PIN was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PinError {
    /// It has too few or too many digits, or something else in it.
    #[error("a PIN has {FEWEST_DIGITS} to {MOST_DIGITS} digits")]
    Digits,
    /// Children try it first: one or two digits again and again, or digits in a row.
    #[error("this PIN is too easy to guess: take one that is no row and has at least three different digits")]
    Simple,
    /// The system gives no random numbers.
    #[error("the PIN could not be kept: {reason}")]
    Machine {
        /// Why.
        reason: String,
    },
}

impl Pin {
    /// Takes digits as a PIN.
    ///
    /// # Errors
    /// [`PinError::Digits`], [`PinError::Simple`].
    pub fn new(digits: &str) -> Result<Self, PinError> {
        let bytes = digits.as_bytes();
        if !(FEWEST_DIGITS..=MOST_DIGITS).contains(&bytes.len()) || !bytes.iter().all(u8::is_ascii_digit) {
            return Err(PinError::Digits);
        }
        let mut different = bytes.to_vec();
        different.sort_unstable();
        different.dedup();
        // Both ways, and round from 9 to 0.
        let steps = |by: u8| bytes.windows(2).all(|pair| (pair[0] - b'0' + by) % 10 == pair[1] - b'0');
        if different.len() < 3 || steps(1) || steps(9) { Err(PinError::Simple) } else { Ok(Self(digits.to_owned())) }
    }

    /// Argon2id with a salt of its own, by the parameters that OWASP's password storage cheat sheet recommends (19 MiB,
    /// two passes), as a PHC string.
    pub(super) fn hashed(&self) -> Result<String, PinError> {
        let hash = Argon2::default().hash_password(self.0.as_bytes());
        hash.map(|hash| hash.to_string()).map_err(|error| PinError::Machine { reason: error.to_string() })
    }
}

/// What stands in no log.
impl std::fmt::Debug for Pin {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("Pin")
    }
}

/// Whether a PIN is the one that was hashed. Takes as long where there is none.
pub(super) fn is_right(pin: &str, hash: Option<&str>) -> bool {
    let known = PasswordHash::new(hash.unwrap_or(NOBODY));
    let right = known.is_ok_and(|known| Argon2::default().verify_password(pin.as_bytes(), &known).is_ok());
    right && hash.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_children_try_first_is_no_pin() {
        for digits in ["12345", "1234567890123", "12a456", "１２３４５６", ""] {
            assert_eq!(Pin::new(digits), Err(PinError::Digits), "{digits}");
        }
        for digits in ["111111", "121212", "123456", "654321", "890123", "0987654"] {
            assert_eq!(Pin::new(digits), Err(PinError::Simple), "{digits}");
        }
        for digits in ["195204", "246810", "112233"] {
            assert!(Pin::new(digits).is_ok(), "{digits}");
        }
    }

    #[test]
    fn nobody_is_compared_with_a_hash_that_is_one() {
        assert!(PasswordHash::new(NOBODY).is_ok(), "or it would take no time");
    }
}
