import { FULL_HD, expect, test, type Page } from './stage';
import { HOME, RESULTS, play } from './scenes';

/** Largest file of a sample, in px across. */
const widest = (width: number) => Math.min(width, 3840);
/** How large a picture that fills its box is drawn, and the file that was chosen for it. */
const drawn = (page: Page, within: string) =>
  page.locator(`${within} img`).evaluateAll((all) =>
    all.map((one) => {
      const img = one as HTMLImageElement;
      const { y, width, height } = img.getBoundingClientRect();
      const box = img.closest('.picture')?.getBoundingClientRect() ?? new DOMRect();
      const aside = y + height / 2 - (box.y + box.height / 2);
      const chosen = Number(new URL(img.currentSrc).searchParams.get('width'));
      return { width, height, aside, chosen, fit: getComputedStyle(img).objectFit };
    }),
  );

for (const [width, height] of [
  [4000, 1000],
  [1600, 1000],
  [900, 4000],
  [40_000, 500],
  [1, 1],
  [60, 40],
] as const)
  for (const [scene, within] of [
    [HOME, '[data-control=enter-history]'],
    [HOME, '[data-control=enter-gallery]'],
    [RESULTS, '[data-control=result]:first-of-type'],
  ] as const)
    test(`a picture of ${width} × ${height} px that fills its box is neither blurred nor blown up in ${within} of ${scene.name}`, async ({
      stage,
    }) => {
      const { page } = stage;
      await play(stage, scene, FULL_HD, { shape: `${width},${height}` });
      await page.waitForFunction((within) => {
        const img = document.querySelector<HTMLImageElement>(`${within} img`);
        return img?.complete && img.currentSrc;
      }, within);
      const [one] = await drawn(page, within);
      if (!one) throw new Error('no picture');
      // Whatever is too small stands in the middle.
      expect(Math.abs(one.aside)).toBeLessThan(1.5);
      const larger = one.fit === 'cover' ? Math.max : Math.min;
      const last = widest(width);
      const across = larger(one.width, (one.height * width) / height);
      // The engine takes the nearest file, which may be a little smaller.
      expect(one.chosen).toBeGreaterThanOrEqual(Math.min(last, across * 0.55));
      expect(across / last).toBeLessThanOrEqual(3.01);
      // Of whatever is cut there is enough to see what it is.
      if (one.fit === 'cover') expect(across / one.width).toBeLessThan(5);
    });
