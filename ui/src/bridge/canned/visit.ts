import type { Notice } from '../generated/Notice';
import type { Place } from '../generated/Place';
import type { Reading } from '../generated/Reading';

/** Words and characters that a slow reader reads in a minute. */
const WORDS = 100;
const CHARACTERS = 200;

/** The visit as the shell keeps it: time without a touch, a warning, an end. */
export class Visit {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #place: Place;
  #reading: Reading = { words: 0, characters: 0, hold: 0, end: false };
  #warned = false;

  constructor(
    private readonly times: { idle: number; warning: number },
    start: Place,
    private readonly playing: () => boolean,
    private readonly tell: (notice: Notice) => void,
  ) {
    this.#place = { ...start };
  }

  begin() {
    if (this.#place.screen !== 'attract') this.touched();
  }

  wake() {
    this.touched();
  }

  touched() {
    if (this.#warned) this.tell({ kind: 'idle' });
    this.#warned = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#warn(), this.#patience());
  }

  report(place: Place, reading: Reading) {
    this.#place = place;
    this.#reading = reading;
  }

  runOut() {
    clearTimeout(this.#timer);
    this.#warn(this.#warned ? 0 : undefined);
  }

  /** Nobody is waited for any more. */
  leave() {
    clearTimeout(this.#timer);
  }

  end() {
    this.leave();
    this.#warned = false;
    this.#place = {
      screen: 'attract',
      language: 'en',
      size: 0,
      contrast: false,
      still: false,
      low: false,
    };
    this.tell({ kind: 'reset', place: { ...this.#place } });
  }

  #patience() {
    const minutes = this.#reading.words / WORDS + this.#reading.characters / CHARACTERS;
    // A test that asks for a short time gets it: reading time only ever lengthens the usual one.
    const { idle } = this.times;
    return idle < 60_000 ? idle : Math.max(idle, minutes * 60_000, this.#reading.hold * 1000);
  }

  #warn(left = Math.round(this.times.warning / 1000)) {
    if (this.#place.screen === 'attract') return;
    if (this.playing()) {
      this.#timer = setTimeout(() => this.#warn(), 1000);
      return;
    }
    if (left <= 0) {
      this.end();
      return;
    }
    this.#warned = true;
    this.tell({ kind: 'idle', seconds: left });
    this.#timer = setTimeout(() => this.#warn(left - 1), 1000);
  }
}
