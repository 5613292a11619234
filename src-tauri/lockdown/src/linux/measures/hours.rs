use std::path::Path;

use engine::home::{Opening, Span, Time};

use super::{Asked, Scene, own_unit, paths, written};
use crate::ground::Unreadable;
use crate::linux::state::State;
use crate::linux::tree::Tree;

pub(super) fn time(scene: &Scene<'_>) -> Result<Asked, Unreadable> {
    let Some(server) = &scene.answers.time_server else { return Ok(Asked::NotApplicable) };
    let tree = scene.tree;
    // Where both start, chrony's unit stops the other.
    if tree.is_enabled("chrony.service")? || tree.is_enabled("chronyd.service")? {
        return chrony(tree, server);
    }
    // Its other name is how it is started when somebody asks for the time.
    if tree.is_enabled("systemd-timesyncd.service")? || tree.is_linked("dbus-org.freedesktop.timesync1.service") {
        return Ok(paths([(
            "/etc/systemd/timesyncd.conf.d/zz-jubilee.conf",
            written(&format!("[Time]\nNTP={server}\nFallbackNTP=\n")),
        )]));
    }
    Ok(Asked::Lacking)
}

/// Debian's and Ubuntu's reads a folder. In the one file of Fedora's it is for people to say which servers are not to
/// be asked any more.
fn chrony(tree: &Tree, server: &str) -> Result<Asked, Unreadable> {
    if tree.has_folder(Path::new("/etc/chrony/sources.d")) {
        return Ok(paths([("/etc/chrony/sources.d/jubilee.sources", written(&format!("server {server} iburst\n")))]));
    }
    let settings = tree.text("/etc/chrony.conf")?.unwrap_or_default();
    let is_named = |line: &str| {
        let mut words = line.split_whitespace();
        matches!(words.next(), Some("server" | "pool")) && words.next() == Some(server)
    };
    Ok(if settings.lines().any(is_named) { Asked::Paths(Vec::new()) } else { Asked::Lacking })
}

/// Where the system has its time zones.
const ZONES: &str = "/usr/share/zoneinfo";

pub(super) fn timezone(scene: &Scene<'_>) -> Result<Asked, Unreadable> {
    let Some(name) = &scene.answers.timezone else { return Ok(Asked::NotApplicable) };
    let zone = Path::new(ZONES).join(name);
    if !scene.tree.has(&zone) || scene.tree.has_folder(&zone) {
        return Ok(Asked::Lacking);
    }
    let [link, file] = ["/etc/localtime", "/etc/timezone"].map(Path::new);
    let present = scene.tree.state(link)?;
    // Whoever set it before may have written the same another way, as from the link's own folder.
    let is_so = matches!(&present, State::Link { target, .. } if target.ends_with(Path::new("zoneinfo").join(name)));
    let mut asked = vec![(link.to_owned(), if is_so { present } else { State::link(zone) })];
    // Debian's own, which some programs read instead.
    let present = scene.tree.state(file)?;
    if let Some(old) = present.text() {
        let wanted = if old.trim() == name { present } else { present.with_text(format!("{name}\n")) };
        asked.push((file.to_owned(), wanted));
    }
    Ok(Asked::Paths(asked))
}

/// Says whether it is closed, and sets the clock that wakes the machine to the next opening.
const CLOSING: &str = "/etc/jubilee/closing";

/// The machine is switched off only once the clock that will wake it is set: one that can't be woken stays on. So does
/// one that is open, as the timer also fires when a clock that was behind is put right: what the program says is a
/// condition and no failure, and the timer waits for the next closing.
pub(super) fn opening(scene: &Scene<'_>) -> Asked {
    let Some(opening) = &scene.answers.opening else { return Asked::NotApplicable };
    let tree = scene.tree;
    let (Some(rtcwake), Some(systemctl)) = (tree.program("rtcwake"), tree.program("systemctl")) else {
        return Asked::Lacking;
    };
    if tree.is_running() && !tree.has("/sys/class/rtc/rtc0/wakealarm") {
        return Asked::Lacking;
    }
    let service = format!(
        "[Unit]\nDescription=Jubilee: closed until the next opening\n\n[Service]\nType=oneshot\n\
         ExecCondition=/bin/sh {CLOSING}\nExecStart={} poweroff\n",
        systemctl.display(),
    );
    let timer = format!(
        "[Unit]\nDescription=Jubilee: closing time\n\n[Timer]\n{}AccuracySec=1s\n",
        opening.closes().iter().map(|(time, days)| on_calendar(*time, days)).collect::<String>()
    );
    let name = "jubilee-closing.timer";
    Asked::Paths(vec![
        (CLOSING.into(), written(&closing(opening, &rtcwake))),
        (own_unit("jubilee-closing.service"), written(&service)),
        (own_unit(name), written(&timer)),
        (own_unit("timers.target.wants").join(name), State::link(own_unit(name))),
    ])
}

fn on_calendar(time: Time, days: &[usize]) -> String {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let days: Vec<&str> = days.iter().map(|day| DAYS[*day]).collect();
    let days = if days.len() == DAYS.len() { String::new() } else { format!("{} ", days.join(",")) };
    format!("OnCalendar={days}*-*-* {time}:00\n")
}

/// A program for the shell, as the next opening depends on the day. It reckons in days and not in seconds, so that one
/// that is an hour shorter or longer counts as one.
fn closing(opening: &Opening, rtcwake: &Path) -> String {
    let cases = opening.spans().into_iter().map(|(spans, days)| {
        let days: Vec<String> = days.into_iter().map(|day| (day + 1).to_string()).collect();
        let spans: Vec<String> = spans.iter().map(Span::to_string).collect();
        format!("    {}) spans=\"{}\" ;;\n", days.join("|"), spans.join(" "))
    });
    format!(
        "# Sets the machine's clock to wake it at the next opening, or ends with 1 while it is open; seen from another\n\
         # time where one is named.\n\
         set -eu\n\
         from=${{1:-now}}\n\
         now=$(date -d \"$from\" +%s)\n\
         for days in 0 1 2 3 4 5 6 7; do\n\
         \x20 day=$(date -d \"$from $days days\" +%F)\n\
         \x20 case $(date -d \"$from $days days\" +%u) in\n\
         {}    *) spans= ;;\n\
         \x20 esac\n\
         \x20 for span in $spans; do\n\
         \x20   opens=$(date -d \"$day ${{span%-*}}\" +%s)\n\
         \x20   if [ \"$opens\" -gt \"$now\" ]; then {} -m no -t \"$opens\" && exit 0 || exit 255; fi\n\
         \x20   if [ \"$(date -d \"$day ${{span#*-}}\" +%s)\" -gt \"$now\" ]; then exit 1; fi\n\
         \x20 done\n\
         done\n\
         exit 255\n",
        cases.collect::<String>(),
        rtcwake.display(),
    )
}
