import type { Content } from '../generated/Content';
import type { Localized } from '../localized';

/** Words of ordinary length, over and over: what staff write where it does not fit. */
const WORDS: Record<string, string> = {
  en: 'Metallurgy laboratories and the students of seven decades ',
  'zh-Hans': '冶金实验室与七十年来的历届师生',
};

/** So many columns in every language: a letter takes one, a Han character two. */
function lengthen(said: Localized, columns: number) {
  for (const [tag, words] of Object.entries(WORDS)) {
    const letters = tag === 'en' ? columns : columns / 2;
    said[tag] = words.repeat(Math.ceil(letters / words.length)).slice(0, letters);
  }
}

/** All words of an exhibition that stand in one kind of place. */
function words(place: string, exhibition: Content): Localized[] {
  const { sections } = exhibition;
  const items = sections.flatMap((section) => (section.kind === 'message' ? [] : section.items));
  const pictures = items.flatMap((item) => item.pictures);
  const signatories = sections.flatMap((section) =>
    section.kind === 'message' ? section.signatories : [],
  );
  const eras = sections.flatMap((section) => (section.kind === 'timeline' ? section.eras : []));
  const sources = [...exhibition.sources, ...items.flatMap((item) => item.sources)];
  const titles = (all: { title: Localized }[]) => all.map(({ title }) => title);
  switch (place) {
    case 'exhibition':
      return [exhibition.title];
    case 'section':
      return titles(sections);
    case 'item':
      return titles(items);
    case 'era':
      return titles(eras);
    case 'tag':
      return titles(exhibition.tags);
    case 'motto':
    case 'tradition':
    case 'theme':
      return [exhibition[place]];
    case 'place':
      return items.map(({ place }) => place);
    case 'alt':
    case 'caption':
    case 'credit':
      return pictures.map((picture) => picture[place]);
    case 'role':
    case 'name':
      return signatories.map((who) => who[place]);
    case 'notice':
      return sections.flatMap((section) => (section.kind === 'message' ? [section.notice] : []));
    case 'publisher':
      return sources.flatMap(({ publisher }) => (publisher ? [publisher] : []));
    default:
      throw new Error(`no words stand in ${place}`);
  }
}

/** Makes all words in a place as long as the address says, in columns: `long=caption:200`. */
export function stretch(exhibition: Content, address: URLSearchParams) {
  for (const asked of address.getAll('long')) {
    const [place = '', columns] = asked.split(':');
    for (const said of words(place, exhibition)) lengthen(said, Number(columns));
  }
}
