import type { Block, Sentence, Text } from '../bridge';

/** All sentences of a text, in reading order. */
export const sentences = (text: Text): Sentence[] => text.blocks.flatMap((b) => b.sentences);

/** Each block of a text with the index of its first sentence over all blocks. */
export function numbered(text: Text | undefined): { block: Block; first: number }[] {
  let first = 0;
  return (text?.blocks ?? []).map((block) => {
    const one = { block, first };
    first += block.sentences.length;
    return one;
  });
}

/** The sentence of `to` that corresponds to sentence `index` of `from`. */
export function across(from: Text, index: number, to: Text): number {
  if (from === to) return index;
  // The default language's sentence that stands here or last before here.
  let first = 0;
  from.places.forEach((place, n) => {
    if (place <= index && place > (from.places[first] ?? -1)) first = n;
  });
  const last = sentences(to).length - 1;
  return Math.max(0, Math.min(last, to.places[first] ?? index));
}

/** What stands between a sentence and the next of its paragraph: Chinese full stops bring their own space. */
export const between = (before: string): string =>
  /(?:[。！？]|……)[”’」』）》]*$/u.test(before) ? '' : ' ';

/** Where a moment falls: the sentence, and the mark inside it; -1 where none. */
export function spoken(list: Sentence[], at: number): { sentence: number; mark: number } {
  let sentence = -1;
  list.forEach((s, n) => {
    if (s.time && s.time[0] <= at) sentence = n;
  });
  const marks = list[sentence]?.marks ?? [];
  let mark = -1;
  marks.forEach((m, n) => {
    if (m.time[0] <= at) mark = n;
  });
  return { sentence, mark };
}

/** The next moment after `at` at which `spoken` changes; undefined after the last. */
export function nextChange(list: Sentence[], at: number): number | undefined {
  let next: number | undefined;
  const offer = (t: number) => {
    if (t > at && (next === undefined || t < next)) next = t;
  };
  for (const s of list) {
    if (s.time) offer(s.time[0]);
    for (const m of s.marks) offer(m.time[0]);
  }
  return next;
}
