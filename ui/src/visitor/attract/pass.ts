/** One pass of light along the steel takes this long, in ms, and comes round this often. */
const PASS = 2400;
const ROUND = 9000;
/** Pictures a second while it passes: few, for screens that a processor has to paint. */
const PICTURES = 16;

/** Steps in which the rings of the touch mark open once the light has arrived. */
const RINGS = 3;
const RING = 220;

/**
 * Sends light along a row of pictures, each the steel lit at one place, from the first to the last, where it stays a
 * moment. Between the passes nothing moves and nothing is painted.
 * @param still whether motion is unwelcome; then the light only stands at the end
 * @param open told how many rings of the touch mark are open
 */
export function pass(still: () => boolean, open: (rings: number) => void) {
  return (row: HTMLElement) => {
    let timer: ReturnType<typeof setTimeout>;
    let step = 0;
    const steps = Math.round((PASS / 1000) * PICTURES);

    const light = (one: HTMLElement, amount: number) => {
      const opacity = String(Math.round(Math.max(0, amount) * 8) / 8);
      if (one.style.opacity !== opacity) one.style.opacity = opacity;
    };
    const next = () => {
      // Looked up each time: a window of another shape has other pictures.
      const lights = [...row.children].filter((child) => child instanceof HTMLElement);
      const last = lights.length - 1;
      if (still()) {
        lights.forEach((one, n) => light(one, n === last ? 0.75 : 0));
        timer = setTimeout(next, ROUND);
        return;
      }
      // It ends one place beyond the last, so that the last shines fully and then fades.
      const at = (step / steps) * (last + 2.5) - 1;
      lights.forEach((one, n) => light(one, 1 - Math.abs(at - n) / 1.4));
      step = step < steps ? step + 1 : 0;
      if (step === 0) ring(0);
      else timer = setTimeout(next, 1000 / PICTURES);
    };
    const ring = (n: number) => {
      open(n);
      if (n < RINGS) timer = setTimeout(() => ring(n + 1), RING);
      else timer = setTimeout(next, ROUND - PASS - RINGS * RING);
    };
    timer = setTimeout(next, 1500);
    return () => clearTimeout(timer);
  };
}
