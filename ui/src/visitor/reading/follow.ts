/** Where on the page, as shares of its height, a sentence may stand while it is spoken, and where it is put. */
const HIGHEST = 0.06;
const LOWEST = 0.74;
const PUT = 0.16;
const PUT_CLAUSE = 0.3;

const find = (scroller: HTMLElement, index: number) =>
  scroller.querySelector<HTMLElement>(`[data-sentence="${String(index)}"]`);

/** A sentence and how far below the top of the page it stands, in px. */
export interface Anchor {
  index: number;
  offset: number;
}

/** Brings a sentence into comfortable sight; one longer than the page, clause by clause. */
export function bring(scroller: HTMLElement, index: number, mark: number, still: boolean) {
  const sentence = find(scroller, index);
  if (!sentence) return;
  const page = scroller.getBoundingClientRect();
  const whole = sentence.getBoundingClientRect();
  const long = whole.height > page.height * (LOWEST - PUT);
  const clause = long && mark >= 0 && sentence.querySelector(`[data-mark="${String(mark)}"]`);
  const box = clause ? clause.getBoundingClientRect() : whole;
  const top = (box.top - page.top) / page.height;
  const bottom = (box.bottom - page.top) / page.height;
  const begins = long && !clause;
  if (top >= HIGHEST && (bottom <= LOWEST || (begins && top < LOWEST / 2))) return;
  const put = page.height * (clause && mark > 0 ? PUT_CLAUSE : PUT);
  scroller.scrollBy({ top: box.top - page.top - put, behavior: still ? 'auto' : 'smooth' });
}

/** The sentence to hold on to: the one given if it is in sight, else the first in sight; none at the very top. */
export function anchor(scroller: HTMLElement, preferred: number): Anchor | undefined {
  const page = scroller.getBoundingClientRect();
  const inSight = (element: HTMLElement) => {
    const box = element.getBoundingClientRect();
    return box.bottom > page.top + 4 && box.top < page.bottom;
  };
  const wanted = preferred >= 0 ? find(scroller, preferred) : null;
  if (scroller.scrollTop < 4 && !wanted) return undefined;
  const all = [...scroller.querySelectorAll<HTMLElement>('[data-sentence]')];
  // One that begins in sight can be put back to where it stood.
  const begins = (one: HTMLElement) => inSight(one) && one.getBoundingClientRect().top >= page.top;
  const element = wanted && inSight(wanted) ? wanted : (all.find(begins) ?? all.find(inSight));
  if (!element) return undefined;
  return {
    index: Number(element.dataset['sentence']),
    offset: element.getBoundingClientRect().top - page.top,
  };
}

/** Puts the sentence back to where it stood. */
export function restore(scroller: HTMLElement, { index, offset }: Anchor) {
  const sentence = find(scroller, index);
  if (!sentence) return;
  const top = sentence.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  scroller.scrollBy({ top: top - Math.max(0, offset), behavior: 'auto' });
}
