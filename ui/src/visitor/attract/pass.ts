/** One pass of light along the steel takes this long, in ms, and comes round this often. */
const PASS = 2400;
const ROUND = 9000;
/** Pictures a second while it passes: few, for screens that a processor has to paint. */
const PICTURES = 16;

/**
 * Sends light along a row of pictures, each the steel lit at one place, from the first to the last, where it stays a
 * moment. Between the passes nothing moves and nothing is painted.
 * @param still whether motion is unwelcome; then the light only stands at the end
 */
export function pass(still: () => boolean) {
  return (row: HTMLElement) => {
    const lights = [...row.children].filter((child) => child instanceof HTMLElement);
    const last = lights.length - 1;
    let timer: ReturnType<typeof setTimeout>;
    let step = 0;
    const steps = Math.round((PASS / 1000) * PICTURES);

    const light = (n: number, amount: number) => {
      const opacity = String(Math.round(Math.max(0, amount) * 8) / 8);
      const one = lights[n];
      if (one && one.style.opacity !== opacity) one.style.opacity = opacity;
    };
    const next = () => {
      if (still()) {
        lights.forEach((_, n) => light(n, n === last ? 0.75 : 0));
        return;
      }
      // It ends one place beyond the last, so that the last shines fully and then fades.
      const at = (step / steps) * (last + 2.5) - 1;
      lights.forEach((_, n) => light(n, 1 - Math.abs(at - n) / 1.4));
      step = step < steps ? step + 1 : 0;
      timer = setTimeout(next, step === 0 ? ROUND - PASS : 1000 / PICTURES);
    };
    timer = setTimeout(next, 1500);
    return () => clearTimeout(timer);
  };
}
