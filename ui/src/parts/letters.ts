import { caps, type Cap } from './board';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
/** Columns of the keyboard as everybody knows it. */
const WHOLE = 10;

/** Numbers of columns that there are letters for, the best first. */
export const COLUMNS = [WHOLE, 8, 7, 6];

/** Letters, a space and a way to take one back, in so many columns and each row full. */
export function letters(columns: number): Cap[] {
  if (columns === WHOLE)
    return [
      ...caps('qwertyuiop'),
      ...caps('asdfghjkl'),
      ...caps(['erase']),
      ...caps('zxcvbnm'),
      { name: 'space', span: 3 },
    ];
  const rest = columns - (LETTERS.length % columns);
  const erase = Math.min(2, Math.floor(rest / 2));
  return [...caps(LETTERS), { name: 'space', span: rest - erase }, { name: 'erase', span: erase }];
}

/** Letters that the longest name has. */
const MOST = 40;

/** A name with one key more: names begin with capitals. */
export function typed(name: string, key: string): string {
  if (key === 'erase') return name.slice(0, -1);
  const begins = name === '' || name.endsWith(' ');
  if (name.length >= MOST || (begins && key === 'space')) return name;
  if (key === 'space') return `${name} `;
  return name + (begins ? key.toUpperCase() : key);
}
