import type { Sentence } from '../bridge';

/** A stretch of a sentence that looks the same throughout. */
export interface Piece {
  text: string;
  /** Index of the mark it belongs to, -1 for none. */
  mark: number;
  emphasised: boolean;
}

/** Pieces that must stay on one line, or may break. */
export interface Group {
  whole: boolean;
  pieces: Piece[];
}

/** Longer names than this may break: a line must never run off the page. */
export const LONGEST = 28;

const covering = (ranges: [number, number][], from: number, to: number) =>
  ranges.findIndex(([a, b]) => a <= from && b >= to);

/** Cuts a sentence where a mark, an emphasis or an unbroken name begins or ends. */
export function cut(sentence: Sentence): Group[] {
  const { text, emphasis } = sentence;
  const marks = sentence.marks.map((m) => m.range);
  const unbroken = sentence.unbroken.filter(([a, b]) => b - a <= LONGEST);
  const edges = new Set([0, text.length]);
  for (const [a, b] of [...marks, ...emphasis, ...unbroken]) {
    edges.add(Math.min(a, text.length));
    edges.add(Math.min(b, text.length));
  }
  const cuts = [...edges].sort((a, b) => a - b);
  const groups: Group[] = [];
  let name = -1;
  cuts.slice(0, -1).forEach((from, n) => {
    const to = cuts[n + 1] ?? text.length;
    const within = covering(unbroken, from, to);
    const piece = {
      text: text.slice(from, to),
      mark: covering(marks, from, to),
      emphasised: covering(emphasis, from, to) >= 0,
    };
    const last = groups.at(-1);
    if (last && within === name) last.pieces.push(piece);
    else groups.push({ whole: within >= 0, pieces: [piece] });
    name = within;
  });
  return groups;
}
