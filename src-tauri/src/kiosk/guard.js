// Keeps a visitor inside the page, on every platform, before any script of the page runs. What the web engine itself
// offers (its menu, its gestures, its accelerators) is switched off in windows.rs; this is the second lock.
(() => {
  const live = new Set([
    'Tab', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown',
    'Enter', ' ', 'Escape',
  ]);
  const stop = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const first = { capture: true, passive: false };

  for (const kind of ['keydown', 'keypress', 'keyup']) {
    addEventListener(kind, (event) => {
      const chord = event.ctrlKey || event.altKey || event.metaKey;
      if (chord || !live.has(event.key)) stop(event);
    }, first);
  }
  for (const kind of ['contextmenu', 'dragstart', 'dragover', 'drop', 'selectstart', 'copy', 'cut', 'paste',
    'beforeprint', 'gesturestart', 'gesturechange', 'auxclick']) {
    addEventListener(kind, stop, first);
  }
  addEventListener('wheel', (event) => { if (event.ctrlKey) stop(event); }, first);
  addEventListener('touchmove', (event) => { if (event.touches.length > 1) event.preventDefault(); }, first);

  // The arrow belongs to a mouse that moves. Fingers have none, and one left lying in the picture is a blemish.
  const rest = 3000;
  let sleep = 0;
  const style = document.createElement('style');
  style.textContent = 'html.no-cursor, html.no-cursor * { cursor: none !important }';
  const hide = () => document.documentElement.classList.add('no-cursor');
  const show = (event) => {
    if (event.pointerType !== 'mouse' || (event.movementX === 0 && event.movementY === 0)) return;
    document.documentElement.classList.remove('no-cursor');
    clearTimeout(sleep);
    sleep = setTimeout(hide, rest);
  };
  addEventListener('DOMContentLoaded', () => {
    document.head.append(style);
    hide();
  });
  addEventListener('pointermove', show, { capture: true, passive: true });
})();
