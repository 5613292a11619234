import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The faces that texts are read in. */
const SHEETS = [
  '@fontsource-variable/source-serif-4/opsz.css',
  '@fontsource-variable/noto-serif-sc/wght.css',
];

/**
 * The code points that these faces have, as ranges of hexadecimal digits, in order and joined, one a line.
 * @param modules the folder `node_modules` that brings them
 */
export function covered(modules: string): string {
  const ranges = SHEETS.flatMap((sheet) => {
    const rules = readFileSync(join(modules, sheet), 'utf8').matchAll(/unicode-range:\s*([^;}]+)/g);
    return [...rules]
      .flatMap(([, list = '']) => list.split(','))
      .map((one) => {
        const [from = '', to = from] = one.trim().slice(2).split('-');
        return [parseInt(from, 16), parseInt(to, 16)] as const;
      });
  });
  const joined: [number, number][] = [];
  for (const [from, to] of ranges.sort(([a], [b]) => a - b)) {
    const last = joined.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  const hex = (code: number) => code.toString(16);
  return joined.map(([a, b]) => (a === b ? hex(a) : `${hex(a)}-${hex(b)}`)).join('\n') + '\n';
}
