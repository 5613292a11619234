const FAMILIES = ['Source Serif 4', 'Noto Serif SC', 'Noto Sans SC'];

/**
 * Fetches the parts of the faces that a text needs before it is shown: until they come its letters are not drawn. The
 * faces are cut in some hundred parts each, so only what is needed comes.
 */
export async function ready(text: string): Promise<void> {
  const letters = [...new Set(text)].join('');
  const load = (family: string) => document.fonts.load(`400 20px "${family} Variable"`, letters);
  await Promise.allSettled(FAMILIES.map(load));
}

/** Fetches every face that the style sheets so far name. */
export async function whole(): Promise<void> {
  await Promise.allSettled([...document.fonts].map((face) => face.load()));
}
