//! The English voice: Festival speaks a whole sentence and tells when each of its words begins.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use super::NarrateError;
use super::sound::Take;
use super::spoken::{Script, Sentence};
use super::tools;

/// Breaks fall at punctuation and nowhere else: the voice's own model drops the comma in a list
/// and pauses before every "and".
const PHRASES: &str = r#"
(set! jubilee_phrases
  '((lisp_token_end_punc in ("." "?" "!" "," ";" ":")) ((B)) ((n.name is 0) ((B)) ((NB)))))
(Parameter.set 'Phrase_Method 'cart_tree)
(set! phrase_cart_tree jubilee_phrases)
"#;

/// Prints a line for each token: its number and when its first phone begins.
const REPORT: &str = r#"
(define (jubilee_first utt_item)
  (item.daughter1 (item.daughter1 (item.relation utt_item 'SylStructure))))
(define (jubilee_tokens token n)
  (if token
      (begin
        (if (item.daughter1 token)
            (format t "TOKEN %d %f\n" n
                    (item.feat (jubilee_first (item.daughter1 token)) "segment_start")))
        (jubilee_tokens (item.next token) (+ n 1)))))
(define (jubilee_phones utt)
  (mapcar
    (lambda (word)
      (format t "WORD %s" (item.name word))
      (mapcar
        (lambda (syllable)
          (mapcar (lambda (phone) (format t " %s" (item.name phone)))
                  (item.daughters syllable))
          (format t " %s" (item.feat syllable "stress")))
        (item.daughters (item.relation word 'SylStructure)))
      (format t "\n"))
    (utt.relation.items utt 'Word)))
"#;

/// Speaks every sentence of the script.
pub fn speak(script: &Script) -> Result<Vec<Take>, NarrateError> {
    let folder = tempfile::tempdir().map_err(|source| NarrateError::File { path: std::env::temp_dir(), source })?;
    let mut program = opening(script);
    for (index, sentence) in script.sentences.iter().enumerate() {
        let wave = folder.path().join(format!("{index}.wav"));
        let _ = writeln!(
            program,
            "(set! u (utt.synth (Utterance Text {})))\n(format t \"SENTENCE\\n\")\n\
             (jubilee_tokens (utt.relation.first u 'Token) 0)\n(utt.save.wave u {} 'riff)",
            quoted(&utterance(sentence)),
            quoted(&wave.to_string_lossy()),
        );
    }
    let report = run(folder.path(), &program)?;
    report
        .split("SENTENCE\n")
        .skip(1)
        .zip(&script.sentences)
        .enumerate()
        .map(|(index, (times, sentence))| {
            let wave = folder.path().join(format!("{index}.wav"));
            let mut take = Take::read(&wave)?;
            take.clauses = clauses(sentence, times, take.rate)?;
            take.trim();
            Ok(take)
        })
        .collect()
}

/// The phones that the voice gives each word of each phrase, syllables ending with their stress.
#[cfg(test)]
pub fn phones(script: &Script, phrases: &[&str]) -> Result<Vec<Vec<String>>, NarrateError> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut program = opening(script);
    for said in phrases {
        let _ = writeln!(
            program,
            "(set! u (utt.synth (Utterance Text {})))\n(format t \"PHRASE\\n\")\n(jubilee_phones u)",
            quoted(said)
        );
    }
    let words = |phrase: &str| {
        let words = phrase.lines().filter_map(|line| line.strip_prefix("WORD ")?.split_once(' '));
        words.map(|(_, phones)| phones.trim().to_owned()).collect()
    };
    Ok(run(folder.path(), &program)?.split("PHRASE\n").skip(1).map(words).collect())
}

/// Chooses the voice, its speed and its pronunciations.
fn opening(script: &Script) -> String {
    let mut program = format!(
        "(voice_{})\n(set! hts_engine_params (append '((\"-r\" {})) hts_engine_params))\n",
        script.voice.name, script.voice.rate
    );
    for (word, syllables) in &script.words {
        let _ = write!(program, "(lex.add.entry '(\"{word}\" nil (");
        for syllable in syllables.split(" . ") {
            let (phones, stress) = syllable.rsplit_once(' ').unwrap_or((syllable, "0"));
            let _ = write!(program, "(({phones}) {stress}) ");
        }
        program.push_str(")))\n");
    }
    program.push_str(PHRASES);
    program.push_str(REPORT);
    program
}

/// What Festival is given: typographic quotation marks stripped, a full stop at the end.
fn utterance(sentence: &Sentence) -> String {
    let said: Vec<String> = sentence.clauses.iter().map(|c| plain(c.said())).collect();
    let mut text = said.join(" ");
    if !text.ends_with(['.', '?', '!']) {
        text.push('.');
    }
    text
}

fn plain(said: &str) -> String {
    said.replace(['“', '”', '"'], "").replace('’', "'")
}

/// The sample at which each clause begins.
fn clauses(sentence: &Sentence, times: &str, rate: u32) -> Result<Vec<usize>, NarrateError> {
    let tokens: Vec<f64> = times
        .lines()
        .filter_map(|line| line.strip_prefix("TOKEN ")?.split_once(' '))
        .filter_map(|(_, seconds)| seconds.parse().ok())
        .collect();
    let counts: Vec<usize> =
        sentence.clauses.iter().map(|clause| plain(clause.said()).split_whitespace().count()).collect();
    if tokens.len() != counts.iter().sum::<usize>() {
        return Err(NarrateError::Program {
            program: "festival",
            message: format!("{} words have times where {counts:?} were given", tokens.len()),
        });
    }
    let mut at = 0;
    Ok(counts
        .into_iter()
        .map(|count| {
            let begin = (tokens[at] * f64::from(rate)).round() as usize;
            at += count;
            begin
        })
        .collect())
}

fn run(folder: &Path, program: &str) -> Result<String, NarrateError> {
    let script = folder.join("speak.scm");
    std::fs::write(&script, program).map_err(|source| NarrateError::File { path: script.clone(), source })?;
    let output = tools::run("festival", Command::new("festival").arg("-b").arg(&script))?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A string of Scheme.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
