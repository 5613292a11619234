import type { Exhibition, Item } from '../../bridge';

/** An item that another leads to. */
export interface Related {
  section: string;
  item: Item;
}

/** The people that an item names, in its order, and the events that name it: what leads there leads back. */
export function related(
  { sections }: Exhibition,
  item: Item,
): { people: Related[]; events: Related[] } {
  const people: Related[] = [];
  const events: Related[] = [];
  for (const section of sections) {
    if (section.kind === 'message') continue;
    for (const one of section.items) {
      const leads = { section: section.id, item: one };
      if (item.people.includes(one.id)) people.push(leads);
      if (section.kind === 'timeline' && one.people.includes(item.id)) events.push(leads);
    }
  }
  const place = (one: Related) => item.people.indexOf(one.item.id);
  return { people: people.sort((one, other) => place(one) - place(other)), events };
}
