import { bridge } from '../bridge';

const PRESSES = ['pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend'] as const;
/** A touch that is held is one touch: its release may come late. */
const BETWEEN = 500;

const swallow = (event: Event) => {
  if (event.cancelable) event.preventDefault();
  event.stopImmediatePropagation();
};

/** What a touch means before it means anything to the page: true swallows it whole. */
export type First = () => boolean;

/**
 * Tells the shell of each sign of life and lets `first` take a touch whole. The ways out of the page are closed by the
 * shell, before any script of it runs.
 * @returns undoes it
 */
export function guard(first: First): () => void {
  const undo: (() => void)[] = [];
  const on = (type: string, act: (event: Event) => void) => {
    const options = { capture: true, passive: false };
    addEventListener(type, act, options);
    undo.push(() => removeEventListener(type, act, options));
  };
  let taken = false;
  let told = -BETWEEN;

  const sign = () => {
    if (performance.now() - told < BETWEEN) return;
    told = performance.now();
    void bridge.touched();
  };
  const begin = (event: Event) => {
    taken = first();
    if (taken) swallow(event);
    // What was taken has told the shell itself, at once.
    else sign();
  };

  on('pointerdown', (event) => {
    const pointer = event as PointerEvent;
    if (pointer.isPrimary && pointer.button <= 0) {
      begin(event);
      return;
    }
    // Where two fingers pull a picture apart, the second is as good as the first.
    if (event.target instanceof Element && event.target.closest('[data-pinch]')) {
      begin(event);
      return;
    }
    swallow(event);
    // It presses nothing, but where a hand or a drop of water rests on the screen it is all that tells of somebody.
    if (pointer.button <= 0 && !first()) sign();
  });
  for (const type of PRESSES)
    on(type, (event) => {
      if (taken) swallow(event);
    });
  on('click', (event) => {
    // A click without a count comes from a key, a narrator or a switch, and no pointer went before it.
    if ((event as MouseEvent).detail === 0) begin(event);
    else if (taken) swallow(event);
  });
  on('keydown', (event) => {
    if ((event as KeyboardEvent).repeat && taken) swallow(event);
    else begin(event);
  });
  on('wheel', sign);
  on('touchmove', sign);
  return () => undo.forEach((off) => off());
}
