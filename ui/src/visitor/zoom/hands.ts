import { WANDER } from '../../parts/wander';
import type { Point } from './view';

/** Two presses within so many ms, and so many px, are one double press. */
const TWICE = 400;
const NEAR = 60;

/** What hands do on a stage; places are from its middle. */
export interface Hands {
  /** Fingers moved from one place to another, and their distance grew by a factor. */
  pull: (from: Point, to: Point, by: number) => void;
  /** A double press. */
  twice: (at: Point) => void;
}

/**
 * Follows one finger or two, or a mouse, on a stage. A picture keeps under the fingers: @panzoom/panzoom grows it by
 * steps instead, and lets it leave its stage.
 */
export function hands({ pull, twice }: Hands) {
  return (stage: HTMLElement) => {
    const fingers = new Map<number, Point>();
    let from: Point | undefined;
    let wandered = false;
    let last: { at: Point; time: number } | undefined;

    const place = (event: MouseEvent): Point => {
      const box = stage.getBoundingClientRect();
      return {
        x: event.clientX - box.left - box.width / 2,
        y: event.clientY - box.top - box.height / 2,
      };
    };
    const apart = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y);
    /** Where the fingers are together, and how far from one another. */
    const grip = () => {
      const [one, other] = [...fingers.values()];
      if (!one || !other) return { at: one ?? { x: 0, y: 0 }, spread: 0 };
      const at = { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
      return { at, spread: apart(one, other) };
    };

    const down = (event: PointerEvent) => {
      // The first finger of a hand: what is left of one before was let go where nobody heard it.
      if (event.isPrimary) fingers.clear();
      // A third finger changes nothing.
      if (event.button > 0 || fingers.size > 1) return;
      if (!fingers.size) {
        from = place(event);
        wandered = false;
      } else wandered = true;
      fingers.set(event.pointerId, place(event));
      stage.setPointerCapture(event.pointerId);
    };
    const move = (event: PointerEvent) => {
      if (!fingers.has(event.pointerId)) return;
      const before = grip();
      const at = place(event);
      if (from && apart(at, from) > WANDER) wandered = true;
      fingers.set(event.pointerId, at);
      if (!wandered) return;
      const now = grip();
      pull(before.at, now.at, before.spread ? now.spread / before.spread : 1);
    };
    const up = (event: PointerEvent) => {
      fingers.delete(event.pointerId);
    };
    const click = (event: MouseEvent) => {
      const [at, time] = [place(event), event.timeStamp];
      if (wandered) last = undefined;
      else if (last && time - last.time < TWICE && apart(at, last.at) < NEAR) {
        last = undefined;
        twice(at);
      } else last = { at, time };
    };
    const acts: [string, EventListener][] = [
      ['pointerdown', down as EventListener],
      ['pointermove', move as EventListener],
      ['pointerup', up as EventListener],
      ['pointercancel', up as EventListener],
      // The release itself may be taken by what came over the page meanwhile.
      ['lostpointercapture', up as EventListener],
      ['click', click as EventListener],
    ];
    for (const [type, act] of acts) stage.addEventListener(type, act);
    return () => {
      for (const [type, act] of acts) stage.removeEventListener(type, act);
    };
  };
}
