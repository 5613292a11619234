import type { Years } from '../bridge/types';
import { say, type Added } from '../words';

/** Year, month and day of a date as written; before our era with a minus. */
const WRITTEN = /^(-?\d+)(?:-(\d+))?(?:-(\d+))?$/;

/** The year of a date as written; NaN where there is none. */
export const yearOf = (date: string | undefined) => Number(WRITTEN.exec(date ?? '')?.[1] ?? NaN);

/** A date as written, as a number of years; NaN where there is none. What is not known counts as the beginning. */
export function momentOf(date: string | undefined): number {
  const [, , month, day] = WRITTEN.exec(date ?? '') ?? [];
  return yearOf(date) + (Number(month ?? 1) - 1) / 12 + (Number(day ?? 1) - 1) / 372;
}

/** A date as written, in the words of a language: year, month or day, whatever is known. */
export function dated(date: string, tag: string): string {
  const [, , month, day] = WRITTEN.exec(date) ?? [];
  const year = yearOf(date);
  if (Number.isNaN(year)) return date;
  const moment = new Date(0);
  // There was no year 0: the one before 1 counts as 0 here.
  moment.setUTCFullYear(year < 0 ? year + 1 : year, Number(month ?? 1) - 1, Number(day ?? 1));
  // Day, month, year, as the English of the exhibitions is written.
  return new Intl.DateTimeFormat(tag === 'en' ? 'en-GB' : tag, {
    era: year < 0 ? 'short' : undefined,
    year: 'numeric',
    month: month === undefined ? undefined : 'long',
    day: day === undefined ? undefined : 'numeric',
    timeZone: 'UTC',
  }).format(moment);
}

/** A year by itself: a number, and before our era in the words of a language. */
export const yearIn = (year: number, tag: string): string =>
  year < 0 ? dated(String(year), tag) : String(year);

/**
 * Years from and to, in the words of a language: numbers, and whole years where numbers alone do not tell the era.
 * @param added words that the exhibition brings for languages not shipped
 */
export function spanned({ from, to }: Years, tag: string, added: Added = {}): string {
  if (from >= 0) return say('span', tag, added, { from, to });
  const [first = '', last = ''] = [from, to].map((year) => dated(String(year), tag));
  return say('spanEras', tag, added, { from: first, to: last });
}

/** A date as written, in the words of a language: its year, and apart from it the month or day where they are known. */
export function parted(date: string, tag: string): { year: string; rest: string } {
  const [, , month, day] = WRITTEN.exec(date) ?? [];
  const year = yearOf(date);
  if (Number.isNaN(year)) return { year: date, rest: '' };
  if (month === undefined) return { year: dated(String(year), tag), rest: '' };
  const rest = new Intl.DateTimeFormat(tag === 'en' ? 'en-GB' : tag, {
    month: 'short',
    day: day === undefined ? undefined : 'numeric',
    timeZone: 'UTC',
  }).format(Date.UTC(2000, Number(month) - 1, Number(day ?? 1)));
  return { year: dated(String(year), tag), rest };
}
