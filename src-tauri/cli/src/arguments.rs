use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, value_parser};
use engine::staff::Role;
use engine::words::Lang;
use jiff::civil::Date;

use crate::usage::{self, Told};
use crate::{default_home, words};

/// What was asked for.
pub(crate) struct Request {
    pub(crate) command: Command,
    pub(crate) home: PathBuf,
    pub(crate) lang: Lang,
    pub(crate) format: Format,
}

pub(crate) enum Command {
    Check { exhibition: PathBuf },
    Publish { exhibition: PathBuf, note: Option<String>, strict: bool },
    Import { sources: Vec<PathBuf>, into: PathBuf, section: Option<String>, dry_run: bool },
    Build { exhibition: PathBuf, into: PathBuf },
    Editions,
    Rollback { number: u32 },
    Verify { number: Option<u32> },
    Prune { dry: bool },
    Pack { number: u32, output: PathBuf },
    Load { file: PathBuf, keep: bool },
    Report { output: PathBuf },
    Stats(Stats),
    Keys(Keys),
    Staff(People),
    Kiosk(Kiosk),
}

/// What is asked of the visits.
pub(crate) struct Stats {
    pub(crate) from: Option<Date>,
    pub(crate) to: Option<Date>,
    pub(crate) output: Option<PathBuf>,
    /// Whether comma-separated values are wanted instead of words.
    pub(crate) csv: bool,
}

/// What is asked of the machine itself.
pub(crate) enum Kiosk {
    Setup { root: Option<PathBuf>, answers: Option<PathBuf>, dry: bool },
    Audit { root: Option<PathBuf>, sheet: Option<PathBuf> },
    Undo { root: Option<PathBuf>, dry: bool },
}

/// What is asked of the home's keys.
pub(crate) enum Keys {
    List,
    Make,
    /// A key, or a file that holds one.
    Trust(OsString),
    /// A fingerprint, or the key.
    Forget(String),
}

/// What is asked of the people who have a PIN.
pub(crate) enum People {
    List,
    Set { name: String, role: Role },
    Remove { name: String },
}

/// For whom the report is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    People,
    Json,
}

/// Reads the arguments. Help, version and wrong usage come back as what to tell.
pub(crate) fn parse(arguments: &[OsString]) -> Result<Request, Told> {
    // Before anything else, so that wrong usage is told in the language asked for too.
    let lang = wanted(arguments).unwrap_or_else(of_system);
    let matches = command(lang).try_get_matches_from(arguments).map_err(|error| usage::told(&error, lang))?;
    let (name, given) = matches.subcommand().expect("clap requires a command");
    let path = |id: &str| given.get_one::<PathBuf>(id).cloned().unwrap_or_default();
    let number = || given.get_one::<u32>("number").copied();
    let command = match name {
        "check" => Command::Check { exhibition: path("exhibition") },
        "publish" => Command::Publish {
            exhibition: path("exhibition"),
            note: given.get_one("note").cloned(),
            strict: given.get_flag("strict"),
        },
        "import" => Command::Import {
            sources: given.get_many("source").into_iter().flatten().cloned().collect(),
            into: path("exhibition"),
            section: given.get_one("section").cloned(),
            dry_run: given.get_flag("dry-run"),
        },
        "build" => Command::Build { exhibition: path("exhibition"), into: path("into") },
        "editions" => Command::Editions,
        "rollback" => Command::Rollback { number: number().unwrap_or_default() },
        "prune" => Command::Prune { dry: given.get_flag("dry-run") },
        "pack" => Command::Pack { number: number().unwrap_or_default(), output: path("output") },
        "load" => Command::Load { file: path("file"), keep: given.get_flag("keep") },
        "report" => Command::Report { output: path("output") },
        "stats" => Command::Stats(stats(given)),
        "keys" => Command::Keys(keys(given)),
        "staff" => Command::Staff(people(given)),
        "kiosk" => Command::Kiosk(kiosk(given)),
        _ => Command::Verify { number: number() },
    };
    let home = given.get_one::<PathBuf>("home").cloned().unwrap_or_else(default_home);
    Ok(Request { command, home, lang, format: format(given) })
}

fn stats(given: &ArgMatches) -> Stats {
    Stats {
        from: given.get_one("from").copied(),
        to: given.get_one("to").copied(),
        output: given.get_one::<PathBuf>("output").cloned(),
        csv: given.get_one::<String>("format").is_some_and(|format| format == "csv"),
    }
}

fn keys(given: &ArgMatches) -> Keys {
    match given.subcommand() {
        Some(("make", _)) => Keys::Make,
        Some(("trust", given)) => Keys::Trust(given.get_one::<OsString>("key").cloned().unwrap_or_default()),
        Some(("forget", given)) => Keys::Forget(given.get_one::<String>("key").cloned().unwrap_or_default()),
        _ => Keys::List,
    }
}

fn people(given: &ArgMatches) -> People {
    let name = |given: &ArgMatches| given.get_one::<String>("name").cloned().unwrap_or_default();
    match given.subcommand() {
        Some(("set", given)) => {
            let role = match given.get_one::<String>("role").map(String::as_str) {
                Some("installer") => Role::Installer,
                Some("curator") => Role::Curator,
                _ => Role::Attendant,
            };
            People::Set { name: name(given), role }
        }
        Some(("remove", given)) => People::Remove { name: name(given) },
        _ => People::List,
    }
}

fn kiosk(given: &ArgMatches) -> Kiosk {
    let (name, given) = given.subcommand().expect("clap requires a command");
    let path = |id: &str| given.get_one::<PathBuf>(id).cloned();
    // Only Linux knows it.
    let root = given.try_get_one::<PathBuf>("root").ok().flatten().cloned();
    match name {
        "setup" => Kiosk::Setup { root, answers: path("answers"), dry: given.get_flag("dry-run") },
        "audit" => Kiosk::Audit { root, sheet: path("sheet") },
        _ => Kiosk::Undo { root, dry: given.get_flag("dry-run") },
    }
}

fn format(matches: &ArgMatches) -> Format {
    match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => Format::Json,
        _ => Format::People,
    }
}

fn wanted(arguments: &[OsString]) -> Option<Lang> {
    let texts: Vec<_> = arguments.iter().map(|argument| argument.to_string_lossy()).collect();
    let apart = texts.windows(2).find(|pair| pair[0] == "--lang").map(|pair| pair[1].as_ref());
    let tag = apart.or_else(|| texts.iter().find_map(|text| text.strip_prefix("--lang=")))?;
    Some(Lang::of(tag))
}

fn of_system() -> Lang {
    // The console of Linux has no Chinese letters, whatever the system speaks.
    if env::var_os("TERM").is_some_and(|terminal| terminal == "linux") {
        return Lang::En;
    }
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|key| env::var(key).ok());
    set.into_iter().find(|tag| !tag.is_empty()).map_or(Lang::En, |tag| Lang::of(&tag))
}

#[allow(clippy::too_many_lines, reason = "a list of commands is a list")]
fn command(lang: Lang) -> clap::Command {
    let help = words::help(lang);
    let packs = words::pack_help(lang);
    let (report, report_output) = words::report_help(lang);
    let subcommand = |name: &'static str, about: &'static str| {
        clap::Command::new(name)
            .about(about)
            .help_template(help.template)
            .disable_help_flag(true)
            .next_help_heading(help.options)
            .arg(help_flag(lang))
    };
    let folder = |id: &'static str, value: &'static str, told: &'static str| {
        Arg::new(id).value_name(value).help(told).value_parser(value_parser!(PathBuf))
    };
    let exhibition = || folder("exhibition", "EXHIBITION", help.exhibition).help_heading(help.arguments).required(true);
    let number = || {
        Arg::new("number")
            .value_name("N")
            .help(help.number)
            .help_heading(help.arguments)
            .value_parser(value_parser!(u32))
    };
    let flag = |name: &'static str, told: &'static str| Arg::new(name).long(name).help(told).action(ArgAction::SetTrue);
    let key =
        |told: &'static str| Arg::new("key").value_name("KEY").help(told).help_heading(help.arguments).required(true);
    let command = clap::Command::new("jubilee")
        .about(help.about)
        .version(env!("CARGO_PKG_VERSION"))
        .help_template(help.template)
        .subcommand_required(true)
        .subcommand_help_heading(help.commands)
        .next_help_heading(help.options)
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(folder("home", "DIR", help.home).long("home").global(true))
        .arg(Arg::new("lang").long("lang").value_name("TAG").help(help.lang).global(true))
        .arg(format_of(help.format, &["human", "json"]).global(true))
        .arg(help_flag(lang))
        .arg(Arg::new("version").long("version").short('V').help(help.version).action(ArgAction::Version))
        .subcommand(subcommand("check", help.check).arg(exhibition()))
        .subcommand(
            subcommand("import", help.import)
                .arg(folder("source", "SOURCE", help.source).help_heading(help.arguments).num_args(1..).required(true))
                .arg(folder("exhibition", "EXHIBITION", help.exhibition).long("into").required(true))
                .arg(Arg::new("section").long("section").value_name("SECTION").help(help.section))
                .arg(Arg::new("dry-run").long("dry-run").help(help.dry_run).action(ArgAction::SetTrue)),
        )
        .subcommand(
            subcommand("publish", help.publish)
                .arg(exhibition())
                .arg(Arg::new("note").long("note").value_name("TEXT").help(help.note))
                .arg(flag("strict", packs.strict)),
        )
        .subcommand(subcommand("editions", help.editions))
        .subcommand(subcommand("rollback", help.rollback).arg(number().required(true)))
        .subcommand(subcommand("verify", help.verify).arg(number()))
        .subcommand(subcommand("prune", packs.prune).arg(flag("dry-run", packs.dry_run)))
        .subcommand(
            subcommand("pack", packs.pack)
                .arg(number().required(true))
                .arg(folder("output", "FILE", packs.output).long("output").short('o').required(true)),
        )
        .subcommand(
            subcommand("load", packs.load)
                .arg(folder("file", "FILE", packs.file).help_heading(help.arguments).required(true))
                .arg(flag("keep", packs.keep)),
        )
        .subcommand(
            subcommand("keys", packs.keys)
                .subcommand_help_heading(help.commands)
                .disable_help_subcommand(true)
                .subcommand(subcommand("make", packs.make))
                .subcommand(subcommand("trust", packs.trust).arg(key(packs.key).value_parser(value_parser!(OsString))))
                .subcommand(subcommand("forget", packs.forget).arg(key(packs.fingerprint))),
        )
        .subcommand(
            subcommand("report", report)
                .arg(folder("output", "FILE", report_output).long("output").short('o').required(true)),
        )
        .subcommand({
            let stats = words::stats_help(lang);
            let day = |id: &'static str, told: &'static str| {
                Arg::new(id).long(id).value_name("DATE").help(told).value_parser(value_parser!(Date))
            };
            subcommand("stats", stats.stats)
                .arg(day("from", stats.from))
                .arg(day("to", stats.to))
                .arg(folder("output", "FILE", stats.output).long("output").short('o'))
                .arg(format_of(stats.format, &["human", "json", "csv"]))
        })
        // For packagers: people have no use for an edition outside a home.
        .subcommand(
            subcommand("build", help.build)
                .hide(true)
                .arg(exhibition())
                .arg(folder("into", "DIR", help.into).long("into").required(true)),
        );
    let staff = words::staff_help(lang);
    let name = || Arg::new("name").value_name("NAME").help(staff.name).help_heading(help.arguments).required(true);
    let role = Arg::new("role").long("role").value_name("ROLE").help(staff.role).hide_possible_values(true);
    let command = command.subcommand(
        subcommand("staff", staff.staff)
            .subcommand_help_heading(help.commands)
            .disable_help_subcommand(true)
            .subcommand(subcommand("set", staff.set).arg(name()).arg(role.required(true).value_parser([
                "attendant",
                "curator",
                "installer",
            ])))
            .subcommand(subcommand("remove", staff.remove).arg(name())),
    );
    let kiosk = words::kiosk_help(lang);
    // A Windows that does not run is no folder that could be set up.
    let root = |command: clap::Command| {
        if cfg!(unix) { command.arg(folder("root", "DIR", kiosk.root).long("root")) } else { command }
    };
    command.subcommand(
        subcommand("kiosk", kiosk.kiosk)
            .subcommand_required(true)
            .subcommand_help_heading(help.commands)
            .disable_help_subcommand(true)
            .subcommand(
                root(subcommand("setup", kiosk.setup).arg(folder("answers", "FILE", kiosk.answers).long("answers")))
                    .arg(flag("dry-run", kiosk.dry_run)),
            )
            .subcommand(root(
                subcommand("audit", kiosk.audit).arg(folder("sheet", "FILE", kiosk.sheet).long("fleet-sheet")),
            ))
            .subcommand(root(subcommand("undo", kiosk.undo)).arg(flag("dry-run", kiosk.dry_run))),
    )
}

fn format_of(told: &'static str, formats: &'static [&'static str]) -> Arg {
    let formats = PossibleValuesParser::new(formats);
    Arg::new("format").long("format").value_name("FORMAT").help(told).value_parser(formats).hide_possible_values(true)
}

fn help_flag(lang: Lang) -> Arg {
    Arg::new("help").long("help").short('h').help(words::help(lang).usage).action(ArgAction::Help)
}
