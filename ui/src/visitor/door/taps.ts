/** A bottom corner of the screen: the left or the right one. */
export type Corner = 'l' | 'r';

/** Side of the square in a corner that counts, in mm: a fist hits it blindly, a bystander does not. */
export const SQUARE = 30;
/** The longest pause between two taps, in ms. */
const PAUSE = 2000;

/** The corner that a point lies in, in a window of this size; all in one unit. */
export function cornerOf(
  point: { x: number; y: number },
  view: { width: number; height: number },
  side: number,
): Corner | undefined {
  if (point.y < view.height - side) return undefined;
  if (point.x < side) return 'l';
  return point.x >= view.width - side ? 'r' : undefined;
}

/** Knows an order of taps in the corners. */
export class Taps {
  #done = 0;
  #last = -Infinity;

  constructor(
    /** The order: `l` and `r`. An empty one is never tapped. */
    private readonly order: string,
  ) {}

  /** Takes a touch at a time in ms, and tells whether the order is complete with it. */
  touch(corner: Corner | undefined, at: number): boolean {
    if (at - this.#last > PAUSE) this.#done = 0;
    this.#last = at;
    // A wrong corner may be the beginning of the next try.
    if (corner === this.order[this.#done]) this.#done += corner ? 1 : 0;
    else this.#done = corner && corner === this.order[0] ? 1 : 0;
    if (!this.order || this.#done < this.order.length) return false;
    this.#done = 0;
    return true;
  }
}

/**
 * Watches the corners, and takes nothing away from anybody: every touch goes on to what lies there.
 * @param side of the square that counts, in px
 * @returns undoes it
 */
export function watch(order: string, side: () => number, open: () => void): () => void {
  const taps = new Taps(order);
  const down = (event: PointerEvent) => {
    const view = { width: innerWidth, height: innerHeight };
    const corner = event.button > 0 ? undefined : cornerOf(event, view, side());
    if (taps.touch(corner, performance.now())) open();
  };
  addEventListener('pointerdown', down, { capture: true, passive: true });
  return () => removeEventListener('pointerdown', down, { capture: true });
}
