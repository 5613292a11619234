import { PANELS, type Address, type Page, type Panel, type Stage } from './stage';

declare global {
  var failing: number;
}

/** A screen as somebody finds it. */
export interface Scene {
  name: string;
  address: Address;
  /** What brings it about, once it is open. */
  act?: (page: Page) => Promise<void>;
  entry?: string;
  /** The screen that it is found on, where others don't have it. */
  panel?: Panel;
}

const press = (control: string) => async (page: Page) => {
  await page.locator(`[data-control="${control}"]`).first().click();
};
/** Chooses the first topic; where there is no room for all of them, they lie behind a key and stay open. */
export async function choose(page: Page) {
  const filter = page.locator('[data-control=filter]');
  if (await filter.count()) await filter.click();
  await page.locator('[data-control^=tag-]').first().click();
}
const section = (name: string, id: string, more: Partial<Scene> = {}): Scene => ({
  name,
  ...more,
  address: { screen: 'section', section: id, sections: true, ...more.address },
});

/** As long as the public address of an item may be. */
export const ADDRESS = `https://history.example.edu.cn/${'seventy-years/'.repeat(30)}`.slice(
  0,
  300,
);

export const ATTRACT: Scene = {
  name: 'attract',
  address: { screen: 'attract' },
};
export const HOME: Scene = {
  name: 'home',
  address: { screen: 'home', sections: true },
};
export const MESSAGE = section('the message', 'message');
export const PLAYING = section('the message being read', 'message', {
  act: press('play'),
});
export const WARNING = section('the warning over the message', 'message', {
  address: { idle: 0.001, warning: 600 },
  act: (page) => page.locator('[data-warning]').waitFor(),
});

/** Presses the keys of the search for these letters, asleep or not. */
export async function type(page: Page, letters: string) {
  for (const letter of letters)
    await page
      .locator(`[data-control="${letter === ' ' ? 'space' : `key-${letter}`}"]`)
      .click({ force: true });
}
const chinese = async (page: Page) =>
  (await page.locator('html').getAttribute('lang')) === 'zh-Hans';
export const SEARCH: Scene = {
  name: 'the search',
  address: { screen: 'search', sections: true },
  act: (page) => page.locator('[data-control=example]').first().waitFor(),
};
export const RESULTS: Scene = {
  ...SEARCH,
  name: 'the search with results',
  async act(page) {
    await type(page, (await chinese(page)) ? 'gang' : 's');
    await page.locator('[data-control=result]').first().waitFor();
  },
};
export const NOTHING_LEFT: Scene = {
  ...SEARCH,
  name: 'the search with nothing left',
  async act(page) {
    // No key leads to nothing, so it takes an answer that the shell refuses.
    await type(page, (await chinese(page)) ? 'gang' : 'steel');
    await page.locator('[data-control=result]').first().waitFor();
    await page.evaluate(() => (globalThis.failing = 1));
    await page.locator('[data-control=erase]').click();
    await page.locator('[data-control=result]').first().waitFor({ state: 'detached' });
  },
};
export const CALIBRATION: Scene = {
  name: 'the calibration',
  address: { calibration: true },
  entry: 'staff.html',
};

export const CALIBRATION_NUMBERS: Scene = {
  ...CALIBRATION,
  name: 'the second step of the calibration',
  act: (page) => page.locator('.pill.hot').click(),
};

/** A wall of many pictures. */
export const WALL = section('the gallery of many', 'gallery', { address: { many: 28 } });
export const LARGE_PICTURE = section('a picture seen large', 'gallery', {
  act: press('item'),
});
export const CODE = section('the code of an address', 'history', {
  address: { item: 'history/one', address: ADDRESS },
  act: press('take-home'),
});

/** Where there is no room for the topics beside what they choose. */
export const TOPICS = section('a timeline with the topics laid open', 'history', {
  address: { events: 100 },
  act: press('filter'),
  panel: PANELS[0],
});

export const PERSON = section('a person', 'people', { address: { item: 'people/b' } });

export const TIMELINE = section('the timeline', 'history');

/** Every screen of the visitor window. */
export const VISITOR: Scene[] = [
  ATTRACT,
  HOME,
  MESSAGE,
  PLAYING,
  WARNING,
  section('the message with portraits', 'message', {
    address: { portraits: true },
  }),
  TIMELINE,
  section('a timeline of a thousand events', 'history', { address: { events: 1000 } }),
  section('a timeline with a topic chosen', 'history', { act: choose }),
  section('an event', 'history', { address: { item: 'history/one' } }),
  section('the introduction of an era', 'history', {
    address: { item: 'history/eras/founding' },
  }),
  section('the gallery', 'gallery'),
  section('a picture that is missing', 'gallery', {
    address: { item: 'gallery/b' },
  }),
  WALL,
  LARGE_PICTURE,
  section('an event with pictures of every shape', 'history', {
    address: { item: 'history/one', album: true },
  }),
  section('an event with a title and nothing else', 'history', {
    address: { item: 'history/two', bare: true, strange: true },
  }),
  CODE,
  section('the people', 'people'),
  PERSON,
  SEARCH,
  RESULTS,
  NOTHING_LEFT,
  { name: 'the credits', address: { screen: 'credits', sections: true } },
];

/** Opens a scene in a language, and brings it about. */
export async function play(stage: Stage, scene: Scene, panel: Panel, address: Address = {}) {
  await stage.open(panel, { ...scene.address, ...address }, scene.entry);
  if (scene.entry && address['language'] === 'zh-Hans')
    await stage.page.getByRole('button', { name: '中文' }).click();
  await act(stage, scene);
}

/**
 * The same as `play`, in the window that is open: for looking at many states, each of which is built anew. The staff's
 * window knows no visits and is opened each time.
 */
export async function replay(stage: Stage, scene: Scene, panel: Panel, address: Address = {}) {
  if (scene.entry) {
    await play(stage, scene, panel, address);
    return;
  }
  await stage.begin(panel, { ...scene.address, ...address });
  await act(stage, scene);
}

async function act(stage: Stage, scene: Scene) {
  if (!scene.act) return;
  await scene.act(stage.page);
  await stage.settle();
}
