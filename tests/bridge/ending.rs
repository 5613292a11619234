use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use jubilee_kiosk::kiosk::Kiosk;
use serde_json::{Value, json};
use tauri::Manager;
use tauri::ipc::{Channel, InvokeResponseBody};

use crate::stage::{Stage, ask};

/// Long enough for a busy machine; nothing is measured by it.
const PATIENCE: Duration = Duration::from_secs(60);

/// Opens a page that this test listens to in the place of the window's.
pub fn listen(stage: &Stage) -> (Value, Receiver<Value>) {
    let (told, notices) = channel();
    let page = Channel::new(move |notice| {
        if let InvokeResponseBody::Json(notice) = notice {
            // Whoever stopped listening misses nothing.
            let _ = told.send(serde_json::from_str(&notice).expect("JSON"));
        }
        Ok(())
    });
    let opening = stage.app.state::<Kiosk>().open(page);
    (serde_json::to_value(opening).expect("JSON"), notices)
}

/// Waits until the page is told of a narration of which this holds.
pub fn hears(notices: &Receiver<Value>, holds: impl Fn(&Value) -> bool) -> Value {
    let deadline = Instant::now() + PATIENCE;
    let mut last = Value::Null;
    while let Ok(mut notice) = notices.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
        if notice["kind"] != "narration" {
            continue;
        }
        last = notice["narration"].take();
        if holds(&last) {
            return last;
        }
    }
    panic!("the page was told last: {last}");
}

#[test]
fn what_a_visitor_made_of_the_sound_ends_with_the_visit() {
    let stage = Stage::new();
    let (opening, notices) = listen(&stage);
    let first = opening["narration"].clone();
    ask(&stage.visitor, "wake", json!({})).expect("awake");
    let track = json!({ "item": "message", "language": "en" });
    ask(&stage.visitor, "play", json!({ "track": track, "at": 0.0 })).expect("it plays");
    ask(&stage.visitor, "pause", json!({})).expect("held");
    ask(&stage.visitor, "set_speed", json!({ "speed": 1.5 })).expect("faster");
    ask(&stage.visitor, "set_volume", json!({ "volume": 100 })).expect("louder");
    let louder = |narration: &Value| narration["volume"] != first["volume"];
    let changed =
        hears(&notices, |narration| narration["state"] == "paused" && narration["speed"] == 1.5 && louder(narration));
    assert_eq!(changed["volume"], changed["ceiling"], "as loud as staff allow");
    assert_eq!(changed["track"], track);

    ask(&stage.visitor, "start_over", json!({})).expect("over");
    let as_at_first = |narration: &Value| ["state", "speed", "volume"].iter().all(|key| narration[key] == first[key]);
    hears(&notices, as_at_first);
    let (opening, _) = listen(&stage);
    assert_eq!(opening["narration"]["track"], Value::Null, "nothing is loaded");
    assert!(as_at_first(&opening["narration"]), "{opening}");
    assert_eq!((first["state"].as_str(), first["speed"].as_f64()), (Some("stopped"), Some(1.0)));
}
