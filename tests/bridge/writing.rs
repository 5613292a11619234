use std::path::Path;

use serde_json::{Value, json};

use crate::stage::{Stage, ask};

/// The interface's own tests run in a browser, on what the real engine says of the built-in exhibition. The file is
/// committed; the test run fails if it changed.
#[test]
fn the_canned_opening_is_written_for_the_interface() {
    let stage = Stage::new();
    let mut opening = ask(&stage.visitor, "open", json!({ "channel": "__CHANNEL__:1" })).expect("the page opens");
    // The browser has no `exhibit:` scheme: its server gives the files from the root.
    opening["base"] = Value::from("exhibit/");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/src/bridge/generated/canned.json");
    let text = serde_json::to_string_pretty(&opening).expect("JSON") + "\n";
    std::fs::write(file, text).expect("written");
}
