/** One place of a keyboard on the screen. */
export interface Cap {
  /** A letter or digit, `space`, or what else it does; empty where there is nothing. */
  name: string;
  /** Columns that it takes. */
  span: number;
}

/** One cap a name, each of one column. */
export const caps = (names: Iterable<string>): Cap[] =>
  [...names].map((name) => ({ name, span: 1 }));
