import type { Era } from '../generated/Era';
import type { Item } from '../generated/Item';
import type { Localized } from '../localized';
import type { Picture } from '../generated/Picture';
import type { Section } from '../generated/Section';
import type { Tag } from '../generated/Tag';
import type { Text } from '../generated/Text';

const both = (en: string, zh: string): Localized => ({ en, 'zh-Hans': zh });

/** A text of one paragraph. */
export function text(tag: string, id: string, sentences: string[]): Text {
  return {
    blocks: [
      {
        role: 'paragraph',
        sentences: sentences.map((words, n) => ({
          id: `${id}#${String(n)}`,
          text: words,
          marks: [],
          emphasis: [],
          unbroken: [],
        })),
      },
    ],
    places: sentences.map((_, n) => n),
    lang: tag,
    substitute: false,
  };
}

function item(id: string, date: string, title: Localized, en: string[], zh: string[]): Item {
  return {
    id,
    title,
    date,
    place: both('Beijing', '北京'),
    tags: [],
    texts: { en: text('en', id, en), 'zh-Hans': text('zh-Hans', id, zh) },
    tracks: {},
    pictures: [picture('works.svg', both('A strand of steel leaves the caster', '连铸坯出坯'))],
    sources: [{ publisher: both('Sample Archive', '示例档案馆'), title, date }],
    people: [],
  };
}

const picture = (name: string | null, alt: Localized): Picture => ({
  width: 1600,
  height: 1000,
  sizes: name ? [{ name, width: 1600 }] : [],
  alt,
  caption: alt,
  credit: both('Drawing: sample', '绘图：示例'),
});

/** A picture of the campus gate in a file of this name. */
export const gate = (name: string): Picture => picture(name, both('The campus gate', '校门'));

/** A crest in a file of this name. */
export const crest = (name: string): Picture => ({
  ...picture(name, both('Crest of the university', '校徽')),
  width: 480,
  height: 600,
});

/** An office that no line of a paper can hold. */
export const longOffice = both(
  'Executive Vice-Chancellor, Secretary-General of the Council and Dean of the Graduate School of Metallurgical and Ecological Engineering',
  '党委常务副书记、校务委员会秘书长、冶金与生态工程学院院长、研究生院院长、高等工程师学院首任院长',
);

/** An event of two sentences. */
export function event(
  id: string,
  date: string | undefined,
  title: Localized,
  drawn: boolean,
): Item {
  const made = item(
    id,
    '1952',
    title,
    ['Liquid steel enters upright and leaves lying down.', 'It was in one unbroken strand.'],
    ['钢水竖着进去，横着出来。', '一气连成。'],
  );
  return { ...made, date, pictures: drawn ? made.pictures : [] };
}

/** Events that no era takes: without a date, before all of them, and after. */
export function strays(): Item[] {
  const event = (name: string, date: string | undefined, title: Localized) => ({
    ...item(`history/${name}`, '1952', title, ['It was.'], ['有过。']),
    date,
  });
  return [
    event('undated', undefined, both('No date', '未注明日期')),
    event('iron', '-0500', both('Iron', '生铁')),
    event('later', '2030-04', both('Later', '此后')),
  ];
}

/** How long each sentence of an introduction is, in ms. */
const SPOKEN = 4000;

/** An era with an introduction that is read aloud. */
export function era(name: string, title: Localized, years: Era['years']): Era {
  const id = `history/eras/${name}`;
  const texts = {
    en: text('en', id, ['So it was in those years.', 'Nobody who was there forgets them.']),
    'zh-Hans': text('zh-Hans', id, ['那些年就是这样。', '经历过的人都不会忘记。']),
  };
  const tracks: Era['tracks'] = {};
  for (const [language, { blocks }] of Object.entries(texts)) {
    const all = blocks.flatMap(({ sentences }) => sentences);
    all.forEach((sentence, n) => (sentence.time = [n * SPOKEN, (n + 1) * SPOKEN]));
    tracks[language] = {
      name: { item: id, language },
      sound: `${name}.${language}.flac`,
      duration: all.length * SPOKEN,
      voice: 'synthetic',
    };
  }
  return { id, title, years, texts, tracks };
}

/** Names of the tags that the sample events carry. */
export const tags = (): Tag[] => [
  { id: 'campus', title: both('Campus', '校园') },
  { id: 'research', title: both('Research', '科研') },
  { id: 'teaching', title: both('Teaching', '教学') },
];

/** A section of each kind, to lay out pages that the built-in exhibition does not have yet. */
export function samples(): Section[] {
  const first = item(
    'history/one',
    '1952',
    both('A school for steel', '因钢而生'),
    ['Five departments come together in one school.', 'The first students help to build it.'],
    ['五校相关系科汇聚成一所学院。', '第一批学生参加了校园建设。'],
  );
  const second = item(
    'history/two',
    '1964-06-24',
    both('Steel learns to bend', '弯出来的钢'),
    ['Liquid steel enters upright and leaves lying down, in one unbroken strand.'],
    ['钢水竖着进去，横着出来，一气连成。'],
  );
  const third = item(
    'history/three',
    '2022-04',
    both('Seventy years', '七十周年'),
    ['The school looks ahead.'],
    ['学校展望未来。'],
  );
  third.pictures = [picture(null, both('The campus gate', '校门'))];
  first.people = ['people/a'];
  first.tags = ['teaching'];
  second.tags = ['research'];
  second.people = ['people/b'];
  third.tags = ['campus'];
  third.people = ['people/b', 'people/a'];
  const eras = [
    era('founding', both('Founding', '建校'), { from: 1952, to: 1959 }),
    era('building', both('Building', '奋进'), { from: 1960, to: 1987 }),
    era('today', both('Today', '今日'), { from: 1988, to: 2022 }),
  ];
  const plain = (id: string, from: Item): Item => ({
    ...from,
    id,
    date: undefined,
    people: [],
  });
  return [
    {
      kind: 'timeline',
      id: 'history',
      title: both('Seventy years of steel', '七十载钢铁年华'),
      eras,
      items: [first, second, third],
    },
    {
      kind: 'gallery',
      id: 'gallery',
      title: both('Pictures', '图片'),
      items: [plain('gallery/a', second), plain('gallery/b', third), plain('gallery/c', first)],
    },
    {
      kind: 'people',
      id: 'people',
      title: both('People', '人物'),
      items: [plain('people/a', third), plain('people/b', second)],
    },
  ];
}
