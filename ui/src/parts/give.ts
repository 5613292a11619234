/**
 * Lets a block give way until all of it fits: `data-give` lists the steps taken, and the styles say what each takes
 * away. Words come in every length, size and distance, and no rule known beforehand fits them all.
 * @param steps how many there are
 * @param fitted told of the block each time it fits
 * @param full whether more has to give way, when so many steps are taken
 */
export function give(
  steps: number,
  fitted: (block: HTMLElement) => void = () => undefined,
  full: (block: HTMLElement, taken: number) => boolean = (block) =>
    block.scrollHeight > block.clientHeight + 1,
) {
  return (block: HTMLElement) => {
    function fit() {
      const taken: number[] = [];
      block.dataset['give'] = '';
      while (taken.length < steps && full(block, taken.length)) {
        taken.push(taken.length + 1);
        block.dataset['give'] = taken.join(' ');
      }
      fitted(block);
    }
    // Larger words, another language and late faces all show in the size of what is inside.
    const watch = new ResizeObserver(fit);
    watch.observe(block);
    for (const part of block.children) watch.observe(part);
    fit();
    return () => watch.disconnect();
  };
}
