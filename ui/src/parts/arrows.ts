/** Lets the arrow keys walk along the buttons of a row; every button stays a stop of its own for Tab. */
export function arrows(row: HTMLElement) {
  const walk = (event: KeyboardEvent) => {
    const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!way || !(event.target instanceof HTMLButtonElement)) return;
    const keys = [...row.querySelectorAll('button')];
    const next = keys[keys.indexOf(event.target) + way];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  row.addEventListener('keydown', walk);
  return () => row.removeEventListener('keydown', walk);
}
