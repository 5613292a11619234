/** How long a key is held before it repeats, and how often it does then, in ms. */
const WAIT = 450;
const EVERY = 90;
/** After so many repeats the steps are longer. */
const LONG = 8;

/**
 * Lets a key be pressed once or held: held, it repeats, after a while in longer steps.
 * @param act told how many steps to go
 */
export function hold(act: (steps: number) => void) {
  return (key: HTMLElement) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let repeats = 0;
    function again() {
      repeats += 1;
      act(repeats > LONG ? 3 : 1);
      timer = setTimeout(again, EVERY);
    }
    const down = (event: PointerEvent) => {
      repeats = 0;
      if (event.isPrimary && event.button === 0) timer = setTimeout(again, WAIT);
    };
    const up = () => clearTimeout(timer);
    const click = () => {
      if (!repeats) act(1);
      repeats = 0;
    };
    key.addEventListener('pointerdown', down);
    for (const type of ['pointerup', 'pointerleave', 'pointercancel'])
      key.addEventListener(type, up);
    key.addEventListener('click', click);
    return () => {
      up();
      key.removeEventListener('pointerdown', down);
      for (const type of ['pointerup', 'pointerleave', 'pointercancel'])
        key.removeEventListener(type, up);
      key.removeEventListener('click', click);
    };
  };
}
