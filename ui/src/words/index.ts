import { en } from './en';
import { zhHans } from './zh-Hans';

/** The names of all words. */
export type Word = keyof typeof en;

/** A complete set of words in one language. */
export type Words = Record<Word, string>;

const shipped: Record<string, Words> = { en, 'zh-Hans': zhHans };

/** The tag itself, then its prefixes: `zh-Hans-CN`, `zh-Hans`, `zh`. */
function* widening(tag: string) {
  const parts = tag.split('-');
  for (let n = parts.length; n > 0; n--) yield parts.slice(0, n).join('-');
}

/** Words that an exhibition brings, by language. */
export type Added = Record<string, Record<string, string>>;

function find(word: Word, tag: string, added: Added): string {
  for (const wider of widening(tag)) {
    const own = added[wider]?.[word] ?? shipped[wider]?.[word];
    if (own !== undefined) return own;
  }
  return tag.startsWith('zh') ? zhHans[word] : en[word];
}

/**
 * A word in a language, its `{places}` filled.
 * @param added words that the exhibition brings for languages not shipped
 */
export function say(
  word: Word,
  tag: string,
  added: Added,
  fill: Record<string, string | number> = {},
): string {
  return find(word, tag, added).replace(/\{(\w+)\}/g, (whole, key: string) =>
    key in fill ? String(fill[key]) : whole,
  );
}

/** All words shipped for a language, in one string. */
export function everyWord(tag: string): string {
  const [words] = [...widening(tag)].flatMap((wider) => shipped[wider] ?? []);
  return Object.values(words ?? {}).join('');
}
