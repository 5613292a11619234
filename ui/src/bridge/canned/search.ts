import type { Content } from '../generated/Content';
import type { Found } from '../generated/Found';
import type { Marked } from '../generated/Marked';
import type { Result } from '../generated/Result';
import { syllables } from './syllables';

const KEYS = [...'abcdefghijklmnopqrstuvwxyz0123456789 '];
const HAN = /\p{Script=Han}/u;
const WORD = /[a-z0-9]/;
/** Letters around the first find, on either side. */
const AROUND = 40;
const OFFERS = 8;

/** Where the words from `at` on answer the whole query; -1 where they don't. Letters stand for themselves or for pinyin. */
function match(words: string, at: number, query: string): number {
  if (!query) return at;
  const letter = words[at];
  if (letter === undefined) return -1;
  const rest = (taken: number) => match(words, at + 1, query.slice(taken));
  if (letter === query[0]) return rest(1);
  const syllable = syllables[letter];
  if (!syllable) return -1;
  // The last may be as far as it was typed.
  if (syllable.startsWith(query)) return at + 1;
  const whole = query.startsWith(syllable) ? rest(syllable.length) : -1;
  return whole >= 0 || query[0] !== syllable[0] ? whole : rest(1);
}

/** Every place of the words that answers the query, in order and apart; Latin words from their beginning. */
function places(words: string, query: string): [number, number][] {
  const found: [number, number][] = [];
  const low = words.toLowerCase();
  for (let at = 0; query && at < low.length; at++) {
    if (WORD.test(low[at] ?? '') && WORD.test(low[at - 1] ?? '')) continue;
    const end = match(low, at, query);
    if (end <= at) continue;
    found.push([at, end]);
    at = end - 1;
  }
  return found;
}

function around(words: string, query: string): Marked {
  const marks = places(words, query);
  const [first] = marks;
  if (!first) return { text: '', marks: [] };
  const from = first[0] > AROUND ? words.indexOf(' ', first[0] - AROUND) + 1 : 0;
  const start = Math.min(from, first[0]);
  const text = words.slice(start, first[1] + AROUND * 2).replace(/ ?[\w’]+$/, '');
  // The word at its end may be cut.
  const inside = marks.filter(([, end]) => end <= start + text.length);
  return { text, marks: inside.map(([a, b]) => [a - start, b - start]) };
}

/** A title and a text in a language. */
interface Written {
  lang: string;
  title: string;
  text: string;
}

/** What can be found, with where it is, in every language that it is written in. */
function shelf({ sections, languages }: Content) {
  return sections.flatMap((section) =>
    (section.kind === 'message' ? [section] : section.items).map((one) => ({
      section: section.id,
      item: section.kind === 'message' ? undefined : one.id,
      written: languages.map(({ tag }): Written => {
        const text = one.texts[tag];
        // What stands in for a translation is found in its own language.
        const blocks = text && !text.substitute ? text.blocks : [];
        const sentences = blocks.flatMap((block) => block.sentences);
        const between = tag.startsWith('zh') ? '' : ' ';
        const words = sentences.map((sentence) => sentence.text).join(between);
        return { lang: tag, title: one.title[tag] ?? '', text: words };
      }),
    })),
  );
}

/** Chinese that the letters at the end of a query stand for where it is found, the most frequent first. */
function offered(all: string[], query: string): string[] {
  const letters = /[a-z]+$/.exec(query)?.[0] ?? '';
  if (!letters) return [];
  const before = query.slice(0, -letters.length);
  const counts: Record<string, number> = {};
  for (const words of all)
    for (const [from, end] of places(words, query)) {
      const own = [...before].length;
      const stands = words.slice(from + own, end);
      if ([...stands].every((letter) => HAN.test(letter)))
        counts[stands] = (counts[stands] ?? 0) + 1;
    }
  return Object.keys(counts)
    .sort((one, other) => (counts[other] ?? 0) - (counts[one] ?? 0))
    .slice(0, OFFERS);
}

/**
 * What the shell would find, by plain comparison: enough to lay out a page and to try it. Like the shell it looks in
 * every language, and shows what the visitor's has first and in that.
 */
export function search(exhibition: Content, asked: string, language: string): Found {
  const query = asked.toLowerCase();
  const all = shelf(exhibition);
  const has = ({ title, text }: Written, query: string) =>
    places(title, query).length > 0 || places(text, query).length > 0;
  const own = ({ lang }: Written) => lang === language;
  const found = all.flatMap(({ section, item, written }) => {
    const hits = written.filter((one) => has(one, query));
    const best = hits.find(own) ?? hits[0];
    return best ? [{ section, item, best }] : [];
  });
  found.sort((one, other) => Number(own(other.best)) - Number(own(one.best)));
  const results = found.map(({ section, item, best: { lang, title, text } }): Result => ({
    section,
    ...(item === undefined ? {} : { item }),
    lang,
    title: { text: title, marks: places(title, query) },
    excerpt: around(text, query),
  }));
  const written = all.flatMap((one) => one.written);
  return {
    results: results.slice(0, 50),
    count: results.length,
    keys: KEYS.filter(
      (key) => (query || key !== ' ') && written.some((one) => has(one, query + key)),
    ),
    offers: offered(
      written.flatMap(({ title, text }) => [title, text]),
      query,
    ),
  };
}
