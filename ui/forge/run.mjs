// Forges the pictures of the steel ribbon into src/look/ribbon. Run by hand (`npm run forge`); the results are committed.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { halo, halve, paint } from './ribbon.mjs';
import { clamp, smooth } from './steel.mjs';

const OUT = fileURLToPath(new URL('../src/look/ribbon/', import.meta.url));
const NIGHT = [11, 16, 23].map((c) => ((c / 255 + 0.055) / 1.055) ** 2.4);
const BEADS = 9;
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

/** The same picture on end, its left side up, as the rest of what `write` takes. */
function turned(pixels, width, height) {
  const out = new Uint8ClampedArray(pixels.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let k = 0; k < 4; k++) out[4 * (x * height + y) + k] = pixels[4 * (y * width + x) + k];
  return [out, height, [0, 0, height, width], 'image/jpeg', 0.92];
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const page = await browser.newPage();

async function write(name, pixels, width, [x, y, w, h], type, quality) {
  const raw = Buffer.from(pixels.buffer).toString('base64');
  const url = await page.evaluate(
    ([data, stride, [bx, by, bw, bh], mime, q]) => {
      const bytes = Uint8ClampedArray.from(atob(data), (c) => c.charCodeAt(0));
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [bw, bh];
      const image = new ImageData(bytes, stride, bytes.length / 4 / stride);
      canvas.getContext('2d').putImageData(image, -bx, -by);
      return canvas.toDataURL(mime, q);
    },
    [raw, width, [x, y, w, h], type, quality],
  );
  writeFileSync(OUT + name, Buffer.from(url.split(',')[1], 'base64'));
}

mkdirSync(OUT, { recursive: true });
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
  const whole = [0, 0, still.width, still.height];
  if (name === 'strip') {
    await write('strip.jpg', develop(still), still.width, whole, 'image/jpeg', 0.92);
    await write('strip-down.jpg', ...turned(develop(still), still.width, still.height));
    continue;
  }
  const around = halo(still);
  await write(`${name}.jpg`, develop(still, around), still.width, whole, 'image/jpeg', 0.9);
  if (process.env.FORGE_BEADS === '0') continue;
  const bright = halve(paint(big, 2.4));
  const lit = develop(bright, halo(bright));
  places[name] = [];
  for (let k = 0; k < BEADS; k++) {
    const { pixels, box } = bead(lit, still, around, clamp((k + 0.5) / BEADS));
    await write(`${name}-${k}.webp`, pixels, still.width, box, 'image/webp', 0.8);
    const [x, y, w, h] = box;
    places[name].push([x / still.width, y / still.height, w / still.width, h / still.height]);
  }
}
if (Object.keys(places).length === 2)
  writeFileSync(OUT + 'beads.json', JSON.stringify(places) + '\n');
await browser.close();
