/** A time that has to pass before the next try, counted down. */
export class Wait {
  /** Whole seconds left. */
  left = $state(0);
  #until = 0;
  #next: ReturnType<typeof setTimeout> | undefined;

  begin(seconds: number) {
    clearTimeout(this.#next);
    this.#until = performance.now() + seconds * 1000;
    this.#count();
  }
  end() {
    clearTimeout(this.#next);
  }

  #count() {
    const ms = this.#until - performance.now();
    this.left = Math.max(0, Math.ceil(ms / 1000));
    if (this.left) this.#next = setTimeout(() => this.#count(), ms % 1000 || 1000);
  }
}

/** Seconds as a clock shows them. */
export const clock = (seconds: number) =>
  `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
