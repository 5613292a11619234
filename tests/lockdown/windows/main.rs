//! Locking a Windows down and putting it back, in memory and, on Windows, in its own registry.

mod changed;
mod cut;
mod memory;
#[cfg(windows)]
mod real;
mod undone;

use lockdown::windows::{self, Account, Value};
use lockdown::{Answers, Finding, Machine, Measure, Setup, Standing, Undo};

use memory::{Memory, Shape};

const FULL: &str = "\
format = 1

[all]
languages = [\"zh-Hans\", \"en\"]
viewing_distance_mm = 700
time_server = \"ntp.lan\"

[[machine]]
serial = \"S-1\"
name = \"hall-1-in-the-old-house\"
lower_edge_mm = 850
";

fn answers(text: &str) -> Answers {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("answers.toml");
    std::fs::write(&file, text).expect("a file");
    Answers::read(&file, &Machine { serial: Some("S-1".into()), macs: Vec::new() }).expect("answers")
}

impl Memory {
    #[track_caller]
    fn set_up(&self, text: &str) -> Setup {
        windows::setup(self.system(), Some(answers(text))).expect("a setup")
    }

    #[track_caller]
    fn undo(&self) -> Undo {
        windows::undo(self.system()).expect("an undo")
    }

    #[track_caller]
    fn findings(&self) -> Vec<Finding> {
        windows::audit(self.system()).expect("an audit")
    }

    #[track_caller]
    fn open(&self) -> Vec<Measure> {
        let findings = self.findings().into_iter().filter(|finding| finding.standing == Standing::Open);
        findings.map(|finding| finding.measure).collect()
    }

    fn is(&self, key: &str, name: &str) -> Option<Value> {
        self.shape().values.remove(&(key.into(), name.into()))
    }

    fn put(&self, key: &str, name: &str, value: Value) {
        self.shape.borrow_mut().values.insert((key.into(), name.into()), value);
    }

    fn account(&self, change: impl FnOnce(&mut Account)) {
        change(self.shape.borrow_mut().account.as_mut().expect("an account"));
    }
}

#[track_caller]
fn assert_same(before: &Shape, after: &Shape, when: &str) {
    let keys: Vec<_> = before.keys.symmetric_difference(&after.keys).collect();
    assert!(keys.is_empty(), "{when}: keys {keys:?}");
    let names = before.values.keys().chain(after.values.keys());
    let values: Vec<_> = names.filter(|name| before.values.get(*name) != after.values.get(*name)).collect();
    assert!(values.is_empty(), "{when}: values {values:?}");
    assert_eq!(before, after, "{when}");
}
