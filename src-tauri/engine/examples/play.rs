//! A narrator at the command line: obeys lines on standard input and prints each change as a line of JSON, with the
//! time in microseconds since 1970. `play [OUTPUT]`, where OUTPUT is a name, `default` or `none`.

use std::io::{BufRead, Write};
use std::time::{SystemTime, UNIX_EPOCH};

use engine::narration::{Narrator, Output, Playback, Recording, outputs};

fn main() {
    obey(match std::env::args().nth(1).as_deref() {
        None | Some("default") => Output::Default,
        Some("none") => Output::None,
        Some(name) => Output::Named(name.to_owned()),
    });
}

/// Obeys until the input ends.
pub fn obey(output: Output) {
    let narrator = Narrator::start(output, |playback| print("change", playback));
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let (word, rest) = line.split_once(' ').unwrap_or((&line, ""));
        let number = rest.parse::<f64>().unwrap_or_default();
        match word {
            "load" => drop(narrator.load(Recording::File { path: rest.into(), silent_ms: 0, gain: 0 }, 0.0)),
            "prepare" => narrator.prepare(Recording::File { path: rest.into(), silent_ms: 0, gain: 0 }),
            "tone" => drop(narrator.load(Recording::Tone { duration_ms: number as u32 }, 0.0)),
            "silent" => drop(narrator.load(Recording::Silent { duration_ms: number as u32 }, 0.0)),
            "play" => narrator.play(),
            "pause" => narrator.pause(),
            "seek" => narrator.seek(number),
            "tap" => {
                print("tap", narrator.now());
                narrator.seek(number);
                narrator.play();
            }
            "speed" => narrator.set_speed(number),
            "volume" => narrator.set_volume(number as u8),
            "stop" => narrator.stop(),
            "now" => print("now", narrator.now()),
            "outputs" => println!("{:?}", outputs()),
            "quit" => break,
            other => eprintln!("unknown: {other}"),
        }
    }
}

fn print(what: &str, playback: Playback) {
    let time = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_micros());
    let line = serde_json::json!({
        "what": what,
        "time": time as u64,
        "state": format!("{:?}", playback.state).to_lowercase(),
        "at": playback.at_ms,
        "speed": playback.speed,
        "volume": playback.volume,
        "sounding": playback.sounding,
        "trouble": playback.trouble.map(|trouble| format!("{trouble:?}")),
    });
    let mut out = std::io::stdout().lock();
    // Whoever started this may have stopped reading.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}
