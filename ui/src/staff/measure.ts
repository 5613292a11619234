/** Measures of a card of ISO/IEC 7810, size ID-1, in mm. */
export const CARD = { width: 85.6, height: 53.98, corner: 3.18 };
/** Length of the ruler's bar, in mm. */
export const RULER = 100;
/** Width of the smallest thing to touch, in mm (Colle & Hiszem 2004). */
export const TARGET = 20;

/** A range of whole mm, both ends included. */
export interface Range {
  min: number;
  max: number;
}

/** Height of the screen's lower edge above the floor. */
export const LOWER_EDGE: Range = { min: 0, max: 3000 };
/** Distance from which people read. */
export const VIEWING_DISTANCE: Range = { min: 300, max: 2000 };

/** Whether a value was given and lies in a range. */
export const within = (value: number | undefined, { min, max }: Range): value is number =>
  value !== undefined && value >= min && value <= max;

const MM_PER_INCH = 25.4;

/** Physical pixels an inch; `scale` is physical pixels a CSS pixel. */
export const pixelsPerInch = (mmPerPx: number, scale: number) => (MM_PER_INCH / mmPerPx) * scale;

/** Whether a screen of so many physical pixels an inch is made. */
export const plausible = (ppi: number) => ppi >= 20 && ppi <= 350;

/** Diagonal in inches of a screen given in mm. */
export const diagonal = (width: number, height: number) => Math.hypot(width, height) / MM_PER_INCH;

/** Height in mm of a capital letter that subtends 0.7 degrees (EN 301 549, 5.1.4). */
export const capitalHeight = (distance: number) =>
  2 * distance * Math.tan(((0.7 / 2) * Math.PI) / 180);
