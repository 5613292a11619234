use std::path::Path;

use crate::tree::Tree;

/// What a machine is known by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Machine {
    /// The serial number that its maker gave it.
    pub serial: Option<String>,
    /// The addresses of its network interfaces, lower-case with colons; built-in and plugged-in ones first.
    pub macs: Vec<String>,
}

impl Machine {
    /// Reads what the kernel says of the machine. What it does not give out is absent.
    pub fn read(tree: &Tree) -> Self {
        let line = |path: &Path| tree.text(path).ok().flatten().map(|text| text.trim().to_owned());
        let serial = line(Path::new("/sys/class/dmi/id/product_serial")).filter(|serial| !serial.is_empty());
        let net = Path::new("/sys/class/net");
        let mut macs: Vec<(bool, String)> = tree
            .names(net)
            .unwrap_or_default()
            .into_iter()
            .map(|name| net.join(name))
            .filter_map(|interface| {
                let mac = line(&interface.join("address")).and_then(|mac| as_mac(&mac))?;
                (mac != "00:00:00:00:00:00").then(|| (!tree.has(interface.join("device")), mac))
            })
            .collect();
        macs.sort_by_key(|(virtual_one, _)| *virtual_one);
        Self { serial, macs: macs.into_iter().map(|(_, mac)| mac).collect() }
    }

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

/// The machine's name in the network; nothing where it has none.
pub fn host_name(tree: &Tree) -> Option<String> {
    let text = tree.text("/etc/hostname").ok().flatten()?;
    let name = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'))?;
    Some(name.to_owned())
}
