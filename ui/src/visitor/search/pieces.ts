import type { Marked } from '../../bridge/types';

/** Words cut where what was found begins and ends. Marks that are beyond the words, or back in them, are left out. */
export function pieces({ text, marks }: Marked): { text: string; found: boolean }[] {
  const cut: { text: string; found: boolean }[] = [];
  let at = 0;
  const to = (end: number, found: boolean) => {
    if (end > at) cut.push({ text: text.slice(at, end), found });
    at = Math.max(at, end);
  };
  for (const [from, end] of marks) {
    if (from < at || end > text.length) continue;
    to(from, false);
    to(end, true);
  }
  to(text.length, false);
  return cut;
}
