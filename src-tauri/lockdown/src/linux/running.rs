use std::path::Path;
use std::process::{Command, Stdio};

use crate::linux::tree::Tree;
use crate::plan::{Change, Kind};

const SOUND: &str = "jubilee-sound.service";

/// Tells the running system of changes to its files: what it reads anew without a restart. Returns the commands that
/// failed. For any other tree, or where systemd does not run, it does nothing.
pub fn apply_at_once(tree: &Tree, changes: &[Change]) -> Vec<String> {
    if !tree.is_running() || changes.is_empty() || !Path::new("/run/systemd/system").exists() {
        return Vec::new();
    }
    let mut commands: Vec<Vec<String>> = vec![
        vec!["systemctl".into(), "daemon-reload".into()],
        vec!["udevadm".into(), "control".into(), "--reload".into()],
    ];
    if tree.program("restorecon").is_some() {
        // SELinux knows a file that was put in the place of another by its label.
        let there = changes.iter().filter(|change| change.kind != Kind::Removed);
        let paths = there.map(|change| change.path.to_string_lossy().into_owned());
        commands.push(["restorecon", "-F"].into_iter().map(str::to_owned).chain(paths).collect());
    }
    if changes.iter().any(|change| change.path.ends_with(SOUND) && change.kind != Kind::Removed) {
        // At once, so that whoever sets up hears of a card that it does not know.
        commands.push(vec!["systemctl".into(), "start".into(), SOUND.into()]);
    }
    let failed = commands.into_iter().filter(|command| !succeeds(command));
    failed.map(|command| command.into_iter().take(3).collect::<Vec<_>>().join(" ")).collect()
}

fn succeeds(command: &[String]) -> bool {
    let mut process = Command::new(&command[0]);
    process.args(&command[1..]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    process.status().is_ok_and(|status| status.success())
}
