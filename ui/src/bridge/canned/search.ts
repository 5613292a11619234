import type { Content } from '../generated/Content';
import type { Found } from '../generated/Found';
import type { Marked } from '../generated/Marked';
import type { Result } from '../generated/Result';

const plain = (text: string): Marked => ({ text, marks: [] });

/** The words with every place where they hold the query. */
function marked(text: string, query: string): Marked {
  const marks: Marked['marks'] = [];
  const low = text.toLowerCase();
  for (let at = low.indexOf(query); at >= 0; at = low.indexOf(query, at + query.length))
    marks.push([at, at + query.length]);
  return { text, marks };
}

/** What the shell would find, by plain comparison: enough to lay out a page. */
export function search(exhibition: Content, query: string, language: string): Found {
  const low = query.toLowerCase();
  const keys = new Set<string>();
  const results: Result[] = [];
  for (const section of exhibition.sections) {
    const items = section.kind === 'message' ? [{ ...section, item: undefined }] : section.items;
    for (const one of items) {
      const title = one.title[language] ?? '';
      const text = one.texts[language];
      const sentences = text?.blocks.flatMap((block) => block.sentences).map((s) => s.text) ?? [];
      const all = [title, ...sentences].map((words) => words.toLowerCase());
      const holding = all.filter((words) => words.includes(low));
      for (const words of holding)
        for (let at = words.indexOf(low); at >= 0; at = words.indexOf(low, at + 1)) {
          const next = words[at + low.length];
          if (next && /[a-z0-9 ]/.test(next)) keys.add(next);
        }
      if (!low || !holding.length) continue;
      const excerpt = sentences.find((words) => words.toLowerCase().includes(low));
      results.push({
        section: section.id,
        ...('texts' in one && section.kind !== 'message' ? { item: one.id } : {}),
        lang: language,
        title: marked(title, low),
        excerpt: excerpt ? marked(excerpt, low) : plain(''),
      });
    }
  }
  return {
    results: results.slice(0, 50),
    count: results.length,
    keys: [...keys].sort(),
    offers: low === 'gang' ? ['钢'] : [],
  };
}
