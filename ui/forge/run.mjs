// Forges the pictures of the steel ribbon into src/look/ribbon. Run by hand (`npm run forge`); the results are committed.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { halo, halve, paint } from './ribbon.mjs';
import { clamp, polish, smooth, thrown } from './steel.mjs';

const OUT = fileURLToPath(new URL('../src/look/ribbon/', import.meta.url));
const NIGHT = [11, 16, 23].map((c) => ((c / 255 + 0.055) / 1.055) ** 2.4);
const BEADS = 9;
/** Widths of screens that are filled pixel by pixel: to scale the picture at every change costs more than to draw it. */
const WIDTHS = { wide: [1280, 1920], tall: [720, 1080] };
const scale = Number(process.env.FORGE_SCALE ?? 1);

// [x, y, half width, roll]: from the founding at the lower left to today, coming towards us at the right.
const COURSES = {
  wide: {
    width: 2560,
    height: 1440,
    fine: 1,
    points: [
      [-0.6, 0.9, 0.1, -14],
      [-0.2, 0.87, 0.1, -14],
      [0.3, 0.86, 0.105, -16],
      [0.7, 0.8, 0.1, -30],
      [1.02, 0.62, 0.095, -47],
      [1.3, 0.43, 0.115, -38],
      [1.6, 0.3, 0.15, -16],
      [1.95, 0.2, 0.18, -4],
      [2.4, 0.1, 0.2, 0],
    ],
  },
  tall: {
    width: 1440,
    height: 2560,
    fine: 1,
    points: [
      [-0.5, 1.5, 0.12, -14],
      [-0.18, 1.47, 0.12, -14],
      [0.12, 1.46, 0.12, -18],
      [0.38, 1.41, 0.11, -32],
      [0.58, 1.27, 0.1, -47],
      [0.74, 1.11, 0.12, -36],
      [0.95, 0.99, 0.15, -14],
      [1.2, 0.9, 0.18, -4],
      [1.5, 0.84, 0.2, 0],
    ],
  },
  strip: {
    width: 2400,
    height: 64,
    fine: 0.22,
    points: [-0.6, 0, 9.4, 18.8, 28.1, 37.5, 38.1].map((x) => [x, 0.5, 0.56, -8]),
  },
};

const tone = (x) => {
  const y = 1 - Math.exp(-1.25 * x);
  return 255 * (y <= 0.0031308 ? 12.92 * y : 1.055 * y ** (1 / 2.4) - 0.055);
};

let seed = 1;
const dither = () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 4294967296 - 0.5;
};

/** An opaque picture of the ribbon in its room. */
function develop(picture, around) {
  const { width, height } = picture;
  const out = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      for (let k = 0; k < 3; k++) {
        const room = around
          ? NIGHT[k] * 0.8 + around.light(x, y, k) * (1 - 0.8 * picture.cover[i])
          : 0;
        out[4 * i + k] = tone(picture.light[3 * i + k] + room) + 1.6 * dither();
      }
      out[4 * i + 3] = 255;
    }
  return out;
}

/** The lit picture seen through a soft window that stands at one place along the ribbon. */
function bead(lit, picture, around, centre) {
  const { width, height } = picture;
  const out = new Uint8ClampedArray(lit);
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const way = picture.cover[i] > 0.5 ? picture.way[i] : around.way(x, y);
      const window = 1 - smooth(0, 1.5 / BEADS, Math.abs(way - centre));
      const a = Math.round(255 * window * Math.max(picture.cover[i], around.near(x, y)));
      out[4 * i + 3] = a;
      if (a < 3) continue;
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
  return { pixels: out, box: [left, top, right - left + 1, bottom - top + 1] };
}

/** The same picture on end, its left side up. */
function turned(pixels, width, height) {
  const out = new Uint8ClampedArray(pixels.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let k = 0; k < 4; k++) out[4 * (x * height + y) + k] = pixels[4 * (y * width + x) + k];
  return out;
}

/** RGBA as a picture without a colour profile: sRGB is meant anyhow, and a profile is applied at every start. */
const picture = (pixels, width) =>
  sharp(Buffer.from(pixels.buffer), {
    raw: { width, height: pixels.length / 4 / width, channels: 4 },
  });
const opaque = async (name, image) =>
  writeFileSync(
    OUT + name,
    await image.removeAlpha().jpeg({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer(),
  );

/** A stretch of the steel's face that repeats without a seam: dark and light to lie over its colour. */
async function face() {
  const [width, height] = [1400, 160];
  const out = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const light = polish((x + 0.5) / width, (y + 0.5) / height);
      const i = 4 * (y * width + x);
      const [r, g, b] = light > 0 ? [255, 250, 240] : [12, 8, 14];
      out.set([r, g, b, 255 * clamp(Math.abs(light) * (light > 0 ? 0.6 : 0.34), 0, 0.6)], i);
    }
  writeFileSync(
    `${OUT}face.webp`,
    await picture(out, width).webp({ quality: 60, alphaQuality: 70 }).toBuffer(),
  );
}

/** The air around the whole length of the steel, which lies in the middle fifth. */
async function air() {
  const [width, height] = [480, 100];
  const out = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const away = Math.max(0, Math.abs((y + 0.5) / height - 0.5) - 0.1) / 0.4;
      const fall = (1 - away) ** 2 * (0.55 * Math.exp(-away * 3.2) + 0.45 * Math.exp(-away * 12));
      const [r, g, b] = thrown((x + 0.5) / width);
      const warm = r > b ? [r, g * 0.76, b * 0.6] : [r * 0.8, g * 0.9, b];
      const most = Math.max(...warm, 1e-6);
      const i = 4 * (y * width + x);
      for (let k = 0; k < 3; k++) out[i + k] = tone((1.6 * warm[k]) / most);
      // Little enough for words to be read in it.
      out[i + 3] = 255 * clamp(fall * (0.22 + 0.28 * Math.min(1, most))) + dither();
    }
  writeFileSync(`${OUT}air.webp`, await picture(out, width).webp({ quality: 88 }).toBuffer());
}

mkdirSync(OUT, { recursive: true });
if (!process.env.FORGE_ONLY || process.env.FORGE_ONLY === 'face') await face();
if (!process.env.FORGE_ONLY || process.env.FORGE_ONLY === 'air') await air();
const places = {};
for (const [name, course] of Object.entries(COURSES)) {
  if (process.env.FORGE_ONLY && process.env.FORGE_ONLY !== name) continue;
  const size = name === 'strip' ? 1 : scale;
  const big = {
    ...course,
    width: 2 * Math.round(course.width * size),
    height: 2 * Math.round(course.height * size),
  };
  const still = halve(paint(big, 0));
  if (name === 'strip') {
    const strip = develop(still);
    await opaque('strip.jpg', picture(strip, still.width));
    const down = turned(strip, still.width, still.height);
    await opaque('strip-down.jpg', picture(down, still.height));
    continue;
  }
  const around = halo(still);
  const room = picture(develop(still, around), still.width);
  await opaque(`${name}-${still.width}w.jpg`, room.clone());
  for (const width of WIDTHS[name])
    await opaque(`${name}-${width}w.jpg`, room.clone().resize({ width }));
  if (process.env.FORGE_BEADS === '0') continue;
  const bright = halve(paint(big, 2.4));
  const lit = develop(bright, halo(bright));
  places[name] = [];
  for (let k = 0; k < BEADS; k++) {
    const { pixels, box } = bead(lit, still, around, clamp((k + 0.5) / BEADS));
    const [x, y, w, h] = box;
    const part = picture(pixels, still.width).extract({ left: x, top: y, width: w, height: h });
    writeFileSync(`${OUT}${name}-${k}.webp`, await part.webp({ quality: 80 }).toBuffer());
    places[name].push([x / still.width, y / still.height, w / still.width, h / still.height]);
  }
}
if (Object.keys(places).length === 2)
  writeFileSync(OUT + 'beads.json', JSON.stringify(places) + '\n');
