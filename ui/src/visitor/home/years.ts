import type { Exhibition, Item, Years } from '../../bridge';
import { yearOf } from '../dated';
import { ROUND } from '../timeline/axis';

/** The years from the first to the last event; none where no event has one. */
export function spanOf(items: Item[]): Years | undefined {
  let span: Years | undefined;
  for (const { date } of items) {
    const year = yearOf(date);
    if (Number.isNaN(year)) continue;
    span = { from: Math.min(span?.from ?? year, year), to: Math.max(span?.to ?? year, year) };
  }
  return span;
}

/** The timeline that a year leads into, and the years there are to pick from; none where time stands still. */
export function pickable({ sections, years }: Exhibition) {
  const timeline = sections.find((section) => section.kind === 'timeline');
  const span = timeline && (years ?? spanOf(timeline.items));
  return span && span.from < span.to ? { section: timeline.id, span } : undefined;
}

/** Years between the marks of a span, as people count, so that there are no more than `most`. */
export const stepOf = ({ from, to }: Years, most: number): number =>
  ROUND.find((step) => (to - from) / step <= most) ?? to - from;

/** Round years within a span, no more than `most` of them. */
export function rounds({ from, to }: Years, most: number): number[] {
  const step = stepOf({ from, to }, most);
  const first = Math.ceil(from / step) * step;
  const all = Array.from(
    { length: Math.floor((to - first) / step) + 1 },
    (_, n) => first + n * step,
  );
  // There was no year 0.
  return all.filter((year) => year !== 0);
}
