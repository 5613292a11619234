//! Which sentence of one language's text corresponds to which of another's: by order, and by proportion where the
//! numbers differ.

use super::content::BlockRole;
use super::model::Passage;

/// Where two texts differ in number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unequal {
    /// Paragraphs and headings.
    Paragraphs {
        /// In the first.
        first: usize,
        /// In the second.
        second: usize,
    },
    /// Sentences of a paragraph.
    Sentences {
        /// In the first.
        first: usize,
        /// In the second.
        second: usize,
        /// Line of the paragraph in the second, from 1.
        line: u32,
    },
}

/// For each sentence of the first text, in order over all its blocks, the index of the one in the second.
pub fn correspond(first: &[Passage], second: &[Passage]) -> Vec<u32> {
    let (blocks, blocks_to) = (sentences(first), sentences(second));
    let mut places = vec![0; count(first)];
    let mut last = 0;
    for (from, to) in pairs(first, second) {
        let from: Vec<(usize, usize)> = from.iter().flat_map(|block| blocks[*block].clone()).collect();
        let to: Vec<(usize, usize)> = to.iter().flat_map(|block| blocks_to[*block].clone()).collect();
        let found = proportion(&from, &to);
        for (n, (index, _)) in from.iter().enumerate() {
            if let Some(place) = found.get(n) {
                last = *place as u32;
            }
            places[*index] = last;
        }
    }
    let most = count(second).saturating_sub(1) as u32;
    for place in &mut places {
        *place = (*place).min(most);
    }
    places
}

/// Where the paragraphs and sentences of two texts differ in number.
pub fn unequal(first: &[Passage], second: &[Passage]) -> Vec<Unequal> {
    let (a, b) = (body(first), body(second));
    if a.len() != b.len() {
        return vec![Unequal::Paragraphs { first: a.len(), second: b.len() }];
    }
    let counts = a.iter().zip(&b).map(|(a, b)| (first[*a].sentences.len(), &second[*b]));
    counts
        .filter(|(a, b)| *a != b.sentences.len())
        .map(|(a, b)| Unequal::Sentences { first: a, second: b.sentences.len(), line: b.line })
        .collect()
}

fn count(text: &[Passage]) -> usize {
    text.iter().map(|passage| passage.sentences.len()).sum()
}

fn body(text: &[Passage]) -> Vec<usize> {
    of_role(text, |role| matches!(role, BlockRole::Heading | BlockRole::Paragraph))
}

fn of_role(text: &[Passage], fits: impl Fn(BlockRole) -> bool) -> Vec<usize> {
    (0..text.len()).filter(|block| fits(text[*block].role)).collect()
}

/// Blocks that correspond, in reading order.
fn pairs(first: &[Passage], second: &[Passage]) -> Vec<(Vec<usize>, Vec<usize>)> {
    let mut pairs = Vec::new();
    let mut pair = |a: Vec<usize>, b: Vec<usize>| {
        if a.len() == b.len() {
            pairs.extend(a.into_iter().zip(b).map(|(a, b)| (vec![a], vec![b])));
        } else {
            pairs.push((a, b));
        }
    };
    for role in [BlockRole::Epigraph, BlockRole::Title] {
        pair(of_role(first, |r| r == role), of_role(second, |r| r == role));
    }
    pair(body(first), body(second));
    pair(of_role(first, |r| r == BlockRole::Signature), of_role(second, |r| r == BlockRole::Signature));
    pairs
}

/// For each block, index over all blocks and length of each of its sentences.
fn sentences(text: &[Passage]) -> Vec<Vec<(usize, usize)>> {
    let mut index = 0;
    let mut blocks = Vec::with_capacity(text.len());
    for passage in text {
        blocks.push((index..).zip(passage.sentences.iter().map(std::ops::Range::len)).collect());
        index += passage.sentences.len();
    }
    blocks
}

/// For each sentence the one in which its middle falls, when both stretches are laid over one another.
fn proportion(from: &[(usize, usize)], to: &[(usize, usize)]) -> Vec<usize> {
    if to.is_empty() {
        return Vec::new();
    }
    if from.len() == to.len() {
        return to.iter().map(|(index, _)| *index).collect();
    }
    let whole = |list: &[(usize, usize)]| list.iter().map(|(_, length)| *length).sum::<usize>().max(1) as f64;
    let (all, all_to) = (whole(from), whole(to));
    let mut passed = 0.0;
    let mut at = 0;
    let mut reached = to[0].1 as f64 / all_to;
    from.iter()
        .map(|(_, length)| {
            let middle = (passed + *length as f64 / 2.0) / all;
            passed += *length as f64;
            while middle > reached && at + 1 < to.len() {
                at += 1;
                reached += to[at].1 as f64 / all_to;
            }
            to[at].0
        })
        .collect()
}
