use std::path::Path;

use super::{Asked, Scene};
use crate::ground::Unreadable;
use crate::linux::tree::Tree;

const GRUB: [&str; 2] = ["/boot/grub", "/boot/grub2"];

/// Where systemd-boot looks, as the partition with it is mounted.
const SYSTEMD_BOOT: [&str; 3] = ["/boot/loader/loader.conf", "/boot/efi/loader/loader.conf", "/efi/loader/loader.conf"];

/// It only looks: which password the menu has is for people to choose, and a menu that is written wrongly starts nothing.
/// Where there are several loaders each must be locked, as which of them starts is the firmware's to know.
pub(super) fn boot(scene: &Scene<'_>) -> Result<Asked, Unreadable> {
    let mut locked = Vec::new();
    for folder in GRUB {
        locked.extend(is_grub_locked(scene.tree, Path::new(folder))?);
    }
    for settings in SYSTEMD_BOOT {
        locked.extend(scene.tree.text(settings)?.map(|settings| has_no_editor(&settings)));
    }
    Ok(if locked.is_empty() {
        Asked::Unknown
    } else if locked.iter().all(|locked| *locked) {
        Asked::Paths(Vec::new())
    } else {
        Asked::Lacking
    })
}

/// Whether GRUB's menu can be edited with a password alone; nothing where there is no menu.
fn is_grub_locked(tree: &Tree, folder: &Path) -> Result<Option<bool>, Unreadable> {
    let Some(menu) = tree.text(folder.join("grub.cfg"))? else { return Ok(None) };
    let own = tree.text(folder.join("user.cfg"))?.unwrap_or_default();
    let has_password = own.lines().filter_map(|line| line.trim().strip_prefix(PASSWORD)).any(|value| {
        let value = value.trim_start_matches('=').trim_matches(['"', '\'']);
        !value.is_empty()
    });
    Ok(Some(has_superusers(&menu, has_password) || has_superusers(&own, has_password)))
}

/// What Fedora's grub2-setpassword writes beside the menu.
const PASSWORD: &str = "GRUB2_PASSWORD";

/// Whether a menu names those who alone may edit it. Fedora's always does, under the condition that there is a password.
fn has_superusers(menu: &str, has_password: bool) -> bool {
    let mut in_condition = false;
    for line in menu.lines().map(str::trim) {
        if line.starts_with("if ") && line.contains(PASSWORD) {
            in_condition = true;
        } else if line == "fi" {
            in_condition = false;
        }
        let assignment = line.strip_prefix("set ").unwrap_or(line).trim_start();
        if assignment.starts_with("superusers=") && (has_password || !in_condition) {
            return true;
        }
    }
    false
}

/// Whether systemd-boot lets nobody edit; the last line counts.
fn has_no_editor(settings: &str) -> bool {
    let value = |line: &str| {
        let mut words = line.split_whitespace();
        (words.next() == Some("editor")).then(|| words.next().unwrap_or_default().to_ascii_lowercase())
    };
    let last = settings.lines().filter_map(value).next_back();
    last.is_some_and(|value| ["no", "0", "false", "off", "n", "f"].contains(&value.as_str()))
}
