import { bridge } from '../bridge';

const ALLOWED = new Set([
  'Tab',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Enter',
  ' ',
  'Escape',
]);
const PRESSES = ['pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend'] as const;
/** A touch that is held is one touch: its release may come late. */
const BETWEEN = 500;

const stop = (event: Event) => {
  if (event.cancelable) event.preventDefault();
};
const swallow = (event: Event) => {
  stop(event);
  event.stopImmediatePropagation();
};

/** What a touch means before it means anything to the page: true swallows it whole. */
export type First = () => boolean;

/**
 * Closes every way out that a page has, tells the shell of each sign of life, and lets `first` take a touch whole.
 * @returns undoes it
 */
export function guard(root: HTMLElement, first: First): () => void {
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
    if (pointer.pointerType !== 'mouse') delete root.dataset['mouse'];
    if (!pointer.isPrimary || pointer.button > 0) swallow(event);
    else begin(event);
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
    const key = event as KeyboardEvent;
    const dead = !ALLOWED.has(key.key) || key.ctrlKey || key.altKey || key.metaKey;
    const held = key.repeat && taken;
    if (dead || held) swallow(event);
    else begin(event);
  });
  on('wheel', (event) => {
    if ((event as WheelEvent).ctrlKey) swallow(event);
    else sign();
  });
  on('touchmove', (event) => {
    if ((event as TouchEvent).touches.length > 1) stop(event);
    sign();
  });
  for (const type of [
    'contextmenu',
    'dragstart',
    'drop',
    'selectstart',
    'gesturestart',
    'auxclick',
  ])
    on(type, stop);
  for (const type of ['copy', 'cut', 'paste', 'beforeprint']) on(type, stop);

  let hide: ReturnType<typeof setTimeout> | undefined;
  on('pointermove', (event) => {
    const move = event as PointerEvent;
    if (move.pointerType !== 'mouse' || (!move.movementX && !move.movementY)) return;
    root.dataset['mouse'] = '';
    clearTimeout(hide);
    hide = setTimeout(() => delete root.dataset['mouse'], 3000);
  });
  return () => undo.forEach((off) => off());
}
