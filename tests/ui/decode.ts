import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { photograph } from './pixels';

const DECODER = join(__dirname, '../../ui/node_modules/jsqr/dist/jsQR.js');

declare const jsQR: (
  data: Uint8ClampedArray,
  width: number,
  height: number,
) => { data: string } | null;

/** What a phone reads off the screen. */
export async function read(page: Page): Promise<string | undefined> {
  if (await page.evaluate(() => !('jsQR' in globalThis)))
    await page.addScriptTag({ path: DECODER });
  const picture = await photograph(page);
  return page.evaluate(async (png) => {
    const image = await createImageBitmap(
      await (await fetch(`data:image/png;base64,${png}`)).blob(),
    );
    const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
    if (!pen) throw new Error('no canvas');
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, image.width, image.height);
    return jsQR(data, image.width, image.height)?.data;
  }, picture);
}
