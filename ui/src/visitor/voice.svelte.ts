import { bridge, type Narration, type Text, type Track } from '../bridge';
import { nextChange, sentences, spoken } from './places';

export const SPEEDS = [0.75, 1, 1.25, 1.5];
const LOUDER = 10;

/** The text that is read here, with its recording in the language shown. */
export interface Reading {
  text: Text;
  track: Track | undefined;
}

/** The narration as this page knows it: the last notice, carried on by the page's own clock. */
export class Voice {
  #told = $state.raw<Narration>() as Narration;
  #heard = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #reading = $state.raw<Reading>();
  /** Sentence and mark that are spoken now, or were when the voice was held; -1 for none. */
  now = $state.raw({ sentence: -1, mark: -1 });

  constructor(narration: Narration) {
    this.hear(narration);
  }

  hear(narration: Narration) {
    this.#told = narration;
    this.#heard = performance.now();
    this.#tick();
  }

  /** Tells the voice which text is on screen. */
  attend(reading: Reading | undefined) {
    this.#reading = reading;
    this.#tick();
  }

  get track() {
    return this.#reading?.track;
  }
  /** Whether the recording that is loaded is the one on screen. */
  get here() {
    const [loaded, wanted] = [this.#told.track, this.track?.name];
    return !!wanted && loaded?.item === wanted.item && loaded.language === wanted.language;
  }
  get state() {
    return this.here ? this.#told.state : 'stopped';
  }
  /** Whether anything is heard, on this screen or another. */
  get busy() {
    return this.#told.state === 'playing' || this.#told.state === 'paused';
  }
  get playing() {
    return this.state === 'playing';
  }
  get speed() {
    return this.#told.speed;
  }
  get volume() {
    return this.#told.volume;
  }
  get ceiling() {
    return this.#told.ceiling;
  }
  get sounding() {
    return this.#told.sounding;
  }
  get length() {
    return this.track?.duration ?? 0;
  }

  /** Position in ms of the recording at this moment. */
  at() {
    if (!this.here) return 0;
    const { state, at, speed } = this.#told;
    const on = state === 'playing' ? (performance.now() - this.#heard) * speed : 0;
    return Math.min(this.length, at + on);
  }

  /** What has become of a sentence: it is spoken now, has been read, or neither. */
  stateOf(index: number): '' | 'now' | 'read' {
    const now = this.now.sentence;
    if (this.state === 'ended') return 'read';
    if (now < 0) return '';
    return index === now ? 'now' : index < now ? 'read' : '';
  }

  /** Plays from a sentence, or from where it is. */
  play(sentence?: number) {
    const track = this.track;
    if (!track) return;
    const start = sentence === undefined ? undefined : this.#sentences[sentence]?.time?.[0];
    void bridge.play(track.name, start ?? (this.here && this.state !== 'ended' ? null : 0));
  }

  pause() {
    void bridge.pause();
  }

  stop() {
    if (this.busy || this.#told.state === 'ended') void bridge.stop();
  }

  /** Moves to a moment: at the end it is held there, and what was stopped begins to play there. */
  seek(at: number) {
    const track = this.track;
    if (!track) return;
    if (this.state !== 'stopped') void bridge.seek(at);
    else void bridge.play(track.name, at);
  }

  /** The first sentence with a time at or after (or before) an index. */
  timed(from: number, way: 1 | -1): number | undefined {
    const list = this.#sentences;
    for (let n = from; n >= 0 && n < list.length; n += way) if (list[n]?.time) return n;
    return undefined;
  }

  hasten(way: 1 | -1) {
    const at = SPEEDS.findIndex((speed) => Math.abs(speed - this.speed) < 0.05);
    const next = SPEEDS[(at < 0 ? 1 : at) + way];
    if (next) void bridge.setSpeed(next);
  }

  raise(way: 1 | -1) {
    void bridge.setVolume(Math.max(0, Math.min(this.ceiling, this.volume + way * LOUDER)));
  }

  get #sentences() {
    return this.#reading ? sentences(this.#reading.text) : [];
  }

  /** Sets what is spoken now and wakes again when that changes. */
  #tick() {
    clearTimeout(this.#timer);
    const active = this.state === 'playing' || this.state === 'paused';
    const list = this.#sentences;
    const at = this.at();
    const now = active ? spoken(list, at) : { sentence: -1, mark: -1 };
    if (now.sentence !== this.now.sentence || now.mark !== this.now.mark) this.now = now;
    if (this.state !== 'playing') return;
    const next = nextChange(list, at);
    if (next === undefined) return;
    this.#timer = setTimeout(() => this.#tick(), Math.max(1, (next - at) / this.speed));
  }
}
