// The ribbon in space: a centre line, a width and a roll, painted point by point into a picture.
import { clamp, mix, shade, smooth } from './steel.mjs';

const cut = (a, b) => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const unit = (a) => {
  const l = Math.hypot(...a) || 1;
  return a.map((x) => x / l);
};

/** Catmull-Rom through the points, evenly in the parameter. */
function through(points, u) {
  const n = points.length - 3;
  const s = clamp(u) * n;
  const i = Math.min(n - 1, Math.floor(s));
  const t = s - i;
  const [a, b, c, d] = points.slice(i, i + 4);
  return a.map((_, k) => {
    const [p, q, r, w] = [a[k], b[k], c[k], d[k]];
    return (
      0.5 *
      (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - w) * t * t + (3 * q - p - 3 * r + w) * t ** 3)
    );
  });
}

/**
 * Paints one ribbon.
 * @param course width and height in px, points `[x, y, half width, roll in degrees]` in units of the shorter side
 * @returns light per pixel, how much of it is steel, and how far along the ribbon the steel is
 */
export function paint({ width, height, points, fine }, lit) {
  const unitPx = Math.min(width, height);
  const light = new Float32Array(width * height * 3);
  const cover = new Float32Array(width * height);
  const way = new Float32Array(width * height);
  const near = new Float32Array(width * height).fill(-1e9);
  const steps = Math.ceil((width + height) * 2.2);
  const at = (u) => through(points, u);
  for (let s = 0; s <= steps; s++) {
    const u = s / steps;
    const [x, y, half, roll] = at(u);
    const [x2, y2] = at(Math.min(1, u + 1e-3));
    const [x1, y1] = at(Math.max(0, u - 1e-3));
    const run = unit([x2 - x1, y2 - y1, 0]);
    const up = [-run[1], run[0], 0];
    const a = (roll * Math.PI) / 180;
    const across = [up[0] * Math.cos(a), up[1] * Math.cos(a), Math.sin(a)];
    let normal = unit(cut(run, across));
    const face = normal[2] < 0 ? -1 : 1;
    normal = normal.map((c) => c * face);
    const rows = Math.max(4, Math.ceil(half * unitPx * 2 * 1.7));
    for (let r = 0; r <= rows; r++) {
      const v = (r / rows) * 2 - 1;
      // Seen a little from above, so that it never vanishes where it stands on edge.
      const px = Math.round((x + (across[0] + 0.12 * across[2]) * half * v) * unitPx);
      const py = Math.round((y + (across[1] + 0.42 * across[2]) * half * v) * unitPx);
      if (px < 0 || py < 0 || px >= width || py >= height) continue;
      const i = py * width + px;
      const depth = across[2] * half * v;
      if (depth < near[i]) continue;
      near[i] = depth;
      const bend = 0.34 * v * face;
      const n = unit([
        normal[0] + across[0] * bend,
        normal[1] + across[1] * bend,
        normal[2] + 0.001,
      ]);
      const c = shade(u, v, [n[0], -n[1], n[2]], fine, lit);
      light[3 * i] = c[0];
      light[3 * i + 1] = c[1];
      light[3 * i + 2] = c[2];
      cover[i] = 1;
      way[i] = u;
    }
  }
  return { width, height, light, cover, way };
}

/** Half the size, each pixel the mean of four. */
export function halve(picture) {
  const [w, h] = [picture.width >> 1, picture.height >> 1];
  const out = {
    width: w,
    height: h,
    light: new Float32Array(w * h * 3),
    cover: new Float32Array(w * h),
    way: new Float32Array(w * h),
  };
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const o = y * w + x;
      let steel = 0;
      let way = 0;
      for (const [dx, dy] of [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ]) {
        const i = (2 * y + dy) * picture.width + 2 * x + dx;
        const c = picture.cover[i];
        steel += c / 4;
        way += c * picture.way[i];
        for (let k = 0; k < 3; k++) out.light[3 * o + k] += picture.light[3 * i + k] / 4;
      }
      out.cover[o] = steel;
      out.way[o] = steel ? way / (4 * steel) : 0;
    }
  return out;
}

/** Three box blurs: near enough to a Gaussian of this radius. */
function blur(source, width, height, channels, radius) {
  let from = source;
  for (let pass = 0; pass < 3; pass++)
    for (const sideways of [true, false]) {
      const to = new Float32Array(from.length);
      const [lines, length] = sideways ? [height, width] : [width, height];
      const step = (sideways ? 1 : width) * channels;
      const line = (sideways ? width : 1) * channels;
      for (let l = 0; l < lines; l++)
        for (let k = 0; k < channels; k++) {
          const base = l * line + k;
          let sum = 0;
          for (let i = -radius; i <= radius; i++)
            sum += from[base + clamp(i, 0, length - 1) * step];
          for (let i = 0; i < length; i++) {
            to[base + i * step] = sum / (2 * radius + 1);
            sum += from[base + Math.min(length - 1, i + radius + 1) * step];
            sum -= from[base + Math.max(0, i - radius) * step];
          }
        }
      from = to;
    }
  return from;
}

/** The air glows warmer than hot steel does: blue is lost first. Cold steel keeps its colour. */
const glare = ([r, g, b]) => (r > b ? [r, g * 0.76, b * 0.6] : [r * 0.8, g * 0.9, b]);

/** Light thrown into the room around the steel, and where along the ribbon it comes from. */
export function halo(picture, scale = 8) {
  const [w, h] = [Math.ceil(picture.width / scale), Math.ceil(picture.height / scale)];
  const small = new Float32Array(w * h * 5);
  for (let y = 0; y < picture.height; y++)
    for (let x = 0; x < picture.width; x++) {
      const i = y * picture.width + x;
      if (!picture.cover[i]) continue;
      const o = 5 * (Math.floor(y / scale) * w + Math.floor(x / scale));
      const thrown = glare(picture.light.subarray(3 * i, 3 * i + 3));
      for (let k = 0; k < 3; k++) small[o + k] += Math.min(1.6, thrown[k]) / scale ** 2;
      small[o + 3] += picture.cover[i] / scale ** 2;
      small[o + 4] += (picture.cover[i] * picture.way[i]) / scale ** 2;
    }
  const unitPx = Math.min(w, h);
  const layers = [
    [0.01, 0.3],
    [0.04, 0.2],
    [0.14, 0.13],
  ].map(([r, weight]) => [blur(small, w, h, 5, Math.max(1, Math.round(r * unitPx))), weight]);
  const sample = (buffer, x, y, k) => {
    const [fx, fy] = [clamp(x / scale - 0.5, 0, w - 1.001), clamp(y / scale - 0.5, 0, h - 1.001)];
    const [xi, yi] = [Math.floor(fx), Math.floor(fy)];
    const at = (a, b) => buffer[5 * (b * w + a) + k];
    return mix(
      mix(at(xi, yi), at(xi + 1, yi), fx - xi),
      mix(at(xi, yi + 1), at(xi + 1, yi + 1), fx - xi),
      fy - yi,
    );
  };
  return {
    light: (x, y, k) => layers.reduce((sum, [b, weight]) => sum + weight * sample(b, x, y, k), 0),
    way: (x, y) => {
      const b = layers[2][0];
      const c = sample(b, x, y, 3);
      return c > 1e-4 ? sample(b, x, y, 4) / c : 0;
    },
    near: (x, y) => smooth(0.0, 0.12, sample(layers[1][0], x, y, 3)),
  };
}
