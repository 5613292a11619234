import type { OpenSpan } from '../../bridge/generated/OpenSpan';
import type { StaffLanguage } from '../../words/staff';

/** When a hall is open on each day, Monday first. */
export type Week = OpenSpan[][];

/** Minutes of a step. */
export const STEP = 5;
/** The last minute of a day at which a hall can close. */
export const LAST = 24 * 60 - STEP;
/** What a day has that nobody set yet. */
const USUAL: OpenSpan = { opens: 9 * 60, closes: 17 * 60 };

/** A day as it is at first. */
export const usual = (): OpenSpan[] => [{ ...USUAL }];

/** The same day with a break in its middle. */
export function broken([day = USUAL]: OpenSpan[]): OpenSpan[] {
  const middle = Math.round((day.opens + day.closes) / 2 / STEP) * STEP;
  const [until, from] = [middle - 6 * STEP, middle + 6 * STEP];
  if (until <= day.opens || from >= day.closes) return [{ ...day }];
  return [
    { opens: day.opens, closes: until },
    { opens: from, closes: day.closes },
  ];
}

/** The same day without one. */
export function whole(day: OpenSpan[]): OpenSpan[] {
  const [first = USUAL, last = first] = [day.at(0), day.at(-1)];
  return [{ opens: first.opens, closes: last.closes }];
}

/** A time of day. */
export const time = (minutes: number) =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** The hours of one day. */
export const spans = (day: OpenSpan[]) =>
  day.map(({ opens, closes }) => `${time(opens)}–${time(closes)}`).join(', ');

/** The days of the week, Monday first, as the language names them. */
export function days(language: StaffLanguage, weekday: 'long' | 'short'): string[] {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    weekday,
    timeZone: 'UTC',
  });
  // 5 January 1970 was a Monday.
  return Array.from({ length: 7 }, (_, n) => format.format(Date.UTC(1970, 0, 5 + n)));
}

/** The hours of a week, days that are alike together: each with its days in order. */
export function alike(week: Week): { days: number[]; hours: string }[] {
  const found: { days: number[]; hours: string }[] = [];
  for (const [day, open] of week.entries()) {
    const hours = spans(open);
    const before = found.find((one) => one.hours === hours);
    if (before) before.days.push(day);
    else found.push({ days: [day], hours });
  }
  return found;
}

/** Days in a row by the first and the last, others one by one. */
export function named(numbers: number[], names: string[], between: string): string {
  const runs: number[][] = [];
  for (const day of numbers) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const name = (day = 0) => names[day] ?? '';
  return runs
    .flatMap((run) => (run.length > 2 ? [`${name(run[0])}–${name(run.at(-1))}`] : run.map(name)))
    .join(between);
}
