const READ = ['"Source Serif 4 Variable"', '"Noto Serif SC Variable"'];
const PRESSED = ['"Noto Sans SC Variable"'];

async function load(families: string[], text: string) {
  await Promise.all(families.map((family) => document.fonts.load(`400 20px ${family}`, text)));
}

/**
 * Fetches the parts of the faces that a text needs, before it is shown: a machine without Chinese fonts of its own
 * would show boxes until they came. The faces are cut in some hundred parts each.
 * @param patience after so many ms it goes on without them
 */
export async function ready(text: string, patience: number): Promise<void> {
  const letters = [...new Set(text)].join('');
  await Promise.race([
    load([...READ, ...PRESSED], letters).catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, patience)),
  ]);
}
