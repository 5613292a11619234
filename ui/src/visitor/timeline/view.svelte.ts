import type { Glide } from '../../parts/glide';
import type { Visit } from '../visit.svelte';
import { wide } from '../wide';
import { hang, little } from './axis';
import { entries, opens, type Entry, type Timeline } from './entries';
import { before } from './piecewise';
import { divide } from './room';

/** Space between the name of an era and the next, in its letters. */
const APART = 0.8;

/** Where one is: an entry, or the nearest in time if it goes, and how far, in px, the middle of the screen is from it. */
interface Spot {
  id: string;
  time: number;
  off: number;
}

/** What a visitor left of a timeline, and finds again. */
export interface Stay {
  chosen: readonly string[];
  spot: Spot | undefined;
}

/** What is seen of a timeline, and where one is in it. */
export class View {
  readonly #stay: Stay;
  #chosen = $state.raw<readonly string[]>([]);
  /** The room it has on the screen, in px. */
  seen = $state.raw({
    width: innerWidth,
    height: innerHeight * 0.6,
    above: innerHeight * 0.1,
    screen: innerHeight,
  });
  /** What is left of the screen, in px. */
  left = $state(0);
  /** The entry that the keyboard is at. */
  current = $state<string>();
  /** The entry that one asked for from elsewhere. */
  aimed = $state<string>();
  /** Rises when the place is to be taken up anew. */
  moves = $state(0);
  /** Whether one has just come back from what one opened: the keyboard goes on from there. */
  returned = false;
  scroller: HTMLElement | undefined;
  glide: Glide | undefined;

  readonly list: Entry[] = $derived.by(() => entries(this.#section(), this.chosen));
  readonly room = $derived.by(() => divide(this.visit.sizes, this.visit.place, this.seen));
  readonly names = $derived.by(() => {
    const { letters, body, lead } = this.room;
    const widest = this.seen.width - 2 * lead;
    const told = this.#section().eras.map(({ id, title }) => ({ id, ...this.visit.in(title) }));
    // All of one size, at which the longest has room.
    const longest = Math.max(1, ...told.map(({ words }) => wide(words)));
    const size = Math.max(body, Math.min(letters, widest / longest));
    const set = told.map(({ id, words, lang }) => {
      const width = Math.min(widest, (wide(words) + APART) * size);
      return [id, { words, lang, size, width }] as const;
    });
    return Object.fromEntries(set);
  });
  readonly axis = $derived.by(() => hang(this.list, this.room, (id) => this.names[id]?.width ?? 0));
  readonly scale = $derived.by(() => little(this.axis, this.list));
  /** Indices of what leads to something to read. */
  readonly stops = $derived.by(() => this.list.flatMap((entry, n) => (opens(entry) ? [n] : [])));

  readonly #section: () => Timeline;

  constructor(
    readonly visit: Visit,
    section: () => Timeline,
  ) {
    this.#section = section;
    this.#stay = visit.timelines[section().id] ??= { chosen: [], spot: undefined };
    this.#chosen = this.#stay.chosen;
  }

  /** Tags that events are chosen by; all where there are none. */
  get chosen() {
    return this.#chosen;
  }
  set chosen(tags: readonly string[]) {
    this.#chosen = tags;
    this.#stay.chosen = tags;
  }

  get spot() {
    return this.#stay.spot;
  }
  set spot(spot: Spot | undefined) {
    this.#stay.spot = spot;
  }

  /** The entry nearest to the middle of the screen; -1 where there is none. */
  get middle() {
    return this.nearest(this.left + this.seen.width / 2);
  }

  nearest(place: number) {
    const { x } = this.axis;
    const n = before(x, place);
    const [a, b] = [x[n], x[n + 1]];
    return b !== undefined && (a === undefined || b - place < place - a) ? n + 1 : n;
  }

  index(id: string | undefined) {
    return this.list.findIndex((entry) => entry.id === id);
  }

  /** Remembers where one is. */
  keep() {
    const n = this.middle;
    const entry = this.list[n];
    const off = this.left + this.seen.width / 2 - (this.axis.x[n] ?? 0);
    this.spot = entry && this.left > 1 ? { id: entry.id, time: entry.time, off } : undefined;
  }

  /** Ends whatever moves it, where that was bound, and remembers the place: the page may have heard of neither yet. */
  hold() {
    this.put(this.bound);
    this.keep();
  }

  /** Goes to an entry when the timeline comes into sight next. */
  stand(n: number) {
    const entry = this.list[n];
    if (!entry) return;
    this.spot = { id: entry.id, time: entry.time, off: 0 };
    this.current = entry.id;
    this.moves += 1;
    this.restore();
  }

  /** Takes up the place that was kept. */
  restore() {
    const { spot } = this;
    if (!spot) {
      this.put(0);
      return;
    }
    const own = this.index(spot.id);
    const times = this.list.filter(({ time }) => !Number.isNaN(time)).map(({ time }) => time);
    const n = own >= 0 ? own : Math.max(0, before(times, spot.time));
    const off = own >= 0 ? spot.off : 0;
    this.put((this.axis.x[n] ?? 0) + off - this.seen.width / 2);
  }

  /** What is left of the screen, in px, once it has come to where it was sent. */
  get bound() {
    // `left` follows only after the scroller has told.
    return this.glide?.aim() ?? this.scroller?.scrollLeft ?? this.left;
  }

  /** Moves at once, whatever moved it before. */
  put(left: number) {
    this.glide?.stop();
    this.left = Math.min(this.axis.length - this.seen.width, left);
    this.left = Math.max(0, this.left);
    if (this.scroller) this.scroller.scrollLeft = this.left;
  }

  /** Brings a place into the middle. */
  centre(place: number) {
    this.glide?.to(place - this.seen.width / 2);
  }
}
