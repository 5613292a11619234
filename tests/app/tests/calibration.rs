use rig::{Kiosk, Programs, Room, Screen, Sound, shows_calibration};

use crate::scene::PATIENCE;

#[test]
fn the_calibration_opens_over_the_exhibition() {
    let room = Room::open(Screen::LANDSCAPE, Sound::None).unwrap();
    // As it is installed: under automation the windows share what they do not share in a hall.
    let kiosk = Kiosk::start_calibration(&room, &Programs::find().unwrap()).unwrap();
    let shown = room.display().comes_to_show(shows_calibration, PATIENCE).unwrap();
    assert!(shown, "{}", kiosk.log_tail());
}
