//! The power cut at moments that spread over a publish and over an upgrade: what stood before or what was to come is there
//! afterwards, whole.

use std::path::Path;
use std::time::{Duration, Instant};

use super::glass::Glass;
use super::machine::{Hardware, Machine};
use super::{VmError, passed};

/// Nothing is on the screen: what is cut off is alone, and a start is soon done.
const NO_SCREEN: Hardware = Hardware { clock: None, sound: None, screen: false };

/// Something that takes a while.
struct Deed {
    stage: &'static str,
    /// What comes before it each time, with the number of the cut.
    prepare: &'static str,
    /// The shell command that is cut off.
    command: &'static str,
    /// What is true after every cut.
    whole: &'static str,
    /// What a person does who finds the machine after a cut.
    finish: &'static str,
}

/// Of one drawing every time: what is published is another edition.
const PUBLISH: Deed = Deed {
    stage: "the power cut during a publish",
    prepare: "echo '<!-- CUT -->' >> /srv/exhibition/gallery/ding.svg; sync",
    command: "runuser -u jubilee -- jubilee --home /var/lib/jubilee publish /srv/exhibition",
    whole: "jubilee --home /var/lib/jubilee verify && jubilee --home /var/lib/jubilee editions",
    finish: "runuser -u jubilee -- jubilee --home /var/lib/jubilee publish /srv/exhibition && \
             jubilee --home /var/lib/jubilee verify",
};

/// From the first package to the second, and back again before the next cut.
const UPGRADE: Deed = Deed {
    stage: "the power cut during an upgrade",
    prepare: "dpkg --install --force-downgrade /root/jubilee.deb > /dev/null 2>&1; sync",
    command: "dpkg --install /root/newer.deb",
    whole: "jubilee --version && jubilee-kiosk --version && jubilee --home /var/lib/jubilee verify",
    finish: "dpkg --install /root/newer.deb && dpkg --audit && dpkg --verify jubilee",
};

/// Cuts the power so often during each, and has the kiosk show its exhibition at the end.
pub(super) fn cut_off(folder: &Path, disk: &Path, glass: &Glass, cuts: u32) -> Result<(), VmError> {
    let mut machine = Machine::start(folder, disk, &NO_SCREEN)?;
    machine.must("cp -R /root/exhibition /srv/exhibition && chmod -R a+rX /srv/exhibition && sync")?;
    machine.shut_down()?;
    for deed in [PUBLISH, UPGRADE] {
        cut_off_each(folder, disk, &deed, cuts)?;
        let mut machine = Machine::start(folder, disk, &Hardware::default())?;
        passed("attract after every cut", || machine.shows("cut", &glass.attract))?;
        machine.shut_down()?;
    }
    Ok(())
}

fn cut_off_each(folder: &Path, disk: &Path, deed: &Deed, cuts: u32) -> Result<(), VmError> {
    let mut machine = Machine::start(folder, disk, &NO_SCREEN)?;
    // The first time it makes what later ones find.
    let mut began = Instant::now();
    for time in ["first", "second"] {
        machine.must(&deed.prepare.replace("CUT", time))?;
        began = Instant::now();
        machine.must(deed.command)?;
    }
    // The last cut comes when it has just ended.
    let long = began.elapsed().mul_f64(1.05);
    for cut in 1..=cuts {
        passed(deed.stage, || {
            machine.must(&deed.prepare.replace("CUT", &cut.to_string()))?;
            machine.begin(&format!("{} > /dev/null 2>&1 &", deed.command))?;
            let after: Duration = long * cut / cuts;
            std::thread::sleep(after);
            println!("{cut} of {cuts}, after {after:.1?}");
            Ok(())
        })?;
        drop(machine);
        machine = Machine::start(folder, disk, &NO_SCREEN)?;
        println!("{}", machine.must(deed.whole)?);
    }
    println!("{}", machine.must(deed.finish)?);
    machine.shut_down()
}
