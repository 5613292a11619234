import type { Section } from '../../bridge';
import { beginning } from '../beginning';
import { spanned } from '../dated';
import type { Visit } from '../visit.svelte';
import type { Word } from '../../words';
import { spanOf } from './years';

/** Longest beginning of a letter that invites, in Latin letters. */
const LETTERS = 60;

/** What a section has to offer, in a few words. */
export interface Invitation {
  words: string;
  lang: string;
}

/** Who signed, or how a letter begins; the years and the number of events; how many people or pictures. */
export function invite(visit: Visit, section: Section): Invitation | undefined {
  const lang = visit.language;
  if (section.kind === 'message') {
    const names = section.signatories.map(({ name }) => visit.in(name)).filter((one) => one.words);
    if (names.length)
      return { words: names.map((one) => one.words).join(' · '), lang: names[0]?.lang ?? lang };
    const text = section.texts[lang];
    return text && { words: beginning(text, LETTERS), lang: text.lang };
  }
  const { length } = section.items;
  if (!length) return undefined;
  const counted: Record<typeof section.kind, [Word, Word]> = {
    timeline: ['oneEvent', 'events'],
    gallery: ['onePicture', 'pictures'],
    people: ['onePerson', 'people'],
  };
  const [one, many] = counted[section.kind];
  const count = length === 1 ? visit.say(one) : visit.say(many, { count: length });
  const years = section.kind === 'timeline' ? spanOf(section.items) : undefined;
  const told =
    years && years.from < years.to
      ? [spanned(years, lang, visit.exhibition.words), count]
      : [count];
  return { words: told.join(' · '), lang };
}
