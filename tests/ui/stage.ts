import { test as base, expect, type Page } from '@playwright/test';

declare global {
  var hang: (address: string) => void;
  var begin: (address: string) => void;
}

export { expect, type Page } from '@playwright/test';

/** A screen in the hall. */
export interface Panel {
  name: string;
  width: number;
  height: number;
  /** Millimetres that a CSS pixel measures. */
  mm: number;
}

/** The smallest window, the usual screens, and the largest. */
export const PANELS: Panel[] = [
  { name: '14-inch HD', width: 1280, height: 720, mm: 0.2479 },
  { name: '21.5-inch Full HD', width: 1920, height: 1080, mm: 0.2479 },
  { name: '32-inch Full HD', width: 1920, height: 1080, mm: 0.3632 },
  { name: '55-inch 4K', width: 3840, height: 2160, mm: 0.3171 },
];
export const ORIENTATIONS = ['landscape', 'portrait'] as const;
export const LANGUAGES = ['en', 'zh-Hans'] as const;
export const FULL_HD = PANELS[1] as Panel;

/** A panel as it hangs. */
export const hung = (panel: Panel, orientation: (typeof ORIENTATIONS)[number]): Panel =>
  orientation === 'landscape'
    ? panel
    : {
        ...panel,
        name: `${panel.name} portrait`,
        width: panel.height,
        height: panel.width,
      };

/** Every panel in both orientations. */
export const HUNG = PANELS.flatMap((panel) => ORIENTATIONS.map((way) => hung(panel, way)));

/** What the address of the canned bridge may set. */
export type Address = Record<string, string | number | boolean>;

/** The address that asks for something on a panel. */
function query(panel: Panel, address: Address): string {
  const asked = new URLSearchParams({ mm: String(panel.mm), still: '1' });
  for (const [key, value] of Object.entries(address))
    asked.set(key, value === true ? '1' : value === false ? '0' : String(value));
  return asked.toString();
}

/** All that a page is measured by, in one word. */
const measures = ({ width, height, mm }: Panel, { edge, distance }: Address) =>
  [width, height, mm, edge, distance].join();

/** One window for a whole worker: opening pages is what costs. */
interface Worker {
  window: Page;
}

export const test = base.extend<{ stage: Stage }, Worker>({
  window: [
    async ({ browser }, use, { project }) => {
      const { baseURL } = project.use;
      const context = await browser.newContext({ hasTouch: true, baseURL });
      const page = await context.newPage();
      await use(page);
      await context.close();
    },
    { scope: 'worker' },
  ],
  stage: async ({ window, baseURL }, use) => {
    const stage = new Stage(window, baseURL ?? '');
    await use(stage);
    stage.leave();
    expect(stage.strangers, 'requests to other origins').toEqual([]);
    expect(stage.errors, 'errors of the page').toEqual([]);
  },
});

/** The window with the interface in it, and what it did behind our back. */
export class Stage {
  readonly errors: string[] = [];
  readonly strangers: string[] = [];
  #listeners: (() => void)[] = [];
  /** What the page that is open was measured by, where another visit can begin in it. */
  #hung: string | undefined;

  constructor(
    readonly page: Page,
    home: string,
  ) {
    const error = (thrown: Error) => this.errors.push(thrown.message);
    const request = (asked: { url: () => string }) => {
      const { protocol, origin } = new URL(asked.url());
      if (!['data:', 'blob:'].includes(protocol) && origin !== home) this.strangers.push(origin);
    };
    page.on('pageerror', error);
    page.on('request', request);
    this.#listeners = [() => page.off('pageerror', error), () => page.off('request', request)];
  }

  leave() {
    this.#listeners.forEach((off) => off());
  }

  /** Opens a window of the exhibition on a panel. */
  async open(panel: Panel, address: Address = {}, entry = 'index.html') {
    const { width, height } = panel;
    await this.page.setViewportSize({ width, height });
    await this.page.goto(`/${entry}?${query(panel, address)}`);
    await this.page.locator('main').waitFor();
    this.#hung = entry === 'index.html' ? measures(panel, address) : undefined;
    await this.settle();
  }

  /**
   * Begins another visit in the window that is open, by the reset that ends every visit: the page is built anew, which
   * takes a fraction of loading it. The window is hung on another panel before, where it must be. What was not opened
   * yet is opened. The accent and the languages of the warning stay those that the window was opened with.
   */
  async begin(panel: Panel, address: Address = {}) {
    const { width, height } = panel;
    const before = this.page.viewportSize();
    const again = measures(panel, address) === this.#hung;
    // The page measures itself when its size changes, and only then.
    if (!this.#hung || (!again && before?.width === width && before.height === height)) {
      await this.open(panel, address);
      return;
    }
    const asked = query(panel, address);
    if (!again) {
      await this.page.evaluate((one) => globalThis.hang(one), asked);
      await this.#resize({ width, height });
      this.#hung = measures(panel, address);
    }
    await this.page.evaluate((one) => globalThis.begin(one), asked);
    await this.settle();
    // Whatever was looked at on another panel would be found in order.
    expect(await this.#mm(), 'the page is measured for its panel').toBeCloseTo(1 / panel.mm, 1);
  }

  /** Pixels that the page takes for a millimetre. */
  #mm() {
    return this.page.evaluate(() =>
      parseFloat(document.documentElement.style.getPropertyValue('--mm')),
    );
  }

  async #resize(size: { width: number; height: number }) {
    await this.page.setViewportSize(size);
    // The page is told of a size in the frame after it has it.
    await this.page.evaluate(async ({ width, height }) => {
      while (innerWidth !== width || innerHeight !== height)
        await new Promise(requestAnimationFrame);
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }, size);
  }

  /** Waits for the faces, and for every animation that ends. */
  async settle() {
    await this.page.evaluate(async () => {
      // The rules of the faces come after attract.
      while (![...document.fonts].some(({ family }) => family.includes('Noto Sans SC Variable')))
        await new Promise(requestAnimationFrame);
      await document.fonts.ready;
      const ending = document
        .getAnimations()
        .filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime));
      await Promise.allSettled(ending.map((one) => one.finished));
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    });
  }
}
