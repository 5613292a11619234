import type { Entry } from './entries';
import { before, piecewise } from './piecewise';

/** What the cards measure, in px. */
export interface Measures {
  /** Width of a card. */
  width: number;
  /** Space between cards. */
  gap: number;
  /** Rows of cards, one or two. */
  lanes: number;
  /** Space before the first card and after the last. */
  lead: number;
}

/** Where everything hangs along the steel, in px from its beginning. */
export interface Axis {
  /** Middle of each entry, where its line meets the steel; never falls. */
  x: number[];
  /** Row of each entry; -1 where it takes them all. */
  lane: number[];
  /** Stretch of each era, by its id. */
  spans: { id: string; from: number; to: number }[];
  /** End of the steel: what has no date hangs beyond it. */
  end: number;
  /** Length of the whole. */
  length: number;
  /** The place of a moment in years. */
  at: (time: number) => number;
  /** First and last moment in years. */
  first: number;
  last: number;
}

/** How far the longest time without events may stretch, as a share of a card. */
const STRETCH = 0.3;

/**
 * Hangs entries along the steel: in order, time and place growing together, and far enough apart that neither cards nor
 * the lines that carry them ever touch.
 * @param name width in px that the name of an era takes beside its stretch
 */
export function hang(
  entries: readonly Entry[],
  { width, gap, lanes, lead }: Measures,
  name: (id: string) => number,
): Axis {
  const times = entries.map(({ time }) => time).filter((time) => !Number.isNaN(time));
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  const usual = Math.max((1.5 * (last - first)) / Math.max(1, times.length - 1), 1e-6);
  const step = (width + gap) / lanes;
  /** Where the next card of each lane may begin. */
  const free = Array.from({ length: lanes }, () => lead);
  const x: number[] = [];
  const lane: number[] = [];
  const spans: Axis['spans'] = [];
  let end = 0;
  let room = 0;
  let until = -Infinity;

  entries.forEach((entry, n) => {
    const past = entries[n - 1]?.time ?? entry.time;
    const apart = entry.time - past;
    const stretch = apart > 0 ? STRETCH * width * (1 - Math.exp(-apart / usual)) : 0;
    let place = n ? (x[n - 1] ?? 0) + step + stretch : 0;
    if (entry.kind === 'event') {
      // The lane that has been empty for longest.
      const own = free.indexOf(Math.min(...free));
      place = Math.max(place, (free[own] ?? 0) + width / 2);
      // Its line passes between the cards of the lane above, halfway.
      if (own > 0) place = Math.max(place, (free[0] ?? 0) - gap / 2);
      free[own] = place + width / 2 + gap;
      if (own > 0) free[0] = Math.max(free[0] ?? 0, place + gap / 2);
      lane.push(own);
    } else {
      if (entry.kind === 'era') place = Math.max(place, room + width / 2);
      place = Math.max(place, Math.max(...free) + width / 2);
      if (entry.kind === 'undated') place += n ? gap * 2 : 0;
      free.fill(place + width / 2 + gap);
      lane.push(-1);
    }
    x.push(place);
    const left = place - width / 2;
    if (entry.kind === 'era') {
      spans.push({ id: entry.id, from: left, to: left + width });
      room = left + name(entry.id) + gap;
      until = entry.era.years.to;
    }
    if (Number.isNaN(entry.time)) return;
    end = Math.max(end, place + width / 2 + gap);
    const span = spans.at(-1);
    if (span && Math.floor(entry.time) <= until) span.to = Math.max(span.to, place + width / 2);
  });
  end = Math.max(end, room);
  // The name of an era may be longer than its cards.
  spans.forEach((span, n) => {
    const next = (spans[n + 1]?.from ?? Infinity) - gap;
    span.to = Math.min(next, Math.max(span.to, span.from + name(span.id)));
  });
  return {
    x,
    lane,
    spans,
    end,
    length: Math.max(end, ...free) - gap + lead,
    at: piecewise(times, x.slice(0, times.length)),
    first,
    last,
  };
}

/** Years at which to put marks: round ones, as many as there is room for. */
export const ROUND = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

/**
 * Years and their places, the roundest first, `apart` px or more from each other: the finest are of the step at which they
 * stand so on average.
 */
export function ticks(axis: Axis, apart: number): { year: number; x: number }[] {
  const span = axis.last - axis.first;
  const most = Math.max(1, axis.end / apart);
  const finest = ROUND.find((years) => span / years <= most) ?? 10000;
  const found = new Map<number, { year: number; x: number }>();
  for (const step of [10000, ...ROUND.toReversed()]) {
    if (step < finest) break;
    for (let year = Math.ceil(axis.first / step) * step; year <= axis.last; year += step) {
      const x = axis.at(year);
      const near = axis.x[before(axis.x, x)] ?? -Infinity;
      const after = axis.x[before(axis.x, x) + 1] ?? Infinity;
      // Beside a line the card says when; and there was no year 0.
      if (year === 0 || x - near < apart / 2 || after - x < apart / 2) continue;
      const at = Math.floor(x / apart);
      const beside = [at - 1, at, at + 1].map((n) => found.get(n)?.x ?? Infinity);
      if (beside.every((other) => Math.abs(other - x) >= apart)) found.set(at, { year, x });
    }
  }
  return [...found.values()].sort((a, b) => a.x - b.x);
}

/**
 * The whole span in little: shares of 0 to 1 for places along the steel, half by the calendar and half by how much there
 * is, so that neither an empty age nor a crowded year is too small to hit.
 */
export function little(axis: Axis, entries: readonly Entry[]) {
  const { x, end, length, first, last } = axis;
  const tail = end / length;
  const [places, shares] = [[0], [0]];
  entries.forEach(({ time }, n) => {
    if (Number.isNaN(time)) return;
    const by = last > first ? (time - first) / (last - first) : (x[n] ?? 0) / end;
    places.push(x[n] ?? 0);
    shares.push((tail * ((x[n] ?? 0) / end + by)) / 2);
  });
  places.push(end, length);
  shares.push(tail, 1);
  return { share: piecewise(places, shares), place: piecewise(shares, places) };
}

/** The roundest years that fit a scale, from left to right, no two nearer than `apart`. */
export function decades(
  { first, last }: Axis,
  share: (year: number) => number,
  apart: number,
): { year: number; share: number }[] {
  const span = last - first;
  const finest = span >= 40 ? 10 : span >= 15 ? 5 : 1;
  const found: { year: number; share: number }[] = [];
  for (const step of ROUND.toReversed()) {
    if (step < finest || span / step > 400) break;
    for (let year = Math.ceil(first / step) * step; year <= last; year += step) {
      const here = share(year);
      if (year === 0 || here < apart / 2 || here > 1 - apart / 2) continue;
      if (found.every((other) => Math.abs(other.share - here) >= apart))
        found.push({ year, share: here });
    }
  }
  return found.sort((a, b) => a.share - b.share);
}
