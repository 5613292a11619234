/// The serial number in the tables that a machine's firmware gives out (SMBIOS, as Windows hands them on, without its
/// header); nothing where its maker left it empty.
pub fn serial_number(tables: &[u8]) -> Option<String> {
    const SYSTEM: u8 = 1;
    const SERIAL_AT: usize = 7;

    let mut rest = tables;
    loop {
        let (&kind, &length) = (rest.first()?, rest.get(1)?);
        let formatted = rest.get(..usize::from(length).max(4))?;
        let strings = &rest[formatted.len()..];
        // The texts of a table end with an empty one; where there is none, two zeros stand there all the same.
        let end = strings.windows(2).position(|pair| pair == [0, 0])? + 2;
        if kind == SYSTEM {
            let number = usize::from(*formatted.get(SERIAL_AT)?).checked_sub(1)?;
            let text = strings[..end].split(|byte| *byte == 0).nth(number)?;
            let text = String::from_utf8_lossy(text).trim().to_owned();
            return (!text.is_empty()).then_some(text);
        }
        rest = &strings[end..];
    }
}
