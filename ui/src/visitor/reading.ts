import type { Reading } from '../bridge';

const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** Words and characters of a text. */
export function count(text: string): Pick<Reading, 'words' | 'characters'> {
  const characters = text.match(IDEOGRAPHS)?.length ?? 0;
  const words = text.replace(IDEOGRAPHS, ' ').match(/[\p{L}\p{N}’'-]+/gu)?.length ?? 0;
  return { words, characters };
}

/** Whether the last sentence of a text stands on the screen, and no part of it below. */
function endOnScreen(root: ParentNode, height: number): boolean {
  const last = [...root.querySelectorAll('[data-sentence]')].at(-1);
  if (!last?.checkVisibility({ visibilityProperty: true })) return false;
  const { bottom, height: own } = last.getBoundingClientRect();
  const clip = last.parentElement?.closest('[data-clip]')?.getBoundingClientRect();
  const [top, edge] = [Math.max(clip?.top ?? 0, 0), Math.min(clip?.bottom ?? height, height)];
  return own > 0 && bottom > top && bottom <= edge + 1;
}

/**
 * How much of what is marked `data-read` stands on the screen now, inside what cuts it (`data-clip`), and how long what
 * is marked `data-hold` keeps it.
 */
export function onScreen(root: ParentNode, height: number): Reading {
  const sum = { words: 0, characters: 0 };
  for (const element of root.querySelectorAll('[data-read]')) {
    const box = element.getBoundingClientRect();
    // Most of a long list is out of sight: nothing more is asked of it.
    if (box.height <= 0 || box.bottom <= 0 || box.top >= height) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const clip = element.parentElement?.closest('[data-clip]')?.getBoundingClientRect();
    const top = Math.max(box.top, clip?.top ?? 0, 0);
    // What hangs beside the screen is brought there by hand.
    if (box.right <= 0 || box.left >= innerWidth) continue;
    const bottom = Math.min(box.bottom, clip?.bottom ?? height, height);
    const seen = bottom - top;
    if (seen <= 0) continue;
    const share = Math.min(1, seen / box.height);
    const { words, characters } = count(element.textContent);
    sum.words += words * share;
    sum.characters += characters * share;
  }
  const holds = [...root.querySelectorAll<HTMLElement>('[data-hold]')];
  return {
    words: Math.round(sum.words),
    characters: Math.round(sum.characters),
    hold: Math.max(0, ...holds.map((element) => Number(element.dataset['hold']))),
    end: endOnScreen(root, height),
  };
}
