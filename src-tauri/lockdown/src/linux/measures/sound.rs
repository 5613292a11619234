use super::{Asked, Scene, own_unit, written};
use crate::linux::state::State;

/// Turns the sound up, and says what could not be.
const PROGRAM: &str = "/etc/jubilee/sound";
/// What the last start could not turn up; gone with the next start.
const FAILED: &str = "/run/jubilee-sound-failed";

/// How drivers call what a loudspeaker or a handset may hang on.
const CONTROLS: &str = "Master PCM Speaker Headphone";

pub(super) fn sound(scene: &Scene<'_>) -> Asked {
    let Some(amixer) = scene.tree.program("amixer") else { return Asked::Unknown };
    let program = format!(
        "# Turns up what every sound card has of these controls.\n\
         failed={FAILED}\n\
         rm -f \"$failed\"\n\
         found=\n\
         # A card may come late, and its controls after it.\n\
         seconds=${{JUBILEE_SOUND_WAIT:-30}}\n\
         while :; do\n\
         \x20 for card in /proc/asound/card[0-9]*; do\n\
         \x20   [ -d \"$card\" ] || continue\n\
         \x20   number=${{card##*card}}\n\
         \x20   for control in {CONTROLS}; do\n\
         \x20     {amixer} -q -c \"$number\" sget \"$control\" >/dev/null 2>&1 || continue\n\
         \x20     found=1\n\
         \x20     {amixer} -q -c \"$number\" sset \"$control\" 100% unmute >/dev/null 2>&1 ||\n\
         \x20       echo \"card $number: $control\" >>\"$failed\"\n\
         \x20   done\n\
         \x20 done\n\
         \x20 [ -z \"$found\" ] && [ \"$seconds\" -gt 0 ] || break\n\
         \x20 seconds=$((seconds - 1)); sleep 1\n\
         done\n\
         [ -n \"$found\" ] || echo \"no card with one of: {CONTROLS}\" >>\"$failed\"\n\
         [ ! -e \"$failed\" ] || {{ cat \"$failed\" >&2; exit 1; }}\n",
        amixer = amixer.display()
    );
    let unit = format!(
        "[Unit]\nDescription=Jubilee: the sound is on\nAfter=sound.target alsa-restore.service\n\n\
         [Service]\nType=oneshot\nExecStart=/bin/sh {PROGRAM}\n"
    );
    let name = "jubilee-sound.service";
    let wanted = own_unit("graphical.target.wants").join(name);
    Asked::Paths(vec![
        (PROGRAM.into(), written(&program)),
        (own_unit(name), written(&unit)),
        (wanted, State::link(own_unit(name))),
    ])
}

/// Whether the last start turned everything up.
pub(super) fn sound_holds(scene: &Scene<'_>) -> bool {
    !scene.tree.has(FAILED)
}
