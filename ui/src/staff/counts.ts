import type { Visits } from '../bridge/generated/Visits';
import type { Say, StaffLanguage, StaffWord } from '../words/staff';

/** How many days may be counted at once. */
export const RANGES = [1, 7, 30, 365] as const;

/** So many days have a mark each below their bars. */
const MARKED = 7;
/** Every so many hours have one. */
const HOURS = 3;

const LENGTHS = ['least', 'little', 'some', 'long', 'much', 'most'] as const satisfies StaffWord[];

const locale = (language: StaffLanguage) => (language === 'en' ? 'en-GB' : 'zh-CN');
const date = (day: string) => new Date(`${day}T00:00:00Z`);
const format = (language: StaffLanguage, style: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale(language), { ...style, timeZone: 'UTC' });

/** A length in seconds as people tell it. */
export const lasting = (seconds: number, words: Say) =>
  seconds < 60
    ? words('lastedSeconds', { s: seconds })
    : words('lastedMinutes', { m: Math.floor(seconds / 60), s: seconds % 60 });

/** From which day to which. */
export function between({ from, to }: Visits, language: StaffLanguage): string {
  const told = format(language, { year: 'numeric', month: 'long', day: 'numeric' });
  if (from === to) return told.format(date(to));
  // In Chinese a range would be all digits.
  return language === 'en'
    ? told.formatRange(date(from), date(to))
    : `${told.format(date(from))}至${told.format(date(to))}`;
}

/** A bar for each day; of many days the first and the last have a mark. */
export function byDay({ byDay: days }: Visits, language: StaffLanguage) {
  const [full, short] = [
    format(language, { dateStyle: 'long' }),
    format(
      language,
      days.length > MARKED ? { day: 'numeric', month: 'short' } : { weekday: 'short' },
    ),
  ];
  return days.map(({ day, visits }, n) => ({
    name: full.format(date(day)),
    visits,
    mark:
      days.length <= MARKED || n === 0 || n === days.length - 1
        ? short.format(date(day))
        : undefined,
  }));
}

/** A bar for each hour from the first to the last in which anybody came, and a mark every few hours. */
export function byHour({ byHour: hours }: Visits) {
  const [first, last] = [hours.findIndex(Boolean), hours.findLastIndex(Boolean)];
  const [from, to] = [Math.min(first, 8), Math.max(last, 19)];
  return hours.slice(from, to + 1).map((visits, n) => {
    const hour = from + n;
    return {
      name: `${String(hour)}:00–${String(hour + 1)}:00`,
      visits,
      mark: hour % HOURS === 0 ? String(hour) : undefined,
    };
  });
}

/** By how long they were. */
export const byLength = ({ byLength: lengths }: Visits, words: Say) =>
  LENGTHS.map((word, n) => ({ name: words(word), visits: lengths[n] ?? 0 }));

/** By the sections that were opened, with what became of them. */
export const bySection = ({ bySection: sections }: Visits, words: Say, language: StaffLanguage) =>
  sections.map(({ section, title, visits, medianSeconds, items, ended }) => {
    const share = new Intl.NumberFormat(language, { style: 'percent' }).format(
      ended / Math.max(1, visits),
    );
    return {
      name: title[language] ?? Object.values(title)[0] ?? section,
      visits,
      more: [
        words('dwell', { time: lasting(medianSeconds, words) }),
        words('ended', { share }),
        ...(items ? [words('itemsOpened', { items })] : []),
      ],
    };
  });
