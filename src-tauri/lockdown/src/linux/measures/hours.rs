use std::path::Path;

use super::{Asked, Scene, own_unit, paths, written};
use crate::ground::Unreadable;
use crate::linux::state::State;

pub(super) fn time(scene: &Scene<'_>) -> Asked {
    let Some(server) = &scene.answers.time_server else { return Asked::NotApplicable };
    if scene.tree.unit("systemd-timesyncd.service").is_some() {
        return paths([(
            "/etc/systemd/timesyncd.conf.d/zz-jubilee.conf",
            written(&format!("[Time]\nNTP={server}\nFallbackNTP=\n")),
        )]);
    }
    if scene.tree.has_folder(Path::new("/etc/chrony/sources.d")) {
        return paths([("/etc/chrony/sources.d/jubilee.sources", written(&format!("server {server} iburst\n")))]);
    }
    Asked::Lacking
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

/// The machine is switched off only once the clock that will wake it is set: one that can't be woken stays on.
pub(super) fn opening(scene: &Scene<'_>) -> Asked {
    let Some(opening) = scene.answers.opening else { return Asked::NotApplicable };
    let tree = scene.tree;
    let (Some(rtcwake), Some(systemctl)) = (tree.program("rtcwake"), tree.program("systemctl")) else {
        return Asked::Lacking;
    };
    if tree.is_running() && !tree.has("/sys/class/rtc/rtc0/wakealarm") {
        return Asked::Lacking;
    }
    let service = format!(
        "[Unit]\nDescription=Jubilee: closed until tomorrow\n\n[Service]\nType=oneshot\n\
         ExecStart=/bin/sh -c 'exec {} -m no -t \"$$(date -d \"tomorrow {}\" +%%s)\"'\nExecStart={} poweroff\n",
        rtcwake.display(),
        opening.opens(),
        systemctl.display(),
    );
    let timer = format!(
        "[Unit]\nDescription=Jubilee: closing time\n\n[Timer]\nOnCalendar=*-*-* {}:00\nAccuracySec=1s\n",
        opening.closes()
    );
    let name = "jubilee-closing.timer";
    Asked::Paths(vec![
        (own_unit("jubilee-closing.service"), written(&service)),
        (own_unit(name), written(&timer)),
        (own_unit("timers.target.wants").join(name), State::link(own_unit(name))),
    ])
}
