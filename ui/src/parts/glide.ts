import { WANDER } from './wander';

/** How long a throw goes on: the time in ms in which it loses most of its speed. */
const COAST = 340;
/** How soon a place that was asked for is reached, likewise. */
const ARRIVE = 110;
/** Speed in px a ms below which it rests, and above which nobody throws. */
const REST = 0.03;
const FASTEST = 9;
/** The stretch of time, in ms, whose movement is a throw. */
const THROW = 120;
/** How many screens a place that was asked for may be away and still be travelled to. */
const FAR = 1.5;

/** Something wide that is moved by hand, by wheel, and by asking. */
export interface Glide {
  /** Brings a place, in px from the beginning, to the left edge. */
  to: (left: number) => void;
  /** The place it is being brought to, while it is. */
  aim: () => number | undefined;
  /** Ends whatever moves by itself. */
  stop: () => void;
}

/**
 * Lets a finger or a mouse throw a scroller sideways. Browsers do so for touches only, each in its own way, and a
 * touchscreen may pose as a mouse.
 * @param still whether nothing may move by itself: it then follows the hand alone, and jumps where it is asked to
 * @param ready hands over the means to move it
 * @param onhand told when a hand moves it
 */
export function glide(still: () => boolean, ready: (glide: Glide) => void, onhand: () => void) {
  return (scroller: HTMLElement) => {
    let from: { x: number; left: number; id: number } | undefined;
    let moved = false;
    let seen: { time: number; x: number }[] = [];
    let frame = 0;
    let aim: number | undefined;

    const rest = () => {
      cancelAnimationFrame(frame);
      aim = undefined;
      delete scroller.dataset['moving'];
    };
    /**
     * Moves by itself until `next`, told the ms since the last picture, says where no more.
     * @param end where that is, if it is known
     */
    function run(next: (passed: number) => number | undefined, end?: number) {
      rest();
      aim = end;
      scroller.dataset['moving'] = '';
      let last = performance.now();
      const draw = (now: number) => {
        // That may have been asked for meanwhile.
        if (still()) {
          if (end !== undefined) scroller.scrollLeft = end;
          rest();
          return;
        }
        const left = next(Math.min(64, Math.max(0, now - last)));
        last = now;
        if (left === undefined) {
          rest();
          return;
        }
        scroller.scrollLeft = left;
        frame = requestAnimationFrame(draw);
      };
      frame = requestAnimationFrame(draw);
    }
    const furthest = () => scroller.scrollWidth - scroller.clientWidth;
    const inside = (left: number) => Math.min(furthest(), Math.max(0, left));

    function to(place: number) {
      const end = inside(place);
      if (still()) {
        rest();
        scroller.scrollLeft = end;
        return;
      }
      const far = FAR * scroller.clientWidth;
      const away = end - scroller.scrollLeft;
      let left = Math.abs(away) > far ? end - Math.sign(away) * far : scroller.scrollLeft;
      run((passed) => {
        if (Math.abs(end - left) < 0.5) return undefined;
        left += (end - left) * (1 - Math.exp(-passed / ARRIVE));
        return Math.abs(end - left) < 1 ? (left = end) : left;
      }, end);
    }
    function coast(speed: number) {
      let left = scroller.scrollLeft;
      const end = furthest();
      run((passed) => {
        const slower = speed * Math.exp(-passed / COAST);
        left += (speed - slower) * COAST;
        speed = slower;
        return Math.abs(speed) < REST || left < 0 || left > end ? undefined : left;
      });
    }

    const down = (event: PointerEvent) => {
      moved = 'moving' in scroller.dataset;
      rest();
      if (!event.isPrimary || event.button > 0) return;
      from = { x: event.clientX, left: scroller.scrollLeft, id: event.pointerId };
      seen = [{ time: event.timeStamp, x: event.clientX }];
      // What was moving is held by the touch, and nothing is pressed.
      if (moved) onhand();
    };
    const move = (event: PointerEvent) => {
      if (event.pointerId !== from?.id) return;
      if (!event.buttons) {
        from = undefined;
        return;
      }
      const by = event.clientX - from.x;
      if (!moved && Math.abs(by) < WANDER) return;
      if (!scroller.hasPointerCapture(from.id)) scroller.setPointerCapture(from.id);
      if (!moved) onhand();
      moved = true;
      seen = [
        ...seen.filter(({ time }) => event.timeStamp - time < THROW),
        { time: event.timeStamp, x: event.clientX },
      ];
      scroller.scrollLeft = from.left - by;
    };
    const up = (event: PointerEvent) => {
      if (event.pointerId !== from?.id) return;
      from = undefined;
      const [first] = seen.filter(({ time }) => event.timeStamp - time < THROW);
      if (!moved || !first || still() || event.type === 'pointercancel') return;
      const time = Math.max(16, event.timeStamp - first.time);
      const speed = (first.x - event.clientX) / time;
      if (Math.abs(speed) > REST) coast(Math.min(FASTEST, Math.max(-FASTEST, speed)));
    };
    const click = (event: MouseEvent) => {
      // One without a count comes from a key.
      if (!moved || !event.detail) return;
      moved = false;
      event.preventDefault();
      event.stopPropagation();
    };
    const wheel = (event: WheelEvent) => {
      rest();
      onhand();
      if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
      scroller.scrollLeft += event.deltaMode ? event.deltaY * 40 : event.deltaY;
    };
    const acts: [string, EventListener, boolean][] = [
      ['pointerdown', down as EventListener, false],
      ['pointermove', move as EventListener, false],
      ['pointerup', up as EventListener, false],
      ['pointercancel', up as EventListener, false],
      ['click', click as EventListener, true],
      ['wheel', wheel as EventListener, false],
    ];
    for (const [type, act, capture] of acts)
      scroller.addEventListener(type, act, { capture, passive: type !== 'click' });
    ready({ to, aim: () => aim, stop: rest });
    return () => {
      rest();
      for (const [type, act, capture] of acts) scroller.removeEventListener(type, act, capture);
    };
  };
}
