import type { Content } from '../generated/Content';
import type { Picture } from '../generated/Picture';

/** Widths of the derivatives, as publishing makes them. */
const WIDTHS = [320, 960, 1920, 3840];

/** A picture of this shape, with the derivatives that it would have. */
function shaped(like: Picture, width: number, height: number): Picture {
  const widths = WIDTHS.filter((one) => one < width).slice(0, 4);
  if (width < (WIDTHS.at(-1) ?? 0)) widths.push(width);
  return {
    ...like,
    width,
    height,
    sizes: widths.map((one) => ({ name: `works.svg?width=${String(one)}`, width: one })),
  };
}

/**
 * Hangs other pictures, and addresses, as the page's address says: `many` pictures in the gallery, an `album` with
 * pictures of every shape in the first event, a first picture of one `shape` in each section, `bare` items or `strange` titles, `wordless` items, a `lone` one in each section,
 * other `years`, tags that are `undeclared`, and the public `address` of every item.
 */
export function hang(exhibition: Content, address: URLSearchParams) {
  const { sections } = exhibition;
  const years = address.get('years');
  if (years !== null) {
    const [from, to] = years.split(',').map(Number);
    exhibition.years = from !== undefined && to !== undefined ? { from, to } : undefined;
  }
  if (address.has('undeclared')) exhibition.tags = [];
  for (const section of sections) {
    if (section.kind === 'message') continue;
    const [first] = section.items;
    if (!first) continue;
    const many = Number(address.get('many') ?? 0);
    if (section.kind === 'gallery')
      for (let n = section.items.length; n < many; n++) {
        const like = section.items[n % 3] ?? first;
        section.items.push({ ...like, id: `gallery/${String(n)}` });
      }
    const [drawing] = first.pictures;
    const shape = address.get('shape')?.split(',').map(Number);
    if (shape && drawing) first.pictures = [shaped(drawing, shape[0] ?? 1, shape[1] ?? 1)];
    if (address.has('album') && section.kind === 'timeline' && drawing)
      first.pictures = [
        shaped(drawing, 4800, 3000),
        shaped(drawing, 1, 1),
        shaped(drawing, 40_000, 500),
        shaped(drawing, 900, 4000),
        { ...drawing, sizes: [] },
      ];
    if (address.has('bare'))
      for (const item of section.items)
        Object.assign(item, { pictures: [], texts: {}, date: undefined, place: {}, sources: [] });
    if (address.has('strange'))
      for (const item of section.items)
        item.title = {
          en: 'An account of the founding of the institute '.repeat(5).slice(0, 200),
          'zh-Hans': '关于学院创建经过的详细记述'.repeat(16).slice(0, 200),
        };
    if (address.has('wordless'))
      for (const item of section.items) Object.assign(item, { texts: {}, sources: [] });
    if (address.has('lone')) {
      section.items.splice(1);
      if (section.kind === 'timeline') first.date = undefined;
    }
    const published = address.get('address');
    if (published) for (const item of section.items) item.address = published;
  }
}
