//! A power cut at every step of setup and of undo.

use lockdown::windows;

use crate::memory::{HOME, Memory, Shape};
use crate::{FULL, answers, assert_same};

const NEVER: usize = usize::MAX;

/// Without the record and the password, which are made anew.
fn bare(mut shape: Shape) -> Shape {
    shape.password = None;
    shape.values.retain(|(_, name), _| name != "Record" && name != "DefaultPassword");
    shape
}

fn machine() -> Memory {
    let memory = Memory::new();
    memory.shape.borrow_mut().folders.insert(HOME.into(), String::new());
    memory
}

#[test]
fn a_power_cut_at_any_step_of_setup_is_undone_and_completed() {
    let answers = answers(FULL);
    let memory = machine();
    let before = memory.shape();
    windows::setup(memory.system(), Some(answers.clone())).expect("a setup");
    let whole = bare(memory.shape());
    for at in 0.. {
        for completes in [false, true] {
            let memory = machine();
            memory.cut(at);
            let cut = windows::setup(memory.system(), Some(answers.clone()));
            let was_cut = memory.was_cut();
            assert_eq!(cut.is_err(), was_cut, "{cut:?}");
            memory.cut(NEVER);
            if completes {
                windows::setup(memory.system(), Some(answers.clone())).expect("a setup");
                assert_same(&whole, &bare(memory.shape()), &format!("cut at step {at}, completed"));
                assert_eq!(memory.open(), [], "cut at step {at}");
            }
            let undone = memory.undo();
            assert_eq!(undone.left.len(), 0, "cut at step {at}: {undone:?}");
            assert_same(&before, &memory.shape(), &format!("cut at step {at}, undone"));
            if !was_cut {
                assert!(at > 100, "a setup takes more than {at} steps");
                return;
            }
        }
    }
}

#[test]
fn a_power_cut_at_any_step_of_undo_is_undone_by_the_next_or_completed_by_a_setup() {
    let answers = answers(FULL);
    let before = machine().shape();
    for at in 0.. {
        for sets_up in [false, true] {
            let memory = machine();
            windows::setup(memory.system(), Some(answers.clone())).expect("a setup");
            memory.cut(at);
            let cut = windows::undo(memory.system());
            let was_cut = memory.was_cut();
            assert_eq!(cut.is_err(), was_cut, "{cut:?}");
            memory.cut(NEVER);
            if sets_up {
                windows::setup(memory.system(), Some(answers.clone())).expect("a setup");
                assert_eq!(memory.open(), [], "cut at step {at}");
            }
            let undone = memory.undo();
            assert_eq!(undone.left.len(), 0, "cut at step {at}: {undone:?}");
            assert_same(&before, &memory.shape(), &format!("cut at step {at}"));
            if !was_cut {
                assert!(at > 100, "an undo takes more than {at} steps");
                return;
            }
        }
    }
}
