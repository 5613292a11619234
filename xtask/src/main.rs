//! What a developer of this project runs: each task installs what it needs and can be typed on a fresh machine.

#[cfg(target_os = "linux")]
mod bench;
mod built_in;
mod check;
mod cross;
mod deny;
mod error;
mod interface;
mod narrate;
#[cfg(target_os = "linux")]
mod package;
mod packages;
mod programs;
mod run;
#[cfg(target_os = "linux")]
mod shots;
mod step;
mod test;
mod tools;
mod tree;
#[cfg(target_os = "linux")]
mod vm;
#[cfg(target_os = "linux")]
mod wine;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use error::TaskError;
use tree::Tree;

/// Tasks of this project.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Show the exhibit as visitors see it.
    Run(run::Options),
    /// Everything that must pass before a change goes in.
    Test(test::Options),
    /// Build the programs and the built-in edition, without showing them.
    Build(programs::Options),
    /// Make the packages for Debian and Fedora, or for Windows, with checksums and a list of what is in them.
    #[cfg(target_os = "linux")]
    Package(package::Options),
    /// Take a whole kiosk through its life in a virtual machine; about half an hour.
    #[cfg(target_os = "linux")]
    Vm(vm::Options),
    /// Make the narration of the built-in exhibition again from its spoken forms.
    Narrate(narrate::Options),
    /// Check the workspace for another system.
    Check(check::Options),
    /// Take a picture of every screen in every language and orientation.
    #[cfg(target_os = "linux")]
    Shots(shots::Options),
    /// Measure what the design promises of speed.
    #[cfg(target_os = "linux")]
    Bench(bench::Options),
}

fn main() -> ExitCode {
    let tree = Tree::of_this_checkout();
    let done = match Arguments::parse().task {
        Task::Run(options) => run::run(&tree, &options),
        Task::Test(options) => test::test(&tree, &options),
        Task::Build(options) => programs::build(&tree, options).map(drop),
        #[cfg(target_os = "linux")]
        Task::Package(options) => package::package(&tree, &options),
        #[cfg(target_os = "linux")]
        Task::Vm(options) => vm::vm(&tree, &options),
        Task::Narrate(options) => narrate(&options),
        Task::Check(options) => check::check(&tree, options),
        #[cfg(target_os = "linux")]
        Task::Shots(options) => shots::shots(&tree, &options),
        #[cfg(target_os = "linux")]
        Task::Bench(options) => bench::bench(&tree, &options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{}", said(&error));
            ExitCode::FAILURE
        }
    }
}

fn narrate(options: &narrate::Options) -> Result<(), TaskError> {
    packages::ensure(&[packages::Purpose::Narrate])?;
    for narration in narrate::run(options)? {
        println!("{narration}");
    }
    Ok(())
}

/// The error and what is behind it, in one line each.
fn said(error: &TaskError) -> String {
    let mut text = format!("error: {error}");
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        let cause_text = cause.to_string();
        if !text.contains(&cause_text) {
            text.push_str("\n  because: ");
            text.push_str(&cause_text);
        }
        source = cause.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn every_task_can_be_typed() {
        super::Arguments::command().debug_assert();
    }
}
