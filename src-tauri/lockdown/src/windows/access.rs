//! Access entries between how the system writes them and how they are recorded.

use super::system::ACCOUNT;

/// The entries of a list that are its own, with the kiosk's account by its name.
pub(super) fn own(list: &str, account: Option<&str>) -> String {
    let list = list.strip_prefix("D:").unwrap_or(list);
    let (flags, entries) = list.split_once('(').unwrap_or((list, ""));
    let is_own = |entry: &&str| !entry.is_empty() && !entry.split(';').nth(1).is_some_and(is_inherited);
    let named = |entry: &str| match account.and_then(|number| entry.strip_suffix(number)) {
        Some(rest) if rest.ends_with(';') => format!("({rest}{ACCOUNT})"),
        _ => format!("({entry})"),
    };
    let entries = entries.split(['(', ')']).filter(is_own).map(named);
    let protected = if flags.contains('P') { "P" } else { "" };
    [protected.to_owned()].into_iter().chain(entries).collect()
}

/// A list with these entries of its own, for the system.
pub(super) fn list(own: &str, account: Option<&str>) -> String {
    let entry = format!(";{ACCOUNT})");
    format!("D:{}", account.map_or_else(|| own.to_owned(), |number| own.replace(&entry, &format!(";{number})"))))
}

/// Flags are of two letters each.
fn is_inherited(flags: &str) -> bool {
    flags.as_bytes().chunks(2).any(|flag| flag == b"ID")
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBER: &str = "S-1-5-21-1-2-3-1004";

    #[test]
    fn what_is_inherited_is_left_out_and_the_account_has_its_name() {
        let written = "D:AI(A;OICI;0x1301bf;;;S-1-5-21-1-2-3-1004)(D;;FA;;;BG)(A;OICIID;FA;;;BA)(A;ID;FR;;;BU)";
        let own = own(written, Some(NUMBER));
        assert_eq!(own, "(A;OICI;0x1301bf;;;jubilee)(D;;FA;;;BG)");
        assert_eq!(list(&own, Some(NUMBER)), "D:(A;OICI;0x1301bf;;;S-1-5-21-1-2-3-1004)(D;;FA;;;BG)");
    }

    #[test]
    fn a_list_that_inherits_nothing_stays_one() {
        assert_eq!(own("D:PAI(A;;FA;;;BA)", None), "P(A;;FA;;;BA)");
        assert_eq!(own("D:AI(A;ID;FA;;;BA)", None), "");
        assert_eq!(own("D:(A;;FA;;;S-1-5-21-1-2-3-10041)", Some(NUMBER)), "(A;;FA;;;S-1-5-21-1-2-3-10041)");
    }
}
