/** Lets the arrow keys walk over buttons that stand in rows, to the nearest in each direction. */
export function grid(area: HTMLElement) {
  const walk = (event: KeyboardEvent) => {
    const way = { ArrowRight: [1, 0], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowUp: [0, -1] }[
      event.key
    ];
    if (!way || !(event.target instanceof HTMLButtonElement)) return;
    const [x = 0, y = 0] = way;
    event.preventDefault();
    const middle = (one: HTMLElement) => {
      const box = one.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2, height: box.height };
    };
    const from = middle(event.target);
    let next: { one: HTMLElement; far: number; aside: number } | undefined;
    for (const one of area.querySelectorAll('button')) {
      const to = middle(one);
      const [across, down] = [to.x - from.x, to.y - from.y];
      const far = x ? across * x : down * y;
      const aside = Math.abs(x ? down : across);
      // Sideways one stays in the row; up and down one comes to the next row first.
      if (far < 1 || (x && aside > from.height / 2)) continue;
      const nearer = !next || far < next.far - 1 || (far < next.far + 1 && aside < next.aside);
      if (nearer) next = { one, far, aside };
    }
    next?.one.focus();
  };
  area.addEventListener('keydown', walk);
  return () => area.removeEventListener('keydown', walk);
}
