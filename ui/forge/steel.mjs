// What the steel looks like: colour by its way through the mill, light on it, grain along the rolling direction.

const clamp = (x, a = 0, b = 1) => Math.min(b, Math.max(a, x));
const smooth = (a, b, x) => {
  const t = clamp((x - a) / (b - a));
  return t * t * (3 - 2 * t);
};
const mix = (a, b, t) => a + (b - a) * t;

/** Linear light of an sRGB colour. */
const linear = (hex) =>
  [1, 3, 5].map((i) => {
    const c = parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });

// White-hot, orange, then the temper colours that worked steel takes on, then bright. Nothing goes dull on the way.
const GLOW = [
  [0.0, '#fff0cc', 2.3],
  [0.1, '#ffd98a', 1.9],
  [0.2, '#ffa33c', 1.6],
  [0.32, '#ff741c', 1.3],
  [0.43, '#f4500f', 0.95],
  [0.53, '#d8390f', 0.5],
  [0.62, '#8e3340', 0.14],
  [0.74, '#2b5cab', 0.06],
  [1.0, '#7fc4ff', 0.05],
].map(([at, hex, power]) => [at, linear(hex).map((c) => c * power)]);

const METAL = [
  [0.0, '#ffd9a0'],
  [0.42, '#ff9040'],
  [0.53, '#f0873f'],
  [0.61, '#b8718a'],
  [0.69, '#7189dc'],
  [0.78, '#63b0ff'],
  [0.88, '#a4d8ff'],
  [1.0, '#eefaff'],
].map(([at, hex]) => [at, linear(hex)]);

const along = (stops, u) => {
  const last = stops.length - 1;
  if (u <= stops[0][0]) return stops[0][1];
  for (let i = 0; i < last; i++) {
    const [a, x] = stops[i];
    const [b, y] = stops[i + 1];
    if (u <= b) {
      const t = smooth(a, b, u);
      return [mix(x[0], y[0], t), mix(x[1], y[1], t), mix(x[2], y[2], t)];
    }
  }
  return stops[last][1];
};

const hash = (x, y) => {
  let h = (x * 374761393 + y * 668265263) | 0;
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
};
const noise = (x, y) => {
  const xi = Math.floor(x);
  const yi = Math.floor(y);
  const fx = smooth(0, 1, x - xi);
  const fy = smooth(0, 1, y - yi);
  return mix(
    mix(hash(xi, yi), hash(xi + 1, yi), fx),
    mix(hash(xi, yi + 1), hash(xi + 1, yi + 1), fx),
    fy,
  );
};

/** Long scratches: far finer across than along. */
const grain = (u, v, fine) =>
  0.42 * noise(u * 5, v * 40 * fine) +
  0.33 * noise(u * 11 + 7, v * 130 * fine) +
  0.25 * noise(u * 26 + 3, v * 420 * fine);

/** The hall that polished steel reflects: two long lamps over a dark room. */
const room = (y) =>
  0.06 +
  2.1 * Math.exp(-(((y - 0.5) / 0.13) ** 2)) +
  1.3 * Math.exp(-(((y - 0.02) / 0.09) ** 2)) +
  0.3 * Math.exp(-(((y + 0.55) / 0.25) ** 2));

/**
 * Light that leaves the steel towards the eye.
 * @param u way along the ribbon, 0 to 1 · @param v across it, -1 to 1
 * @param n unit normal towards the eye · @param fine fineness of the grain · @param lit how much light is upon it
 */
export function shade(u, v, n, fine, lit) {
  const g = grain(u, v, fine) - 0.5;
  const hot = 1 - smooth(0.4, 0.72, u);
  const worked = smooth(0.34, 0.8, u);
  const edge = v * v;
  const glow = along(GLOW, clamp(u + 0.05 * edge * edge + 0.05 * g * hot));
  const metal = along(METAL, u);
  const flecks = smooth(0.55, 0.95, noise(u * 34, v * 90)) * hot * smooth(0.1, 0.34, u);
  const facing = clamp(n[2]);
  const reflected = room(2 * n[1] * n[2] + 0.3 * g);
  const rim = (1 - facing) ** 3;
  const polish = worked * (0.4 + 0.75 * smooth(0.6, 1, u));
  const heat = (1 - 0.34 * edge) * (1 + 0.9 * g) * (1 - 0.3 * flecks) * (0.75 + 0.25 * facing);
  const sheen = polish * (reflected * (1 + 1.5 * g) + 0.5 * rim + 0.14 + 0.4 * smooth(0.75, 1, u));
  const skin = 0.1 * hot * reflected;
  return [0, 1, 2].map(
    (i) => (glow[i] * heat + metal[i] * (sheen + skin)) * (1 + lit * (0.6 + polish)),
  );
}

/** Noise that comes round after so many steps. */
const round = (x, y, steps) => {
  const xi = Math.floor(x);
  const yi = Math.floor(y);
  const at = (a, b) => hash(((a % steps) + steps) % steps, b);
  const [fx, fy] = [smooth(0, 1, x - xi), smooth(0, 1, y - yi)];
  return mix(mix(at(xi, yi), at(xi + 1, yi), fx), mix(at(xi, yi + 1), at(xi + 1, yi + 1), fx), fy);
};

/**
 * Scratches and the sheen of a polished face, as light that is added (above 0) or taken away, for a stretch that repeats.
 * @param u along the stretch, 0 to 1 · @param v across the steel, 0 to 1
 */
export function polish(u, v) {
  const fine = round(u * 40, v * 90, 40) - 0.5;
  const finer = round(u * 96 + 7, v * 190 + 11, 96) - 0.5;
  const long = round(u * 12 + 3, v * 34 + 5, 12) - 0.5;
  // A lamp that the face, never quite flat, reflects higher and lower.
  const wave = 0.34 + 0.09 * Math.sin(2 * Math.PI * u) + 0.05 * Math.sin(4 * Math.PI * u + 1);
  const lamp =
    Math.exp(-(((v - wave) / 0.13) ** 2)) * (0.62 + 0.38 * Math.sin(2 * Math.PI * u + 2));
  const edge = smooth(0.9, 1, v) + 0.35 * smooth(0.06, 0, v);
  return 0.5 * fine + 0.42 * finer + 0.5 * long + 0.5 * lamp - 0.55 * edge;
}

/** Light that the steel throws into the air around it, at its way through the mill: linear, red to blue. */
export const thrown = (u) => {
  const hot = along(GLOW, u);
  const metal = along(METAL, u);
  const bright = 0.3 * smooth(0.62, 1, u);
  return [0, 1, 2].map((k) => Math.min(1.6, hot[k] + metal[k] * bright));
};

export { clamp, mix, smooth };
