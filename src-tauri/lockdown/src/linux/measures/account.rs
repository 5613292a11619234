use std::path::{Path, PathBuf};

use super::{Asked, Scene};
use crate::ground::Unreadable;
use crate::linux::state::{Content, Owner, State};
use crate::linux::tree::Tree;

const NAME: &str = "jubilee";
pub(crate) const HOME: &str = "/var/lib/jubilee";

pub(crate) const PASSWD: &str = "/etc/passwd";
const GROUP: &str = "/etc/group";
const SHADOW: &str = "/etc/shadow";
const GSHADOW: &str = "/etc/gshadow";

/// The files that other accounts share.
const ACCOUNT_FILES: [&str; 4] = [PASSWD, GROUP, SHADOW, GSHADOW];

/// What the session needs: the screen, touches and sound.
const GROUPS: [&str; 4] = ["video", "render", "input", "audio"];

/// Groups whose members have rights over the machine.
const RIGHTS: [&str; 10] = ["root", "sudo", "wheel", "admin", "adm", "disk", "docker", "lxd", "libvirt", "shadow"];

/// Numbers of system accounts, as all of the distributions deal them out, from the top.
const NUMBERS: std::ops::RangeInclusive<u32> = 201..=999;

pub(super) fn account(scene: &Scene<'_>) -> Result<Asked, Unreadable> {
    let tree = scene.tree;
    let owner = owner(tree)?;
    let shell = tree.program("nologin").unwrap_or_else(|| PathBuf::from("/bin/false"));
    let mut asked = Vec::new();
    let user = format!("{NAME}:x:{}:{}:Jubilee kiosk:{HOME}:{}", owner.uid, owner.gid, shell.display());
    let mut edit = |path: &str, edit: &dyn Fn(&str) -> String| -> Result<(), Unreadable> {
        let present = tree.state(Path::new(path))?;
        // Not every system has passwords for groups.
        if !(path == GSHADOW && present == State::Absent) {
            let text = text(path, &present)?;
            asked.push((PathBuf::from(path), present.with_text(edit(text))));
        }
        Ok(())
    };
    edit(PASSWD, &|text| {
        with_line(text, &user, |fields| {
            HOME.clone_into(&mut fields[5]);
            fields[6] = shell.display().to_string();
        })
    })?;
    edit(GROUP, &|text| with_membership(&with_line(text, &format!("{NAME}:x:{}:", owner.gid), |_| {})))?;
    edit(SHADOW, &|text| {
        with_line(text, &format!("{NAME}:!*:::::::"), |fields| {
            if !fields[1].starts_with(['!', '*']) {
                "!*".clone_into(&mut fields[1]);
            }
        })
    })?;
    edit(GSHADOW, &|text| with_membership(&with_line(text, &format!("{NAME}:!::"), |_| {})))?;
    Ok(Asked::Paths(asked))
}

/// Who the kiosk's files belong to: the account that is there, or that will be made.
pub(crate) fn owner(tree: &Tree) -> Result<Owner, Unreadable> {
    let [users, groups] = [PASSWD, GROUP].map(|path| tree.text(path).map(Option::unwrap_or_default));
    let (users, groups) = (users?, groups?);
    let number = |text: &str, field: usize| {
        let line = text.lines().find(|line| name(line) == NAME)?;
        line.split(':').nth(field)?.parse().ok()
    };
    let taken: Vec<u32> = [&users, &groups]
        .iter()
        .flat_map(|text| text.lines())
        .filter_map(|line| line.split(':').nth(2)?.parse().ok())
        .collect();
    let free = NUMBERS.rev().find(|number| !taken.contains(number)).unwrap_or(*NUMBERS.start());
    let gid = number(&users, 3).or_else(|| number(&groups, 2)).unwrap_or(free);
    Ok(Owner { uid: number(&users, 2).unwrap_or(free), gid })
}

/// Who the kiosk's account is in the text of a file of accounts; nothing where it is not there.
pub(crate) fn account_in(users: &str) -> Option<Owner> {
    let line = users.lines().find(|line| name(line) == NAME)?;
    let number = |field| line.split(':').nth(field)?.parse().ok();
    Some(Owner { uid: number(2)?, gid: number(3)? })
}

/// Whether a number is that of an account that is not the kiosk's.
pub(crate) fn is_anothers(users: &str, uid: u32) -> bool {
    let number = |line: &str| line.split(':').nth(2)?.parse().ok();
    users.lines().any(|line| name(line) != NAME && number(line) == Some(uid))
}

/// Takes the kiosk's account out of a file that accounts share and somebody else changed as well; `before` is the file
/// before setup.
pub(crate) fn without_account(path: &Path, present: &State, before: &State) -> Option<State> {
    if !ACCOUNT_FILES.iter().any(|file| path == Path::new(file)) {
        return None;
    }
    let (Some(text), Some(before)) = (present.text(), before.text()) else { return Some(present.clone()) };
    let has_members = [Path::new(GROUP), Path::new(GSHADOW)].contains(&path);
    let mut kept = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let old = before.split_inclusive('\n').find(|old| name(old) == name(line));
        if name(line) == NAME {
            kept.push_str(old.unwrap_or_default());
        } else if has_members && !old.is_some_and(|old| members(old).contains(&NAME)) {
            kept.push_str(&with_members(line, |members| members.retain(|member| *member != NAME)));
        } else {
            kept.push_str(line);
        }
    }
    Some(present.with_text(kept))
}

fn text<'a>(path: &str, present: &'a State) -> Result<&'a str, Unreadable> {
    let unreadable = |kind: std::io::ErrorKind| Unreadable { path: path.into(), source: kind.into() };
    match present {
        State::File { content: Content(bytes), .. } => {
            str::from_utf8(bytes).map_err(|_| unreadable(std::io::ErrorKind::InvalidData))
        }
        State::Absent => Err(unreadable(std::io::ErrorKind::NotFound)),
        _ => Err(unreadable(std::io::ErrorKind::InvalidInput)),
    }
}

/// The text with a line for the account: one that is there is changed in its fields, else the new one comes last.
fn with_line(text: &str, new: &str, change: impl Fn(&mut [String])) -> String {
    let mut out = String::with_capacity(text.len() + new.len());
    let count = new.split(':').count();
    let mut found = false;
    for line in text.split_inclusive('\n') {
        if name(line) == NAME && !found {
            found = true;
            let mut fields: Vec<String> = line.trim_end_matches('\n').split(':').map(str::to_owned).collect();
            fields.resize(count, String::new());
            change(&mut fields);
            out.push_str(&fields.join(":"));
            out.push('\n');
        } else {
            out.push_str(line);
        }
    }
    if !found {
        if !out.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
        out.push_str(new);
        out.push('\n');
    }
    out
}

fn with_membership(text: &str) -> String {
    let line = |line: &str| {
        with_members(line, |members| {
            if RIGHTS.contains(&name(line)) {
                members.retain(|member| *member != NAME);
            } else if GROUPS.contains(&name(line)) && !members.contains(&NAME) {
                members.push(NAME);
            }
        })
    };
    text.split_inclusive('\n').map(line).collect()
}

fn with_members(line: &str, change: impl Fn(&mut Vec<&str>)) -> String {
    let end = &line[line.trim_end_matches('\n').len()..];
    let Some((start, _)) = line.trim_end_matches('\n').rsplit_once(':') else { return line.to_owned() };
    let mut members = members(line);
    let old = members.clone();
    change(&mut members);
    if members == old { line.to_owned() } else { format!("{start}:{}{end}", members.join(",")) }
}

fn members(line: &str) -> Vec<&str> {
    let last = line.trim_end_matches('\n').rsplit(':').next().unwrap_or_default();
    last.split(',').filter(|member| !member.is_empty()).collect()
}

fn name(line: &str) -> &str {
    line.split(':').next().unwrap_or_default()
}
