/** Index of the last number that is no greater; -1 where all are. The list never falls. */
export function before(list: readonly number[], value: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? Infinity) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** A function through points, straight between them and level beyond; neither coordinate ever falls. */
export function piecewise(from: readonly number[], to: readonly number[]) {
  return (value: number): number => {
    const n = before(from, value);
    const [a, b] = [from[n], from[n + 1]];
    const [c, d] = [to[n], to[n + 1]];
    if (a === undefined || c === undefined) return to[0] ?? 0;
    if (b === undefined || d === undefined) return c;
    return c + ((d - c) * (value - a)) / (b - a);
  };
}
