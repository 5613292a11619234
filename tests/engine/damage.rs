//! Exhibitions with damaged files: nothing that a file holds stops the reading of the others.

use engine::exhibition::content::Section;
use engine::exhibition::{Media, SoundMedia, check, compile, read_with};

use crate::cues::rising;
use crate::exhibitions::assert_told;
use crate::format_document::write_example;

struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most.max(1)
    }
}

/// Bytes and words that mean something somewhere.
const SEEDS: &[&[u8]] = &[
    b"[",
    b"]",
    b"{",
    b"}",
    b"\"",
    b"'",
    b"=",
    b"\n",
    b"\r",
    b"\0",
    b"\xff",
    b"\xe5\x8c",
    b"#",
    b"<",
    b">",
    b"-->",
    b"[[",
    b"\"\"\"",
    b"&",
    b"..",
    b"/",
    b"|",
    b"*",
    b"```",
    b"99999999999999999999",
    b"-1",
    b"nan",
    b"1979-05-27",
    b"\xf0\x9f\x98\x80",
    b"\xe2\x80\xa6",
];

fn damage(bytes: &mut Vec<u8>, random: &mut Random) {
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len() + 1);
        let length = random.below(40).min(bytes.len() - at);
        match random.below(5) {
            0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
            1 => drop(bytes.drain(at..at + length)),
            2 => {
                let copy = bytes[at..at + length].to_vec();
                bytes.splice(at..at, copy);
            }
            3 if random.below(6) == 0 => bytes.truncate(at),
            _ => drop(bytes.splice(at..at, SEEDS[random.below(SEEDS.len())].iter().copied())),
        }
    }
}

#[test]
fn no_damage_to_a_file_stops_the_reading_and_every_problem_names_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let files = write_example(folder.path());
    let media = Media {
        sounds: [("message/en.wav".to_owned(), SoundMedia { name: "s".into(), duration_ms: 7_500, gain: 0 })].into(),
        ..Media::default()
    };
    let mut random = Random(70);
    let mut looked_at = 0;
    for round in 0..100 {
        let path = folder.path().join(&files[random.below(files.len())]);
        let whole = std::fs::read(&path).unwrap();
        let mut bytes = whole.clone();
        damage(&mut bytes, &mut random);
        std::fs::write(&path, &bytes).unwrap();
        let draft = read_with(folder.path(), Some(&|_| Ok(7_500))).unwrap();
        for problem in &draft.problems {
            assert!(!problem.file.is_empty(), "round {round}: {problem:?}");
            assert_told(problem);
        }
        let content = compile(&draft, &media);
        for section in &content.sections {
            let own = if let Section::Message { texts, .. } = section { Some(texts) } else { None };
            let texts = own.into_iter().chain(section.items().iter().map(|item| &item.texts));
            for text in texts.flat_map(|texts| texts.values()) {
                rising(&text.sentences().cloned().collect::<Vec<_>>(), u32::MAX);
                looked_at += 1;
                assert!(text.blocks.iter().all(|block| !block.sentences.is_empty()));
                assert!(text.places.iter().all(|place| (*place as usize) < text.sentences().count()));
            }
        }
        let stored = serde_json::to_vec(&content).unwrap();
        assert_eq!(serde_json::from_slice::<engine::exhibition::Content>(&stored).unwrap(), content);
        std::fs::write(&path, whole).unwrap();
    }
    assert!(looked_at > 500, "most rounds leave most texts: {looked_at}");
    assert_eq!(check(folder.path(), Some(&|_| Ok(7_500))).unwrap().problems, []);
}

#[test]
fn a_missing_file_is_always_named() {
    let folder = tempfile::tempdir().unwrap();
    for name in write_example(folder.path()) {
        let path = folder.path().join(&name);
        let whole = std::fs::read(&path).unwrap();
        std::fs::remove_file(&path).unwrap();
        let problems = check(folder.path(), Some(&|_| Ok(7_500))).unwrap().problems;
        assert!(!problems.is_empty(), "{name}");
        std::fs::write(&path, whole).unwrap();
    }
}
