import type { Content } from '../generated/Content';
import type { Item } from '../generated/Item';
import type { Sentence } from '../generated/Sentence';
import type { Text } from '../generated/Text';
import { text } from './samples';

/** A sentence in two, at the end of one of its marks: both keep its id. */
function split(sentence: Sentence): [Sentence, Sentence] {
  const [head] = sentence.marks;
  if (!head || !sentence.time) throw new Error('nothing to split at');
  const [at, moment] = [head.range[1], head.time[1]];
  const rest = sentence.marks.slice(1).map((mark) => ({
    ...mark,
    range: [mark.range[0] - at, mark.range[1] - at] as [number, number],
  }));
  const plain = { emphasis: [], unbroken: [] };
  return [
    {
      ...sentence,
      ...plain,
      text: sentence.text.slice(0, at),
      time: [sentence.time[0], moment],
      marks: [head],
    },
    {
      ...sentence,
      ...plain,
      text: sentence.text.slice(at),
      time: [moment, sentence.time[1]],
      marks: rest,
    },
  ];
}

/** A text with one sentence more than the one it translates: its first paragraph has three for two. */
function longer(text: Text): Text {
  const at = text.blocks.findIndex((block) => block.role === 'paragraph');
  const first = text.blocks.slice(0, at).flatMap((block) => block.sentences).length;
  return {
    ...text,
    blocks: text.blocks.map((block, n) => {
      const [head, ...rest] = block.sentences;
      return n === at && head ? { ...block, sentences: [...split(head), ...rest] } : block;
    }),
    places: text.places.map((place) => (place > first ? place + 1 : place)),
  };
}

/** Sentences whose neighbours are of the other script. */
const MIXED: Record<string, string[]> = {
  en: ['The motto is 求实鼎新.', '“Next” it says.', '1952 was the year.'],
  'zh-Hans': [
    '学校成立。',
    '1952年开学。',
    '“USTB”建成！',
    '校训是“求实鼎新。”',
    'Hello。',
    '好。',
  ],
};

/** A text of one paragraph, its first year emphasised. */
function mixed(tag: string): Text {
  const made = text(tag, 'message', MIXED[tag] ?? []);
  const dated = made.blocks[0]?.sentences.find((sentence) => sentence.text.startsWith('1952'));
  dated?.emphasis.push([0, 4]);
  return made;
}

type Holder = Pick<Item, 'texts' | 'title'>;

/** Takes a language's text and title away, and lets another's stand in. */
function untranslate({ texts, title }: Holder, tag: string) {
  const own = Object.values(texts).find((text) => text.lang !== tag);
  if (own) texts[tag] = { ...own, substitute: true };
  Reflect.deleteProperty(title, tag);
}

/** Takes away what every sentence has, so that no page can draw the texts. */
function spoil({ texts }: Holder) {
  for (const { blocks } of Object.values(texts))
    for (const { sentences } of blocks)
      for (const sentence of sentences) Reflect.deleteProperty(sentence, 'emphasis');
}

/** Changes the texts of an exhibition as the address says. */
export function alter({ sections }: Content, address: URLSearchParams) {
  const untranslated = address.get('untranslated');
  for (const section of sections) {
    const holders: Holder[] = section.kind === 'message' ? [section] : section.items;
    for (const holder of holders) {
      if (untranslated) untranslate(holder, untranslated);
      if (address.has('broken')) spoil(holder);
    }
    if (section.kind !== 'message') continue;
    const { texts } = section;
    if (address.has('uneven') && texts['zh-Hans']) texts['zh-Hans'] = longer(texts['zh-Hans']);
    if (address.has('mixed')) for (const tag of Object.keys(texts)) texts[tag] = mixed(tag);
  }
}
