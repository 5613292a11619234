import type { Screen } from '../bridge';

/** Capital height of 0.7 degrees, as a share of the viewing distance. */
const CAPITAL = 2 * Math.tan((0.35 * Math.PI) / 180);
/** Capital height of the faces, as a share of their size. */
const SERIF = 0.67;
const SANS = 0.733;
/** The screen for which the smallest allowed sizes look right: 21.5 inches. */
const PLAIN = 357;
/** Lowest and highest height above the floor that everybody reaches, in mm. */
const REACH = [380, 1220] as const;
/** Text sizes that visitors choose from, as factors of the default. */
export const STEPS = [1, 1.25, 1.55] as const;

const within = (low: number, x: number, high: number) => Math.min(high, Math.max(low, x));

/** What the page is laid out by: the window in px and in mm. */
export interface Measure {
  shape: 'wide' | 'tall';
  /** Whether there is room for more than the needful. */
  room: 'tight' | 'plain' | 'ample';
  /** How much of a text has room beside other things at most, in squares of the size of its letters. */
  squares: number;
  /** Custom properties for the root. */
  variables: Record<string, string>;
}

/** A length of a measure, by its name, in px; 0 where it has none. */
export const inPx = ({ variables }: Measure, name: string) => parseFloat(variables[name] ?? '0');

/** Sizes everything for one window on one screen. */
export function measure(screen: Screen, width: number, height: number): Measure {
  const { mmPerPx } = screen;
  const [across, up] = [width * mmPerPx, height * mmPerPx];
  const shape = across > up * 1.1 ? 'wide' : 'tall';
  // Larger panels are seen whole from further away: they get larger type, but fewer times than they are larger.
  const spread = Math.max(1, Math.sqrt(Math.sqrt(across * up) / PLAIN));
  const distance = within(300, screen.viewingDistanceMm, 2000);
  const capital = distance * CAPITAL * spread;
  const key = Math.max(20 * Math.min(1.4, spread ** 0.7), 24 * mmPerPx);
  const low = Math.max(0, REACH[0] - screen.lowerEdgeMm);
  const high = within(Math.min(up, 240), REACH[1] - screen.lowerEdgeMm, up);
  const short = Math.min(across, up);
  const edge = within(8, short * 0.058, 40);
  const mm = (x: number) => `${(x / mmPerPx).toFixed(2)}px`;
  return {
    shape,
    room: short < 220 ? 'tight' : short < 360 ? 'plain' : 'ample',
    squares: (0.6 * across * up) / (capital / SERIF) ** 2,
    variables: {
      '--mm': mm(1),
      '--body': mm(capital / SERIF),
      '--label': mm(capital / SANS),
      '--key': mm(key),
      '--gap': mm(within(2.5, short * 0.014, 6)),
      '--edge': mm(edge),
      '--reach-low': mm(Math.min(low, up * 0.4)),
      '--reach-high': mm(high),
      '--w': mm(across),
      '--h': mm(up),
    },
  };
}
