import type { Page } from '@playwright/test';

/** A text and its contrast against what is really behind it. */
export interface Legible {
  text: string;
  contrast: number;
  /** What it must reach. */
  needed: number;
}

/** A stretch of the screen, in px. */
type Clip = { x: number; y: number; width: number; height: number };

/**
 * The screen, or a stretch of it in whole px, as a PNG in base64. It is packed for speed: packing it small takes longer
 * than all else that is done with it.
 */
export async function photograph(page: Page, clip?: Clip): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'png',
    optimizeForSpeed: true,
    ...(clip && { clip: { ...clip, scale: 1 } }),
  });
  await session.detach();
  return data;
}

/**
 * The contrast of every line of text on the screen, from the pixels behind it: pictures and gradients count as they
 * are drawn. Text as large as a title needs 3, all other 4.5 (WCAG 1.4.3). Keys with nothing to do are exempt.
 */
export async function contrasts(page: Page): Promise<Legible[]> {
  await page.evaluate(() => {
    const bare = document.createElement('style');
    bare.id = 'bare';
    bare.textContent =
      '*, *::before, *::after { color: transparent !important; text-shadow: none !important; text-decoration: none !important; caret-color: transparent !important; transition: none !important }';
    // Colours first: afterwards every one is transparent.
    for (const element of document.querySelectorAll<HTMLElement>('body *'))
      element.dataset['colour'] = getComputedStyle(element).color;
    document.head.append(bare);
  });
  const behind = await photograph(page);
  const found = await page.evaluate(async (png) => {
    type Rgb = [number, number, number];
    const blob = await (await fetch(`data:image/png;base64,${png}`)).blob();
    const image = await createImageBitmap(blob);
    const canvas = new OffscreenCanvas(image.width, image.height);
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    if (!pen) throw new Error('no canvas');
    pen.drawImage(image, 0, 0);

    const dot = new OffscreenCanvas(1, 1).getContext('2d', {
      willReadFrequently: true,
    });
    if (!dot) throw new Error('no canvas');
    const parse = (colour: string): [...Rgb, number] => {
      dot.clearRect(0, 0, 1, 1);
      dot.fillStyle = colour;
      dot.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, a = 0] = dot.getImageData(0, 0, 1, 1).data;
      return [r, g, b, a / 255];
    };
    const light = (rgb: Rgb) => {
      const [r, g, b] = rgb.map((x) => {
        const s = x / 255;
        return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
      }) as Rgb;
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ratio = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

    const body =
      parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--body')) || 40;
    const results: { text: string; contrast: number; needed: number }[] = [];
    const walker = document.createTreeWalker(
      document.querySelector('[data-warning]') ?? document.body,
      NodeFilter.SHOW_TEXT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (
        !text ||
        !parent ||
        parent.closest('.unseen, script, style, :disabled, [aria-disabled=true]')
      )
        continue;
      if (
        !parent.checkVisibility({
          visibilityProperty: true,
          opacityProperty: true,
        })
      )
        continue;
      const style = getComputedStyle(parent);
      if (style.backgroundClip === 'text') continue;
      const [r, g, b, alpha] = parse(parent.dataset['colour'] ?? '');
      let opacity = alpha;
      for (let up: Element | null = parent; up; up = up.parentElement)
        opacity *= Number(getComputedStyle(up).opacity);
      const size = parseFloat(style.fontSize);
      let [top, bottom] = [0, canvas.height];
      for (let up: Element | null = parent; up; up = up.parentElement) {
        if (getComputedStyle(up).overflowY === 'visible') continue;
        const clip = up.getBoundingClientRect();
        top = Math.max(top, clip.top);
        bottom = Math.min(bottom, clip.bottom);
      }
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        const middle = (box.top + box.bottom) / 2;
        const [x, y] = [Math.round(box.left), Math.round(middle - size * 0.36)];
        const [w, h] = [Math.round(box.width), Math.round(size * 0.72)];
        if (w < 2 || x < 0 || y < top || x + w > canvas.width || y + h > bottom) continue;
        const over = document.elementFromPoint(x + w / 2, y + h / 2);
        if (over && !over.contains(parent) && !parent.contains(over)) continue;
        const { data } = pen.getImageData(x, y, w, h);
        const all: number[] = [];
        for (let n = 0; n < data.length; n += 4 * 7) {
          const back: Rgb = [data[n] ?? 0, data[n + 1] ?? 0, data[n + 2] ?? 0];
          const drawn = [r, g, b].map(
            (c, k) => c * opacity + (back[k] ?? 0) * (1 - opacity),
          ) as Rgb;
          all.push(ratio(light(drawn), light(back)));
        }
        all.sort((one, other) => one - other);
        // The worst twentieth is edges: a border or a rounded corner inside the line's box.
        const contrast = all[Math.floor(all.length / 20)] ?? 21;
        results.push({
          text: text.slice(0, 40),
          contrast,
          needed: size >= body * 1.3 ? 3 : 4.5,
        });
      }
    }
    document.getElementById('bare')?.remove();
    return results;
  }, behind);
  return found;
}

/** How many pixels of a stretch of the screen differ visibly between two photographs of it. */
export function difference(page: Page, before: string, after: string): Promise<number> {
  return page.evaluate(
    async ([one, other]) => {
      const read = async (png: string | undefined) => {
        const image = await createImageBitmap(
          await (await fetch(`data:image/png;base64,${String(png)}`)).blob(),
        );
        const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
        if (!pen) throw new Error('no canvas');
        pen.drawImage(image, 0, 0);
        return pen.getImageData(0, 0, image.width, image.height).data;
      };
      const [a, b] = [await read(one), await read(other)];
      let count = 0;
      for (let n = 0; n < a.length; n += 4) {
        const apart = [0, 1, 2].reduce(
          (sum, k) => sum + Math.abs((a[n + k] ?? 0) - (b[n + k] ?? 0)),
          0,
        );
        if (apart > 120) count++;
      }
      return count;
    },
    [before, after],
  );
}

/** The colours of a stretch of the screen, as `r,g,b`, each once, and the first pixel's first. */
export async function shades(page: Page, clip: Clip): Promise<string[]> {
  const picture = (await page.screenshot({ clip })).toString('base64');
  return page.evaluate(async (png) => {
    const image = await createImageBitmap(
      await (await fetch(`data:image/png;base64,${png}`)).blob(),
    );
    const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
    if (!pen) throw new Error('no canvas');
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, image.width, image.height);
    const found = new Set<string>();
    for (let n = 0; n < data.length; n += 4) found.add(data.slice(n, n + 3).join());
    return [...found];
  }, picture);
}

/** How far the pixel that stands out most does so from the first of a stretch of the screen (WCAG 1.4.11: 3). */
export async function outstanding(page: Page, clip: Clip): Promise<number> {
  const light = (rgb: string) => {
    const [r = 0, g = 0, b = 0] = rgb
      .split(',')
      .map((x) => Number(x) / 255)
      .map((s) => (s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [ground = 0, ...marks] = (await shades(page, clip)).map(light);
  const ratio = (mark: number) => (Math.max(mark, ground) + 0.05) / (Math.min(mark, ground) + 0.05);
  return Math.max(1, ...marks.map(ratio));
}
