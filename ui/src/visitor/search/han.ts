const HAN = /\p{Script=Han}/u;
/** Languages that are written in Chinese characters. */
const WRITTEN = /^(zh|ja)\b/;

/**
 * The language of what is typed or offered, where it has Chinese characters: the visitor's, or else the first of the
 * exhibition that is written in them, so that they are drawn as it draws them.
 */
export function hanTag(
  words: string,
  language: string,
  languages: { tag: string }[],
): string | undefined {
  if (!HAN.test(words)) return undefined;
  const tags = [language, ...languages.map(({ tag }) => tag)];
  return tags.find((tag) => WRITTEN.test(tag));
}
