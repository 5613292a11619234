import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import subset from 'subset-font';
import type { Plugin } from 'vite';

const find = createRequire(import.meta.url).resolve;
const FACE = /@font-face\s*\{[^}]*\}/g;
/** The name of a face cut to the first letters: `Source Serif 4 Variable` gives `First Source Serif 4`. */
const first = (family: string) => `First ${family.replace(/ Variable$/, '')}`;

const field = (face: string, name: string) =>
  new RegExp(`${name}:\\s*([^;]+);`).exec(face)?.[1]?.trim() ?? '';

function covers(range: string, letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0;
  return range.split(',').some((part) => {
    const [from, to = from] = part.trim().slice(2).split('-');
    return parseInt(from ?? '', 16) <= code && code <= parseInt(to ?? '', 16);
  });
}

/**
 * A style sheet of faces, as its package names it; a text that holds every letter wanted of it; and how far its axes are
 * wanted, since every form that a face can take is carried in its file.
 */
export interface Wanted {
  sheet: string;
  text: string;
  axes: Record<string, number | { min: number; max: number }>;
}

const each = (text: string) => [...new Set(text)].sort();

/** The rules of one style sheet for these letters alone, with the faces inside. */
async function cut({ sheet, text, axes }: Wanted): Promise<string[]> {
  const path = find(sheet);
  const faces = (await readFile(path, 'utf8')).match(FACE) ?? [];
  const left = new Set(each(text));
  const cuts: Promise<string>[] = [];
  // Where ranges overlap the last rule counts.
  for (const face of faces.reverse()) {
    const range = field(face, 'unicode-range');
    const wanted = [...left].filter((letter) => covers(range, letter));
    const file = /url\(([^)]+)\)/.exec(face)?.[1];
    if (wanted.length === 0 || !file) continue;
    wanted.forEach((letter) => left.delete(letter));
    cuts.push(rule(face, join(dirname(path), file), wanted, axes));
  }
  return Promise.all(cuts);
}

async function rule(
  face: string,
  file: string,
  letters: string[],
  variationAxes: Wanted['axes'],
): Promise<string> {
  const small = await subset(await readFile(file), letters.join(''), {
    targetFormat: 'woff2',
    variationAxes,
  });
  const codes = letters.map((letter) => `U+${letter.codePointAt(0)?.toString(16) ?? ''}`);
  return `@font-face {
  font-family: '${first(field(face, 'font-family').slice(1, -1))}';
  font-style: ${field(face, 'font-style')};
  font-weight: ${field(face, 'font-weight')};
  font-display: block;
  src: url(data:font/woff2;base64,${small.toString('base64')}) format('woff2');
  unicode-range: ${codes.join(',')};
}`;
}

/**
 * Cuts the letters of the first picture out of the faces, so that it stands in one piece as soon as the page does and
 * waits for none of their hundred parts. Gives `virtual:first.css`, with families called `First …`, and
 * `virtual:first`, the letters.
 */
export function firstLetters(wanted: Wanted[]): Plugin {
  const letters = each(wanted.map(({ text }) => text).join('')).join('');
  const names: Record<string, string> = {
    'virtual:first.css': '/__first.css',
    'virtual:first': '/__first.js',
  };
  return {
    name: 'first-letters',
    resolveId: (id) => names[id],
    async load(id) {
      if (id === '/__first.js') return `export default ${JSON.stringify(letters)}`;
      return id === '/__first.css' ? (await Promise.all(wanted.map(cut))).flat().join('\n') : null;
    },
  };
}
