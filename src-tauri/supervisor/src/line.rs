//! What the program tells its supervisor, a line each.

/// Set in the environment of a program that is supervised.
pub const SUPERVISED: &str = "JUBILEE_SUPERVISED";
/// In the environment: where the program is to begin.
pub const RESUME: &str = "JUBILEE_RESUME";

const ALIVE: &str = "jubilee: alive";
const READY: &str = "jubilee: ready";
const PLACE: &str = "jubilee: place ";

/// One thing told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// The program's windows answer; told once a second.
    Alive,
    /// The exhibition is on the screen.
    Ready,
    /// Where the visitor is, as the program itself will read it; no line break in it.
    Place(String),
}

impl Line {
    /// The line, without its end.
    pub fn written(&self) -> String {
        match self {
            Self::Alive => ALIVE.to_owned(),
            Self::Ready => READY.to_owned(),
            Self::Place(place) => format!("{PLACE}{place}"),
        }
    }

    /// What a line tells; nothing where it is no such line.
    pub fn read(line: &str) -> Option<Self> {
        match line {
            ALIVE => Some(Self::Alive),
            READY => Some(Self::Ready),
            _ => line.strip_prefix(PLACE).map(|place| Self::Place(place.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_is_what_is_read() {
        for line in [Line::Alive, Line::Ready, Line::Place(r#"{"screen":"home"}"#.to_owned())] {
            assert_eq!(Line::read(&line.written()), Some(line));
        }
        assert_eq!(Line::read("alive"), None);
    }
}
