use std::io::{self, BufRead};
use std::path::Path;

use engine::home::Home;
use engine::staff::{Pin, Role, Staff, StaffError};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::arguments::{Format, People};
use crate::failure::Failure;
use crate::home::user;
use crate::keyboard::Keyboard;
use crate::reset::pins_reset;
use crate::say::Say;
use crate::words;

pub(crate) fn staff(
    say: &mut Say<'_>,
    keyboard: Option<&mut dyn Keyboard>,
    home: &Path,
    asked: People,
) -> Result<(), Failure> {
    let home = Home::at(home);
    let (by, now) = (user(), Timestamp::now());
    let change = |change: &dyn Fn(&mut Staff) -> Result<(), StaffError>| {
        Staff::change(&home, pins_reset(), (&by, now), change).map_err(Failure::from)
    };
    match asked {
        People::List => {
            let staff = Staff::read(&home, pins_reset())?;
            let one = |name: &str, role: Role| json!({ "name": name, "role": role });
            let programs: Vec<Value> = staff.members().iter().map(|member| one(&member.name, member.role)).collect();
            say.report(&words::people(say.lang, staff.members()), &json!({ "people": programs }));
        }
        People::Set { name, role } => {
            let name = engine::staff::as_name(&name)?;
            let pin = new_pin(say, keyboard, &name)?;
            change(&|staff| staff.set(&name, role, &pin))?;
            say.report(&words::person_set(say.lang, &name, role), &json!({ "name": name, "role": role }));
        }
        People::Remove { name } => {
            let name = engine::staff::as_name(&name)?;
            change(&|staff| staff.remove(&name))?;
            say.report(&words::person_removed(say.lang, &name), &json!({ "name": name }));
        }
    }
    Ok(())
}

/// Asks for a PIN twice, and shows neither: as an argument it would stand in the shell's history.
fn new_pin(say: &mut Say<'_>, mut keyboard: Option<&mut dyn Keyboard>, name: &str) -> Result<Pin, Failure> {
    let mut typed = [String::new(), String::new()];
    for (again, line) in typed.iter_mut().enumerate() {
        // Programs know what they are asked.
        let is_asked = say.format == Format::People;
        if is_asked {
            say.ask(&words::ask_pin(say.lang, name, again == 1));
        }
        let read = match &mut keyboard {
            Some(keyboard) => keyboard.unseen(),
            None => piped(),
        };
        read.unwrap_or_default().trim().clone_into(line);
        if is_asked {
            say.ask("\n");
        }
    }
    let [first, second] = typed;
    if first != second {
        return Err(Failure::Differ);
    }
    Ok(Pin::new(&first).map_err(StaffError::from)?)
}

fn piped() -> io::Result<String> {
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    Ok(line)
}
