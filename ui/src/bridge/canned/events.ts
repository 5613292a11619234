import type { Era } from '../generated/Era';
import type { Item } from '../generated/Item';
import type { Localized } from '../localized';
import type { Tag } from '../generated/Tag';
import { era, event } from './samples';

/** The same numbers each time, 0 to 1. */
function numbers(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const TITLES: [en: string, zh: string][] = [
  ['A School for Steel', '为钢铁而立'],
  ['Out of Six, One', '六校合一'],
  ['Ground Broken at Manjing', '满井破土'],
  ['Into the Crystal', '走进晶体'],
  ['Why Metals Fail', '探究金属失效'],
  ['The Rolling of Shafts', '轧制轴类零件'],
  ['A Shell for a Satellite', '卫星外壳'],
  ['Ancient Metal, New Eyes', '以科学读古金'],
  ['The World’s Old Metals Meet', '国际冶金史会议'],
  ['A Laboratory for New Metals', '新金属材料实验室'],
  ['Recognised under the 2011 Plan', '通过“2011计划”认定'],
  [
    'A Letter to Senior Professors at the University of Science and Technology',
    '给北京科技大学老教授的回信',
  ],
];
const PLACES: [en: string, zh: string][] = [
  ['Founding', '建校'],
  ['A School of Steel', '钢铁学府'],
  ['Wider Doors, a New Name', '开门更名'],
  ['On the National Stage', '走上国家平台'],
  ['Towards a Hundred', '鼎新向百年'],
];
/** Carried by some events, and declared by nobody. */
const UNDECLARED: Tag = { id: 'undeclared-topic', title: {} };

/** A title of some 200 characters. */
const endless = (en: string, zh: string): Localized => ({
  en: `${en}, and ${'what came of it in all the years since '.repeat(5)}`.slice(0, 200).trim(),
  'zh-Hans': `${zh}，${'以及此后多年间由此而来的一切'.repeat(14)}`.slice(0, 200),
});

/** As many events as one likes, with all that may be odd about them, and eras over their years. */
export function events(
  count: number,
  from: number,
  to: number,
): { items: Item[]; eras: Era[]; tags: Tag[] } {
  const random = numbers(count);
  const among = <T>(list: T[]): T => list[Math.floor(random() * list.length)] as T;
  const two = (n: number) => String(n).padStart(2, '0');
  const year = () => Math.floor(from + random() ** 0.7 * (to - from + 1)) || 1;
  const items: Item[] = [];
  for (let n = 0; n < count; n++) {
    const [en, zh] = among(TITLES);
    const [month, day] = [two(1 + Math.floor(random() * 12)), two(1 + Math.floor(random() * 28))];
    const at = year();
    const written = `${at < 0 ? '-' : ''}${String(Math.abs(at)).padStart(4, '0')}`;
    const precise = random();
    const date =
      precise < 0.02
        ? undefined
        : precise < 0.5
          ? written
          : `${written}-${month}${precise < 0.75 ? '' : `-${day}`}`;
    const long = random() < 0.03;
    const made = event(
      `history/e${String(n)}`,
      // Now and then on the day of the last.
      random() < 0.08 ? items.at(-1)?.date : date,
      long ? endless(en, zh) : { en, 'zh-Hans': zh },
      random() < 0.65,
    );
    made.tags = [among(['campus', 'research', 'teaching', UNDECLARED.id])];
    if (random() < 0.3) made.people = [random() < 0.5 ? 'people/a' : 'people/b'];
    items.push(made);
  }
  const wide = (to - from + 1) / PLACES.length;
  const eras = PLACES.map(([en, zh], n) =>
    era(
      `e${String(n)}`,
      { en, 'zh-Hans': zh },
      { from: Math.round(from + n * wide) || 1, to: Math.round(from + (n + 1) * wide) - 1 },
    ),
  );
  return { items, eras, tags: [UNDECLARED] };
}
