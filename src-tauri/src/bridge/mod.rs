//! What a window may ask: each command parses, calls one function, and converts.
//!
//! Which window may ask what stands in `tauri.conf.json` (`capabilities`); a command that `build.rs` does not list is
//! refused to everybody.

pub mod convert;
pub mod draft;
pub mod error;
pub mod hall;
pub mod people;
pub mod staff;
pub mod visitor;
pub mod visits;
pub mod wire;

use tauri::Runtime;
use tauri::ipc::Invoke;

/// Every command of both windows.
pub fn commands<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        visitor::open,
        visitor::beat,
        visitor::wake,
        visitor::touched,
        visitor::door,
        visitor::enter,
        visitor::settle_pin,
        visitor::report,
        visitor::start_over,
        visitor::close_preview,
        visitor::search,
        visitor::play,
        visitor::pause,
        visitor::seek,
        visitor::set_speed,
        visitor::set_volume,
        visitor::stop,
        staff::today,
        staff::report_pages,
        visits::visits,
        visits::export_visits,
        staff::staff_touched,
        hall::set_muted,
        hall::hold_still,
        hall::close_today,
        hall::open_again,
        hall::turn,
        people::staff_people,
        people::set_person,
        people::remove_person,
        people::change_pin,
        staff::editions,
        staff::publish,
        staff::roll_back,
        staff::calibration,
        staff::calibrate,
        staff::settings::settings,
        staff::settings::change_settings,
        staff::settings::sound_outputs,
        staff::settings::test_sound,
        staff::close_staff,
        draft::draft,
        draft::begin_draft,
        draft::discard_draft,
        draft::sticks,
        draft::load_media,
        draft::stop_loading,
        draft::describe_picture,
        draft::arrange_picture,
        draft::remove_picture,
        draft::write_text,
        draft::undo_step,
        draft::redo_step,
        draft::build_preview,
        draft::open_preview,
        draft::publish_draft,
    ]
}
