import type { Visit } from '../visit.svelte';

/** How much of what is seen a turn moves on by. */
const TURN = 0.8;

/** Tells the visit whether a paper is longer than what is seen of it, so that keys turn it as well as a hand. */
export function paper(visit: Visit) {
  return (scroller: HTMLElement) => {
    function turn(way: 1 | -1) {
      const behavior = visit.place.still ? 'auto' : 'smooth';
      scroller.scrollBy({ top: way * TURN * scroller.clientHeight, behavior });
    }
    function look() {
      const { scrollTop, scrollHeight, clientHeight } = scroller;
      const above = scrollTop > 2;
      const below = scrollTop + clientHeight < scrollHeight - 2;
      const was = visit.paper;
      if (was?.turn === turn && was.above === above && was.below === below) return;
      visit.paper = { above, below, turn };
    }
    const watch = new ResizeObserver(look);
    watch.observe(scroller);
    for (const part of scroller.children) watch.observe(part);
    scroller.addEventListener('scroll', look, { passive: true });
    return () => {
      watch.disconnect();
      scroller.removeEventListener('scroll', look);
      if (visit.paper?.turn === turn) visit.paper = undefined;
    };
  };
}
