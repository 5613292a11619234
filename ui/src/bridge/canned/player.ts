import type { Narration } from '../generated/Narration';
import type { Opening } from '../generated/Opening';
import type { TrackName } from '../generated/TrackName';

/** How often the shell tells its position while playing. */
const EVERY = 200;

/** A narration without sound: positions come from the clock. */
export class Player {
  #now: Narration;
  #since = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly opening: Opening,
    private readonly tell: (narration: Narration) => void,
  ) {
    this.#now = { ...opening.narration };
  }

  get running() {
    return this.#now.state === 'playing';
  }

  play(track: TrackName, at: number | null) {
    const same =
      this.#now.track?.item === track.item && this.#now.track.language === track.language;
    const from = at ?? (same && this.#now.state !== 'ended' ? this.#at() : 0);
    this.#set({ track, state: 'playing', at: from });
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#tick(), EVERY);
  }

  pause() {
    if (!this.running) return;
    this.#hold({ state: 'paused', at: this.#at() });
  }

  seek(at: number) {
    const end = this.#length();
    this.#set({ at: Math.min(end, Math.max(0, at)) });
    if (this.#now.state === 'ended') this.#set({ state: 'paused' });
  }

  setSpeed(speed: number) {
    this.#set({ at: this.#at(), speed: Math.min(1.5, Math.max(0.75, speed)) });
  }

  setVolume(volume: number) {
    this.#set({ at: this.#at(), volume: Math.min(this.#now.ceiling, Math.max(0, volume)) });
  }

  stop() {
    this.#hold({ state: 'stopped', at: 0, track: undefined });
  }

  /** The sound device is gone; the clock goes on. */
  lose() {
    this.#set({ at: this.#at(), sounding: false });
  }

  /** Back to the state before anybody came, volume and speed included. */
  reset() {
    this.#hold({ ...this.opening.narration, track: undefined });
  }

  #tick() {
    const at = this.#at();
    if (at < this.#length()) this.#set({ at });
    else this.#hold({ state: 'ended', at: this.#length() });
  }

  #at() {
    const { state, at, speed } = this.#now;
    return state === 'playing' ? at + (performance.now() - this.#since) * speed : at;
  }

  #hold(change: Partial<Narration>) {
    clearInterval(this.#timer);
    this.#set(change);
  }

  #set(change: Partial<Narration>) {
    this.#now = { ...this.#now, ...change };
    this.#since = performance.now();
    this.tell({ ...this.#now });
  }

  #length() {
    const track = this.#now.track;
    for (const section of this.opening.exhibition.sections) {
      const eras = section.kind === 'timeline' ? section.eras : [];
      const holders = section.kind === 'message' ? [section] : [...section.items, ...eras];
      for (const holder of holders) {
        const found = track && holder.tracks[track.language];
        if (found && found.name.item === track.item) return found.duration;
      }
    }
    return 0;
  }
}
