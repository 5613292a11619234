import { WANDER } from './wander';

/**
 * Lets a mouse, or a touchscreen that poses as one, move a scroller by hand; real touches scroll by themselves.
 * @param onhand told when a hand moves it, by whatever means
 */
export function drag(onhand: () => void) {
  return (scroller: HTMLElement) => {
    let from: { x: number; y: number; top: number } | undefined;
    let moved = false;
    const down = (event: PointerEvent) => {
      moved = false;
      if (event.pointerType === 'mouse')
        from = { x: event.clientX, y: event.clientY, top: scroller.scrollTop };
    };
    const move = (event: PointerEvent) => {
      if (!from || !event.buttons) return;
      const by = event.clientY - from.y;
      const across = Math.abs(event.clientX - from.x);
      if (!moved && Math.max(across, Math.abs(by)) < WANDER) return;
      // A hand that goes across moves something else.
      if (!moved && across > Math.abs(by)) {
        from = undefined;
        return;
      }
      moved = true;
      scroller.scrollTop = from.top - by;
      onhand();
    };
    const up = () => (from = undefined);
    const click = (event: MouseEvent) => {
      if (!moved) return;
      moved = false;
      event.preventDefault();
      event.stopPropagation();
    };
    const keys = (event: KeyboardEvent) => {
      if (event.key === 'ArrowUp' || event.key === 'ArrowDown') onhand();
    };
    const acts: [string, EventListener, boolean][] = [
      ['pointerdown', down as EventListener, false],
      ['pointermove', move as EventListener, false],
      ['pointerup', up, false],
      ['pointerleave', up, false],
      ['click', click as EventListener, true],
      ['wheel', onhand, false],
      ['touchmove', onhand, false],
      ['keydown', keys as EventListener, false],
    ];
    for (const [type, act, capture] of acts)
      scroller.addEventListener(type, act, { capture, passive: type !== 'click' });
    return () => {
      for (const [type, act, capture] of acts) scroller.removeEventListener(type, act, capture);
    };
  };
}
