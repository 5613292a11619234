/** Digits that the longest PIN has. */
const MOST = 16;

/** A PIN being typed. It never stands on the page: only how long it is. */
export class Pin {
  digits = $state('');

  get length() {
    return this.digits.length;
  }
  type(digit: string) {
    if (this.digits.length < MOST) this.digits += digit;
  }
  erase() {
    this.digits = this.digits.slice(0, -1);
  }
  /** Tells it and forgets it. */
  take() {
    const { digits } = this;
    this.digits = '';
    return digits;
  }
}
