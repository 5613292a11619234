use std::io::Write;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use tracing::Level;

use crate::stage::{Stage, ask};

fn search(stage: &Stage, query: &str, language: &str) -> Value {
    ask(&stage.visitor, "search", json!({ "query": query, "language": language })).expect("an answer")
}

#[test]
fn a_search_tells_results_with_marks_and_the_keys_that_lead_on() {
    let stage = Stage::new();
    let empty = search(&stage, "", "en");
    assert_eq!(empty["results"], json!([]));
    assert!(empty["keys"].as_array().is_some_and(|keys| keys.contains(&json!("t"))), "{empty}");
    let found = search(&stage, "zhici", "zh-Hans");
    let result = &found["results"][0];
    assert_eq!(result["section"], "message");
    assert_eq!(result.get("item"), None, "the message is the section itself");
    assert_eq!(result["title"], json!({ "text": "致辞", "marks": [[0, 2]] }));
    assert!(found["offers"].as_array().is_some_and(|offers| offers.contains(&json!("致辞"))), "{found}");
}

#[test]
fn a_language_that_this_machine_does_not_show_is_not_searched() {
    let stage = Stage::with_settings("languages = [\"en\"]\n");
    assert_eq!(search(&stage, "zhici", "zh-Hans")["count"], 0);
    assert_eq!(search(&stage, "anniversary", "zh-Hans")["results"][0]["lang"], "en");
}

/// All that is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("whole").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_query_is_not_logged_even_where_everything_else_is() {
    let log = Log::default();
    let writer = log.clone();
    let all = tracing_subscriber::fmt().with_max_level(Level::TRACE).with_writer(move || writer.clone()).finish();
    // For every thread: commands answer on others than the one that asks.
    tracing::subscriber::set_global_default(all).expect("no other test listens");
    let stage = Stage::new();
    tracing::info!("heard");
    search(&stage, "xyzzyplugh", "en");
    search(&stage, "anniversary", "nowhere-xyzzyplugh");
    ask(&stage.visitor, "search", json!({ "query": ["xyzzyplugh"], "language": "en" })).expect_err("not a text");
    let log = String::from_utf8(log.0.lock().expect("whole").clone()).expect("text");
    assert!(log.contains("heard"), "the log is listened to");
    assert!(!log.contains("xyzzyplugh"), "{log}");
    let home = stage.folder.path().join("home");
    assert!(!home.exists(), "nothing is stored");
}
