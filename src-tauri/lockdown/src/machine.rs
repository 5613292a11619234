/// What a machine is known by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Machine {
    /// The serial number that its maker gave it.
    pub serial: Option<String>,
    /// The addresses of its network interfaces, lower-case with colons; built-in and plugged-in ones first.
    pub macs: Vec<String>,
}

impl Machine {
    pub(crate) fn has_serial(&self, written: &str) -> bool {
        self.serial.as_deref().is_some_and(|serial| serial.eq_ignore_ascii_case(written.trim()))
    }

    pub(crate) fn has_mac(&self, written: &str) -> bool {
        as_mac(written).is_some_and(|mac| self.macs.contains(&mac))
    }
}

/// An address as this program writes it; nothing where it is none.
pub(crate) fn as_mac(written: &str) -> Option<String> {
    let mac = written.trim().to_ascii_lowercase().replace('-', ":");
    let pairs: Vec<&str> = mac.split(':').collect();
    let is_pair = |pair: &&str| pair.len() == 2 && pair.bytes().all(|byte| byte.is_ascii_hexdigit());
    (pairs.len() == 6 && pairs.iter().all(is_pair)).then_some(mac)
}
