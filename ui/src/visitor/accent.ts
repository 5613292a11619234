/** Contrast that words keep on paper, and marks on the night (WCAG 1.4.3, 1.4.11). */
const ON_PAPER = 4.5;
const ON_NIGHT = 3;

/** Relative luminance of `#rrggbb`. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((x) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

/**
 * The tokens that an exhibition's accent, `#rrggbb`, takes the place of: the one for paper and the one for the night,
 * each only where it can be read.
 * @param token tells the value of a token
 */
export function accented(accent: string | null, token: (name: string) => string): string[] {
  if (!accent) return [];
  const beds = [
    ['--ember', '--paper', ON_PAPER],
    ['--orange', '--night', ON_NIGHT],
  ] as const;
  return beds.flatMap(([name, bed, needed]) =>
    contrast(accent, token(bed)) >= needed ? [name] : [],
  );
}
