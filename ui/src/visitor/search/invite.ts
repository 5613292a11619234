import { bridge, type Exhibition } from '../../bridge';

/** How many of each kind are offered. */
const EACH = 3;

/** A few that stand apart in a list, instead of its first. */
function spread(all: string[]): string[] {
  const step = Math.max(1, Math.floor(all.length / EACH));
  return all.filter((_, n) => n % step === 0).slice(0, EACH);
}

/** What one might look for in a language: people, the first year, tags. Only what leads to a result. */
export async function invite(exhibition: Exhibition, language: string): Promise<string[]> {
  const named = (all: { title: Record<string, string> }[]) =>
    spread(all.flatMap(({ title }) => title[language] ?? []));
  const people = exhibition.sections.flatMap((section) =>
    section.kind === 'people' ? section.items : [],
  );
  const year = exhibition.years ? [String(exhibition.years.from)] : [];
  const all = [...new Set([...named(people), ...year, ...named(exhibition.tags)])];
  const found = await Promise.all(
    all.map((words) => bridge.search(words.toLowerCase(), language).catch(() => undefined)),
  );
  return all.filter((_, n) => (found[n]?.count ?? 0) > 0);
}
