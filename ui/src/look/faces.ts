const READ = ['"Source Serif 4 Variable"', '"Noto Serif SC Variable"'];
const PRESSED = ['"Noto Sans SC Variable"'];

async function load(families: string[], text: string) {
  const letters = [...new Set(text)].join('');
  await Promise.all(families.map((family) => document.fonts.load(`400 20px ${family}`, letters)));
}

/**
 * Fetches the parts of the faces that texts need, before they are shown: a machine without Chinese fonts of its own
 * would show boxes until they came. The faces are cut in some hundred parts each, so only what is needed comes.
 * @param read what is set as text
 * @param pressed what is set on controls
 * @param patience after so many ms it goes on without them
 */
export async function ready(read: string, pressed: string, patience: number): Promise<void> {
  await Promise.race([
    Promise.all([load(READ, read), load(PRESSED, pressed)]).catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, patience)),
  ]);
}
