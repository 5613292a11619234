import { door } from './door';
import { draft } from './draft';
import { hall } from './hall';
import { measure } from './measure';
import { people } from './people';
import { report } from './report';
import { settings } from './settings';
import { today } from './today';
import { visits } from './visits';

/** Everything that staff read. `{…}` is filled in. */
const catalogue = {
  en: {
    ...measure.en,
    ...door.en,
    ...today.en,
    ...hall.en,
    ...people.en,
    ...report.en,
    ...settings.en,
    ...visits.en,
    ...draft.en,
  },
  'zh-Hans': {
    ...measure['zh-Hans'],
    ...door['zh-Hans'],
    ...today['zh-Hans'],
    ...hall['zh-Hans'],
    ...people['zh-Hans'],
    ...report['zh-Hans'],
    ...settings['zh-Hans'],
    ...visits['zh-Hans'],
    ...draft['zh-Hans'],
  },
};

/** A word that staff read. */
export type StaffWord = keyof typeof catalogue.en;

/** A language that staff read. */
export type StaffLanguage = keyof typeof catalogue;

/** The languages that staff read, each by its own name. */
export const staffLanguages: { tag: StaffLanguage; name: string }[] = [
  { tag: 'en', name: 'English' },
  { tag: 'zh-Hans', name: '中文' },
];

/** The name of a language in itself; its tag where staff read none of it. */
export const nameOf = (tag: string): string =>
  staffLanguages.find((one) => one.tag === tag)?.name ?? tag;

/** The language for staff where everybody else reads another. */
export const staffLanguage = (tag: string): StaffLanguage =>
  /^zh(-(Hans|CN|SG)\b|$)/.test(tag) ? 'zh-Hans' : 'en';

/** Tells a word, filled in. */
export type Say = (word: StaffWord, values?: Record<string, string | number>) => string;

/** The words of one language, filled in. */
export function staffWords(language: StaffLanguage): Say {
  return (word, values = {}) =>
    catalogue[language][word].replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));
}
