/** Tells a word of those that a part needs, filled in: whoever shows the part brings the language. */
export type Tell<Word extends string> = (
  word: Word,
  values?: Record<string, string | number>,
) => string;
