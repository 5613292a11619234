import { within, type Range } from './measure';

/** Digits that the longest number has. */
const DIGITS = 4;

/** A whole number of mm being typed, digit by digit. */
export class Typed {
  /** What is typed; empty after the last digit was deleted. */
  value = $state<number>();
  #fresh = true;

  constructor(
    value: number,
    /** What it may be. */
    readonly range: Range,
  ) {
    this.value = Math.round(value);
  }

  /** Whether it can be kept. */
  get valid() {
    return within(this.value, this.range);
  }

  /** The next digit begins the number anew. */
  begin() {
    this.#fresh = true;
  }

  digit(digit: number) {
    const text = this.#fresh ? '' : String(this.value ?? '');
    if (text.length < DIGITS) this.value = Number(text + String(digit));
    this.#fresh = false;
  }

  backspace() {
    const text = String(this.value ?? '').slice(0, -1);
    this.value = text === '' ? undefined : Number(text);
    this.#fresh = false;
  }

  /** Moves by so many mm, inside the range. */
  step(by: number) {
    const { min, max } = this.range;
    this.value = Math.min(max, Math.max(min, (this.value ?? min) + by));
    this.#fresh = true;
  }
}
