import type { Era, Item, Section } from '../../bridge';
import { momentOf } from '../dated';

/** A section that is a timeline. */
export type Timeline = Extract<Section, { kind: 'timeline' }>;

/** Something that hangs on the steel. `time` is in years; NaN where none is known. */
export type Entry =
  | { kind: 'era'; id: string; time: number; era: Era }
  | { kind: 'event'; id: string; time: number; item: Item }
  | { kind: 'undated'; id: string; time: number };

/** Whether it leads to something to read. */
export const opens = (entry: Entry) =>
  entry.kind === 'event' || (entry.kind === 'era' && Object.keys(entry.era.texts).length > 0);

/** Whether a moment lies in an era. */
export const within = (time: number, { years }: Era) =>
  Math.floor(time) >= years.from && Math.floor(time) <= years.to;

/**
 * Events in order of time, each era before the first event that is no earlier, and what has no date at the end under a
 * heading of its own.
 * @param chosen tags, one of which an event must carry; all events where there are none
 */
export function entries({ items, eras }: Timeline, chosen: readonly string[]): Entry[] {
  const wanted = items.filter(
    ({ tags }) => !chosen.length || tags.some((tag) => chosen.includes(tag)),
  );
  const events = wanted.map((item) => ({
    kind: 'event' as const,
    id: item.id,
    time: momentOf(item.date),
    item,
  }));
  const dated = events.filter(({ time }) => !Number.isNaN(time)).sort((a, b) => a.time - b.time);
  const undated = events.filter(({ time }) => Number.isNaN(time));
  const ahead = eras
    .filter((era) => !chosen.length || dated.some(({ time }) => within(time, era)))
    .sort((a, b) => a.years.from - b.years.from)
    .map((era) => ({ kind: 'era' as const, id: era.id, time: era.years.from, era }));

  const all: Entry[] = [];
  for (const event of dated) {
    while (ahead[0] && ahead[0].time <= event.time) all.push(...ahead.splice(0, 1));
    all.push(event);
  }
  all.push(...ahead);
  if (undated.length) all.push({ kind: 'undated', id: 'undated', time: NaN }, ...undated);
  return all;
}
