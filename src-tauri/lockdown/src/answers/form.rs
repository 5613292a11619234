//! The forms that texts of an answer file have to have.

/// The name of one machine in a network, as RFC 1123 has it.
pub(super) fn host_name(text: &str) -> Option<String> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let good =
        (1..=63).contains(&text.len()) && text.chars().all(fits) && !text.starts_with('-') && !text.ends_with('-');
    good.then(|| text.to_owned())
}

/// A host's name or address, with nothing that could be read as something else in another file.
pub(super) fn server(text: &str) -> Option<String> {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | ':');
    ((1..=253).contains(&text.len()) && text.chars().all(fits)).then(|| text.to_owned())
}

/// A name as the time zone database has them, which is a path in its folder and in no other.
pub(super) fn timezone(text: &str) -> Option<String> {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+');
    let is_part = |part: &str| part.starts_with(|c: char| c.is_ascii_alphabetic()) && part.chars().all(fits);
    (text.len() <= 64 && text.split('/').all(is_part)).then(|| text.to_owned())
}
