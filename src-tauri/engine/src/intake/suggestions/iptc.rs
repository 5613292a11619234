//! IPTC's records of 1991, which archives' programs still write.

use super::{Suggestions, day, decoded, line};

pub(in crate::intake) fn read(block: &[u8]) -> Suggestions {
    let mut said = Suggestions::default();
    let (mut headline, mut owner, mut places) = (None, None, Vec::new());
    for (number, value) in Records(records(block)) {
        let text = || line(&decoded(value));
        match number {
            120 => said.caption = said.caption.or_else(text),
            5 | 105 => headline = headline.or_else(text),
            80 => said.credit = said.credit.or_else(text),
            110 | 115 | 116 => owner = owner.or_else(text),
            55 => said.date = said.date.or_else(|| day(&decoded(value))),
            92 | 90 | 101 => places.extend(text().map(|place| (number, place))),
            _ => {}
        }
    }
    said.caption = said.caption.or(headline);
    said.credit = said.credit.or(owner);
    // From the narrow to the wide: a place in a city in a country.
    places.sort_by_key(|(number, _)| [92, 90, 101].iter().position(|order| order == number));
    places.dedup();
    let places: Vec<String> = places.into_iter().map(|(_, place)| place).collect();
    said.place = (!places.is_empty()).then(|| places.join(", "));
    said
}

/// The records in Photoshop's resources, or the block itself where it has none.
fn records(block: &[u8]) -> &[u8] {
    const IPTC: [u8; 2] = [0x04, 0x04];
    let mut rest = block.strip_prefix(b"Photoshop 3.0\0").unwrap_or(block);
    while let Some(after) = rest.strip_prefix(b"8BIM") {
        let Some((id, after)) = after.split_at_checked(2) else { break };
        let name = usize::from(after.first().copied().unwrap_or(0));
        // A name and its length take an even number of bytes, and so does the content.
        let Some(after) = after.get((name + 2) & !1..) else { break };
        let Some((length, after)) = after.split_first_chunk::<4>() else { break };
        let length = u32::from_be_bytes(*length) as usize;
        if id == IPTC {
            return after.get(..length).unwrap_or(after);
        }
        let Some(next) = after.get(length.saturating_add(length % 2)..) else { break };
        rest = next;
    }
    block
}

/// The records about the picture: number and value.
struct Records<'b>(&'b [u8]);

impl<'b> Iterator for Records<'b> {
    type Item = (u8, &'b [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let [0x1C, record, number, high, low, rest @ ..] = self.0 else { return None };
            // Longer values have a form of their own, which no text needs.
            let length = usize::from(u16::from_be_bytes([*high, *low]));
            let (value, after) = rest.split_at_checked(length)?;
            self.0 = after;
            if *record == 2 {
                return Some((*number, value));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_read_bare_and_in_resources_and_cut_short() {
        let mut records = vec![0x1C, 1, 90, 0, 3, 0x1B, b'%', b'G'];
        for (number, text) in [(120, "The gate"), (80, "Li Na"), (55, "19520422"), (101, "中国"), (90, "北京")] {
            records.extend([0x1C, 2, number, 0, text.len() as u8]);
            records.extend(text.bytes());
        }
        let mut resources = b"Photoshop 3.0\08BIM\x03\xed\0\0\0\0\0\x03abc\08BIM\x04\x04\0\0".to_vec();
        resources.extend((records.len() as u32).to_be_bytes());
        resources.extend(&records);
        for block in [&records, &resources] {
            let said = read(block);
            assert_eq!(said.caption.as_deref(), Some("The gate"));
            assert_eq!(said.credit.as_deref(), Some("Li Na"));
            assert_eq!(said.date.as_deref(), Some("1952-04-22"));
            assert_eq!(said.place.as_deref(), Some("北京, 中国"));
            for cut in 0..block.len() {
                read(&block[..cut]);
            }
        }
    }
}
