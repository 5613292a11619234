import type { Text } from '../bridge';

/** How long a line may be that tells what a text is about, in Latin letters; a Chinese character is as wide as two. */
const LONGEST = 96;

const width = (letter: string) => (/[\u2e80-\uffef]/.test(letter) ? 2 : 1);

/** The first sentence of what a text tells, or as much of it as makes one short line. */
export function beginning({ blocks }: Text, longest = LONGEST): string {
  const first = blocks.find(({ role }) => role === 'paragraph');
  const words = first?.sentences[0]?.text ?? '';
  let at = 0;
  let so = 0;
  for (const letter of words) {
    so += width(letter);
    if (so > longest) {
      const head = words.slice(0, at);
      // Before a clause if one ends late enough, else before a word; Chinese may end anywhere.
      const cut = /^.*[,;:，；：、—]/u.exec(head)?.[0] ?? '';
      const word = /^.*\s/u.exec(head)?.[0] ?? '';
      const kept = cut.length > at / 2 ? cut : word.length > at / 2 ? word : head;
      const dots = /\p{Script=Han}/u.test(kept) ? '……' : '…';
      return kept.replace(/[\s,;:，；：、—]+$/u, '') + dots;
    }
    at += letter.length;
  }
  return words;
}
