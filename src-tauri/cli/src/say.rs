use std::io::{IsTerminal, Write};

use engine::edition::{Progress, Stage};
use engine::problem::{Problem, Severity};
use engine::words::Lang;
use serde::Serialize;
use serde_json::{Value, json};

use crate::arguments::Format;
use crate::failure::Failure;
use crate::words;

/// Where reports, errors and progress go, and in which language.
pub(crate) struct Say<'a> {
    pub(crate) lang: Lang,
    pub(crate) format: Format,
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
    told: Option<(Stage, usize)>,
}

impl<'a> Say<'a> {
    pub(crate) fn new(lang: Lang, format: Format, out: &'a mut dyn Write, err: &'a mut dyn Write) -> Self {
        Self { lang, format, out, err, told: None }
    }

    /// Reports, as text to people or as JSON to programs.
    pub(crate) fn report(&mut self, people: &str, programs: &impl Serialize) {
        self.clear();
        let text = match self.format {
            Format::People => people.to_owned(),
            Format::Json => match serde_json::to_string(programs) {
                Ok(json) => json + "\n",
                Err(error) => error.to_string(),
            },
        };
        // A pipe that was closed, as by `head`, is no failure of what was done.
        let _ = self.out.write_all(text.as_bytes()).and_then(|()| self.out.flush());
    }

    /// Asks, on the line on which it is answered.
    pub(crate) fn ask(&mut self, question: &str) {
        let _ = self.out.write_all(question.as_bytes()).and_then(|()| self.out.flush());
    }

    /// Says what failed and returns the exit code.
    pub(crate) fn failure(&mut self, failure: &Failure) -> u8 {
        self.clear();
        let told = failure.told(self.lang);
        if self.format == Format::Json
            && let Some(json) = failure.json(self.lang)
        {
            self.report("", &json);
        }
        if !told.is_empty() {
            let _ = self.err.write_all(told.as_bytes());
        }
        failure.exit_code()
    }

    /// Tells how far it is, on a terminal alone and on one line.
    pub(crate) fn progress(&mut self, progress: Progress) {
        let percent = (progress.done * 100).checked_div(progress.total).unwrap_or(100);
        if self.format == Format::Json
            || self.told == Some((progress.stage, percent))
            || !std::io::stderr().is_terminal()
        {
            return;
        }
        self.told = Some((progress.stage, percent));
        let line = words::progress(self.lang, progress);
        let _ = write!(self.err, "\r\x1b[K{line}").and_then(|()| self.err.flush());
    }

    fn clear(&mut self) {
        if self.told.take().is_some() {
            let _ = write!(self.err, "\r\x1b[K");
        }
    }
}

/// Problems for people: by file, one a line, with what to do.
pub(crate) fn problems(problems: &[Problem], lang: Lang) -> String {
    let mut text = String::new();
    let mut before: Option<&str> = None;
    for problem in problems {
        if before.is_some_and(|before| before != problem.file) {
            text.push('\n');
        }
        before = Some(&problem.file);
        let place = match (problem.file.as_str(), problem.line) {
            ("", _) => words::whole_exhibition(lang).to_owned(),
            (file, Some(line)) => format!("{file}:{line}"),
            (file, None) => file.to_owned(),
        };
        let severity = match problem.severity {
            Severity::Error => words::error(lang),
            Severity::Warning => words::warning(lang),
        };
        let (sentence, remedy) = (problem.sentence(lang), problem.remedy(lang));
        let line = format!("{place}  {severity}{sentence}  → {remedy}\n");
        text.push_str(&line);
    }
    text
}

/// Problems for programs, with their sentences for those that only pass them on.
pub(crate) fn problems_json(problems: &[Problem], lang: Lang) -> Value {
    let one = |problem: &Problem| {
        let mut value = json!(problem);
        value["sentence"] = problem.sentence(lang).into();
        value["remedy"] = problem.remedy(lang).into();
        value
    };
    problems.iter().map(one).collect()
}
