//! Builds the edition that the packages carry: `build_edition EXHIBITION FOLDER`.

use std::path::PathBuf;
use std::process::ExitCode;

use engine::edition::{BuildError, build};
use engine::words::Lang;

fn main() -> ExitCode {
    let folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [exhibition, into] = folders.as_slice() else {
        eprintln!("usage: build_edition EXHIBITION FOLDER");
        return ExitCode::from(2);
    };
    match build(exhibition, into, &mut |_| {}) {
        Ok(id) => {
            println!("{id}");
            ExitCode::SUCCESS
        }
        Err(BuildError::Problems { problems }) => {
            for problem in problems {
                let line = problem.line.map(|line| format!(":{line}")).unwrap_or_default();
                eprintln!("{}{line}  {}  → {}", problem.file, problem.sentence(Lang::En), problem.remedy(Lang::En));
            }
            ExitCode::from(1)
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(3)
        }
    }
}
