import { tick } from 'svelte';
import type { Item } from '../../bridge';
import type { Visit } from '../visit.svelte';

/** So many items are drawn at first, and so many more whenever their end comes near: a section may have thousands. */
const FEW = 60;

/** What is drawn of the list of a section, and where one is in it. */
export class Drawn {
  count = $state(FEW);
  /** How far down it was left, in px, and the item that one comes back from. */
  readonly #top: number;
  readonly #item: string | undefined;

  constructor(
    readonly visit: Visit,
    readonly section: { id: string; items: readonly Item[] },
  ) {
    const left = visit.lists[section.id];
    this.#top = left?.top ?? 0;
    this.#item = left?.item;
    const at = section.items.findIndex(({ id }) => id === left?.item);
    this.count = Math.max(FEW, left?.count ?? 0, at + FEW);
  }

  /** Remembers where one is; who comes back from an item finds the list as it was, and the item with the focus. */
  readonly place = (list: HTMLElement) => {
    const scroller = list.closest('.scroller');
    if (!scroller) return;
    const item = this.#item;
    if (item !== undefined) {
      scroller.scrollTop = this.#top;
      // After the heading, which takes the focus on every other page.
      void tick().then(() => {
        const card = list.querySelector<HTMLElement>(`[data-item="${CSS.escape(item)}"]`);
        if (!card) return;
        const [box, page] = [card.getBoundingClientRect(), scroller.getBoundingClientRect()];
        // One may have gone on to another from there.
        if (box.bottom < page.top || box.top > page.bottom)
          card.scrollIntoView({ block: 'center' });
        card.focus({ preventScroll: true });
      });
    }
    const note = () => {
      this.visit.lists[this.section.id] = { top: scroller.scrollTop, count: this.count };
    };
    scroller.addEventListener('scroll', note, { passive: true });
    return () => scroller.removeEventListener('scroll', note);
  };

  /** Draws more once their end comes near. */
  readonly more = (end: HTMLElement) => {
    const watch = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) this.count += FEW;
      },
      { root: end.closest('.scroller'), rootMargin: '100%' },
    );
    watch.observe(end);
    return () => watch.disconnect();
  };
}
