import { inPx, STEPS, type Measure } from '../measure';

/** How the timeline fills the room it has, in px. */
export interface Room {
  /** Height of the names of the eras, of their letters, and of the bracket below. */
  names: number;
  letters: number;
  bracket: number;
  /** Top of the steel and its thickness. */
  top: number;
  steel: number;
  /** Space between steel and cards, and of it what the marks of the years take. */
  drop: number;
  marks: number;
  /** Top of the cards, their size, the space between them, and how many stand one above the other. */
  cards: number;
  width: number;
  height: number;
  gap: number;
  lanes: number;
  /** Height of the picture of a card; 0 where there is room for words alone. */
  picture: number;
  /** Lines of the title of a card without a picture, and below one. */
  lines: number;
  below: number;
  /** Letters of a card, its padding, and how much larger the year is set. */
  text: number;
  padding: number;
  year: number;
  /** Space to the left of the first card. */
  lead: number;
  /** Letters of the marks. */
  body: number;
}

export const LEADING = 1.24;
const TALLEST = 1.35;
/** How much of themselves the steel and the names of the eras gain at most where there is room. */
const STOUTEST = 0.8;
const LARGEST = 0.7;

/**
 * Divides the room of a timeline.
 * @param width of what is seen, in px · @param height of what is seen · @param above how far its top is from that of the
 * screen · @param screen height of the screen
 */
export function divide(
  sizes: Measure,
  { size, low }: { size: number; low: boolean },
  {
    width,
    height,
    above,
    screen,
  }: { width: number; height: number; above: number; screen: number },
): Room {
  const { room, shape } = sizes;
  const px = (name: string) => inPx(sizes, name);
  const [mm, body, lead] = [px('--mm'), px('--body'), px('--edge')];
  const gap = Math.max(px('--gap'), 3 * mm);
  const text = body * (STEPS[size] ?? 1);
  const tight = room === 'tight' && shape === 'wide';
  const year = tight ? 1.2 : 1.45;
  const padding = (tight ? 0.3 : 0.4) * text;
  const widest = width - 2 * lead;
  const card = Math.min(widest, Math.max(10.5 * text, Math.min(0.23 * width, 13 * text)));
  const words = (lines: number) => 2 * padding + year * 1.15 * text + lines * LEADING * text;

  let letters = Math.max(text, Math.min(1.35 * text, 1.6 * body));
  const line = 1.3;
  const bracket = 3 * mm;
  const marks = tight ? 0 : body * 1.25;
  const drop = marks + 4 * mm;
  let steel = Math.min(24 * mm, Math.max(6 * mm, 0.07 * height));

  // Everything to press stays where everybody reaches it.
  const reach = Math.max(screen - px('--reach-high'), low ? 0.38 * screen : 0) - above;
  const least = letters * line + bracket + steel + drop;
  let cards = Math.max(least, reach);
  const area = height - cards - 2 * mm;
  const lanes = area >= 2 * (words(2) + 2 * text) + gap ? 2 : 1;
  const tall = Math.max(words(1), Math.min((area - (lanes - 1) * gap) / lanes, TALLEST * card));
  // What the cards don't take makes the steel thicker and the names above it larger, and stands above them.
  const spare = Math.max(0, area - lanes * tall - (lanes - 1) * gap);
  cards += 0.7 * spare;
  let free = Math.max(0, cards - least);
  const thicker = Math.min(free, STOUTEST * steel);
  steel += thicker;
  free -= thicker;
  letters += Math.min(free / line, LARGEST * letters);
  const names = letters * line;

  const below = tall >= words(3) + 4 * text ? 3 : tall >= words(2) + 2 * text ? 2 : 1;
  const picture = tall - words(below);
  return {
    names,
    letters,
    bracket,
    top: cards - drop - steel,
    steel,
    drop,
    marks,
    cards,
    width: card,
    height: tall,
    gap,
    lanes,
    picture: picture >= 1.7 * text ? picture : 0,
    lines: Math.max(1, Math.floor((tall - words(0)) / (LEADING * text))),
    below,
    text,
    padding,
    year,
    lead,
    body,
  };
}
