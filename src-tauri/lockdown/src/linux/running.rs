use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::linux::state::State;
use crate::linux::tree::Tree;
use crate::plan::{Change, Kind};

const SOUND: &str = "jubilee-sound.service";

/// Tells the running system of changes to its files: what it reads anew without a restart. `recorded` are all paths that
/// this or an earlier setup changed. Returns the commands that failed. For any other tree, or where systemd does not
/// run, it does nothing.
pub fn apply_at_once(tree: &Tree, changes: &[Change], recorded: &[PathBuf]) -> Vec<String> {
    if !tree.is_running() || !Path::new("/run/systemd/system").exists() {
        return Vec::new();
    }
    let failed = commands(tree, changes, recorded).into_iter().filter(|command| !succeeds(command));
    failed.map(|command| command.into_iter().take(3).collect::<Vec<_>>().join(" ")).collect()
}

fn commands(tree: &Tree, changes: &[Change], recorded: &[PathBuf]) -> Vec<Vec<String>> {
    let mut commands: Vec<Vec<String>> = Vec::new();
    if !changes.is_empty() {
        commands.push(vec!["systemctl".into(), "daemon-reload".into()]);
        commands.push(vec!["udevadm".into(), "control".into(), "--reload".into()]);
    }
    // SELinux knows a file that was put in the place of another by its label. What a power cut kept from getting its own
    // is no change any more when setup is run again.
    let is_there = |path: &&PathBuf| !matches!(tree.state(path), Ok(State::Absent));
    let paths: BTreeSet<&PathBuf> =
        changes.iter().map(|change| &change.path).chain(recorded).filter(is_there).collect();
    if tree.program("restorecon").is_some() && !paths.is_empty() {
        let paths = paths.into_iter().map(|path| path.to_string_lossy().into_owned());
        commands.push(["restorecon", "-F"].into_iter().map(str::to_owned).chain(paths).collect());
    }
    if changes.iter().any(|change| change.path.ends_with(SOUND) && change.kind != Kind::Removed) {
        // At once, so that whoever sets up hears of a card that it does not know.
        commands.push(vec!["systemctl".into(), "start".into(), SOUND.into()]);
    }
    commands
}

fn succeeds(command: &[String]) -> bool {
    let mut process = Command::new(&command[0]);
    process.args(&command[1..]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    process.status().is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn labels_are_put_right_where_a_power_cut_came_before_them() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["etc/passwd", "etc/shadow", "usr/sbin/restorecon"] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder above")).expect("folders");
            fs::write(path, "").expect("a file");
        }
        let tree = Tree::at(folder.path());
        let recorded = ["/etc/passwd", "/etc/shadow", "/etc/taken-away"].map(PathBuf::from);
        let labelled = [["restorecon", "-F", "/etc/passwd", "/etc/shadow"].map(str::to_owned).to_vec()];
        assert_eq!(commands(&tree, &[], &recorded), labelled);
        let change = |path: &str, kind| Change { path: path.into(), kind };
        let changes = [change("/etc/shadow", Kind::Changed), change("/etc/taken-away", Kind::Removed)];
        let told = commands(&tree, &changes, &recorded[..1]);
        assert_eq!(told[0], ["systemctl", "daemon-reload"]);
        assert_eq!(told[2..], labelled);
        fs::remove_file(folder.path().join("usr/sbin/restorecon")).expect("removed");
        assert_eq!(commands(&tree, &[], &recorded), Vec::<Vec<String>>::new());
    }
}
