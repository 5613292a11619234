//! Keys of realistic queries in an exhibition of 5,000 items, each to results, live keys and offers, against a plain
//! scan of the same texts: one JSON object. `search [ITEMS]`.

use std::hint::black_box;
use std::time::Instant;

use engine::exhibition::Content;
use engine::exhibition::content::{Block, BlockRole, Item, Language, Section, Sentence, Text};
use engine::search::{Asked, Search};

/// Typed key by key.
const QUERIES: &[&str] = &[
    "steel",
    "president steel",
    "the university of",
    "beijing",
    "bj",
    "beij",
    "kejun",
    "kj",
    "gangtie",
    "1952",
    "1952nian",
    "zhongguo",
    "a",
    "s",
    "shi",
    "yi",
    "钢tie",
    "北京",
    "bjgt",
    "zz no such thing",
];
const LANGUAGES: [&str; 2] = ["en", "zh-Hans"];
/// English words of a text, and Chinese characters of its translation.
const WORDS: usize = 300;
const CHARACTERS: usize = 500;
const ROUNDS: usize = 5;

fn main() {
    let items = std::env::args().nth(1).and_then(|items| items.parse().ok()).unwrap_or(5_000);
    let content = content(items);
    let plain = plain(&content);
    let (build_ms, search) = timed(|| Search::build(&content));
    let (mut keys, mut scans) = (Vec::new(), Vec::new());
    let mut slowest = (0.0, String::new());
    for _ in 0..ROUNDS {
        for query in QUERIES {
            for end in query.char_indices().map(|(at, c)| at + c.len_utf8()) {
                let typed = &query[..end];
                let asked = Asked { query: typed, language: "en", sections: &["history"], languages: &LANGUAGES };
                // In turn, so that whatever else the machine does falls on both.
                let (key_ms, _) = timed(|| search.find(&content, &asked));
                let (scan_ms, _) = timed(|| plain.iter().filter(|text| text.contains(typed)).count());
                if key_ms > slowest.0 {
                    slowest = (key_ms, typed.to_owned());
                }
                keys.push(key_ms);
                scans.push(scan_ms);
            }
        }
    }
    let figures = serde_json::json!({
        "items": items,
        "megabytes": plain.iter().map(String::len).sum::<usize>() / 1_000_000,
        "build_ms": build_ms,
        "keys_ms": keys,
        "scans_ms": scans,
        "slowest": slowest.1,
    });
    println!("{figures}");
}

fn timed<T>(act: impl FnOnce() -> T) -> (f64, T) {
    let start = Instant::now();
    let done = black_box(act());
    (start.elapsed().as_secs_f64() * 1000.0, done)
}

/// Every title and text, folded to lower case.
fn plain(content: &Content) -> Vec<String> {
    let items = content.sections.iter().flat_map(Section::items);
    let texts = items.flat_map(|item| {
        let sentences = item.texts.values().flat_map(|text| text.sentences().map(|sentence| &sentence.text));
        item.title.values().chain(sentences).map(|words| words.to_lowercase())
    });
    texts.collect()
}

/// The same numbers in every run.
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }

    /// Small numbers often, large ones seldom, as words are used.
    fn seldom(&mut self, limit: usize) -> usize {
        let share = self.below(1_000_000) as f64 / 1_000_000.0;
        ((limit as f64).powf(share) - 1.0) as usize
    }
}

fn content(items: usize) -> Content {
    let mut seeded = Seeded(70);
    let english = english(&mut seeded);
    let chinese = chinese();
    let items = (0..items).map(|number| {
        let en: Vec<String> = (0..WORDS / 15).map(|_| sentence(&mut seeded, &english, 15, " ", ".")).collect();
        let zh: Vec<String> = (0..CHARACTERS / 25).map(|_| sentence(&mut seeded, &chinese, 18, "", "。")).collect();
        let titles = [sentence(&mut seeded, &english, 5, " ", ""), sentence(&mut seeded, &chinese, 6, "", "")];
        Item {
            id: format!("history/{number:05}"),
            title: LANGUAGES.iter().map(|tag| (*tag).to_owned()).zip(titles).collect(),
            date: Some((1952 + number % 70).to_string()),
            place: [("en".to_owned(), "Beijing".to_owned()), ("zh-Hans".to_owned(), "北京".to_owned())].into(),
            tags: vec!["campus".to_owned()],
            texts: LANGUAGES.iter().map(|tag| (*tag).to_owned()).zip([text(&en), text(&zh)]).collect(),
            tracks: [].into(),
            pictures: Vec::new(),
            sources: Vec::new(),
            people: Vec::new(),
            address: None,
        }
    });
    let items = items.collect();
    let language = |tag: &&str| Language { tag: (*tag).to_owned(), name: (*tag).to_owned() };
    Content {
        languages: LANGUAGES.iter().map(language).collect(),
        sections: vec![Section::Timeline {
            id: "history".to_owned(),
            title: [].into(),
            picture: None,
            eras: Vec::new(),
            items,
        }],
        ..Content::default()
    }
}

fn sentence(seeded: &mut Seeded, words: &[String], count: usize, between: &str, end: &str) -> String {
    let words: Vec<&str> = (0..count).map(|_| words[seeded.seldom(words.len())].as_str()).collect();
    words.join(between) + end
}

fn text(sentences: &[String]) -> Text {
    let sentence = |text| Sentence {
        id: String::new(),
        text,
        time: None,
        marks: Vec::new(),
        emphasis: Vec::new(),
        unbroken: Vec::new(),
    };
    let blocks = sentences
        .chunks(4)
        .map(|some| Block { role: BlockRole::Paragraph, sentences: some.iter().cloned().map(sentence).collect() });
    Text { blocks: blocks.collect(), ..Text::default() }
}

/// The most used first: a few real words, then invented ones.
fn english(seeded: &mut Seeded) -> Vec<String> {
    let first = "the of and in a to university steel was it for its president with students Beijing from by first new \
                 research professor school metal campus founded 1952 institute iron such thing no";
    let mut words: Vec<String> = first.split_whitespace().map(str::to_owned).collect();
    let syllables = [
        "ba", "con", "der", "est", "fi", "gra", "hol", "in", "ka", "lo", "mer", "no", "pre", "qua", "ri", "ste", "tu",
        "ve", "wo", "zi",
    ];
    while words.len() < 20_000 {
        let count = 2 + seeded.below(3);
        words.push((0..count).map(|_| syllables[seeded.below(syllables.len())]).collect());
    }
    words
}

/// Words of one to four characters, the most used first: a few real ones, then the others of the block that is used.
fn chinese() -> Vec<String> {
    let first =
        "的 是 在 了 和 学校 大学 北京 钢铁 学院 一 年 中国 科技 教授 学生 研究 柯俊 建校 材料 冶金 1952年 校长 港 岗";
    let mut words: Vec<String> = first.split_whitespace().map(str::to_owned).collect();
    let common: Vec<char> = ('\u{4e00}'..='\u{9fa5}').step_by(6).collect();
    for (at, one) in common.iter().enumerate() {
        words.push(one.to_string());
        words.push([*one, common[at * 7 % common.len()]].iter().collect());
    }
    words
}
