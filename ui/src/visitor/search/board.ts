import { caps, type Cap } from '../../parts/board';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const DIGITS = [...'1234567890'];

/** Columns, and those that the keys after the letters take: erase, turn, space, clear. */
const FOLDED: Record<number, readonly [number, number, number, number]> = {
  8: [2, 1, 2, 1],
  7: [2, 2, 3, 2],
  6: [1, 1, 1, 1],
};
const AFTER = ['erase', 'turn', 'space', 'clear'];
/** Columns of the keyboard as everybody knows it, digits and all. */
const WHOLE = 10;

/** Numbers of columns that there is a keyboard for, the best first. */
export const COLUMNS = [WHOLE, 8, 7, 6] as const;

/**
 * A keyboard of so many columns, row by row and each row full: in the order of a keyboard where there is room for it,
 * else in that of the alphabet, with the digits on its other side.
 */
export function board(columns: (typeof COLUMNS)[number], digits: boolean): Cap[] {
  if (columns === WHOLE)
    return [
      ...caps(DIGITS),
      ...caps('qwertyuiop'),
      ...caps('asdfghjkl'),
      ...caps(['erase']),
      ...caps('zxcvbnm'),
      { name: 'space', span: 2 },
      ...caps(['clear']),
    ];
  const blanks = caps(LETTERS.slice(DIGITS.length).map(() => ''));
  return [
    ...(digits ? [...caps(DIGITS), ...blanks] : caps(LETTERS)),
    ...AFTER.map((name, n) => ({ name, span: FOLDED[columns]?.[n] ?? 1 })),
  ];
}
