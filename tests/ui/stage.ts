import { test as base, expect, type Page } from '@playwright/test';

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
    const query = new URLSearchParams({ mm: String(panel.mm), still: '1' });
    for (const [key, value] of Object.entries(address))
      query.set(key, value === true ? '1' : value === false ? '0' : String(value));
    await this.page.setViewportSize({
      width: panel.width,
      height: panel.height,
    });
    await this.page.goto(`/${entry}?${query.toString()}`);
    await this.page.locator('main').waitFor();
    await this.settle();
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
