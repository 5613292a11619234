/** Characters by syllable, the commonest first. */
export type Readings = Map<string, string[]>;

/** Characters that are offered at once, at most. */
const MOST = 60;
/** Letters of the longest syllable: `zhuang`. */
const LONGEST = 6;

let known: Promise<Readings> | undefined;

/** The readings, fetched when somebody types Chinese first. */
export function readings(): Promise<Readings> {
  known ??= import('simple-keyboard-layouts/build/layouts/chinese').then(({ default: layout }) => {
    // Its types leave the candidates out.
    const { layoutCandidates } = layout as unknown as { layoutCandidates: Record<string, string> };
    const entries = Object.entries(layoutCandidates);
    return new Map(entries.map(([syllable, list]) => [syllable, list.split(' ')]));
  });
  return known;
}

/** What is offered for letters: characters of the syllable that they begin with. */
export interface Offer {
  characters: string[];
  /** Letters that choosing one of them uses up. */
  letters: number;
}

/** The longest syllable at the beginning of what was typed, or what may become one. */
export function offer(typed: string, from: Readings): Offer {
  for (let letters = Math.min(LONGEST, typed.length); letters > 0; letters -= 1) {
    const characters = from.get(typed.slice(0, letters));
    if (characters) return { characters: some(characters), letters };
  }
  const begun = [...from].filter(([syllable]) => syllable.startsWith(typed.slice(0, 1)));
  return { characters: some(begun.flatMap(([, list]) => list.slice(0, 3))), letters: 1 };
}

/** The first of them, each once: a character may have several readings. */
const some = (characters: string[]) => [...new Set(characters)].slice(0, MOST);
