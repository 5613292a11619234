use super::{Asked, Scene};
use crate::ground::Unreadable;

/// Programs that let nobody in.
const NO_SHELLS: [&str; 2] = ["nologin", "false"];

/// It only looks: which password an account has is for people to choose.
pub(super) fn passwords(scene: &Scene<'_>) -> Result<Asked, Unreadable> {
    let [users, secrets] = ["/etc/passwd", "/etc/shadow"].map(|path| scene.tree.text(path));
    let (users, secrets) = (users?.unwrap_or_default(), secrets?.unwrap_or_default());
    let has_shell = |fields: &[&str]| {
        let shell = fields.get(6).and_then(|shell| shell.rsplit('/').next()).unwrap_or_default();
        !NO_SHELLS.contains(&shell)
    };
    let is_empty = |fields: &[&str]| match fields.get(1) {
        Some(&"") => true,
        // Only then does shadow have the say.
        Some(&"x") => password(&secrets, fields[0]) == Some(""),
        _ => false,
    };
    let is_open = users.lines().map(|line| line.split(':').collect::<Vec<_>>()).any(|fields| {
        let is_account = !fields[0].is_empty() && !fields[0].starts_with('#');
        is_account && has_shell(&fields) && is_empty(&fields)
    });
    Ok(if is_open { Asked::Lacking } else { Asked::Paths(Vec::new()) })
}

fn password<'a>(secrets: &'a str, account: &str) -> Option<&'a str> {
    let mut lines = secrets.lines().map(|line| line.split(':'));
    lines.find_map(|mut fields| (fields.next() == Some(account)).then(|| fields.next().unwrap_or_default()))
}
