import {
  HUNG,
  LANGUAGES,
  ORIENTATIONS,
  PANELS,
  expect,
  hung,
  test,
  type Address,
  type Panel,
} from './stage';
import { capitals, controls, overlapping, textFaults, type Control } from './seen';
import { HOME, VISITOR, play, replay } from './scenes';

const LARGEST = 2;
/** Half a pixel of layout rounding. */
const PX = 0.5;

const degrees = (mm: number, distance: number) =>
  (2 * Math.atan(mm / 2 / distance) * 180) / Math.PI;

function onScreen(all: Control[], panel: Panel, state: string) {
  expect.soft(overlapping(all), `controls on one another, ${state}`).toEqual([]);
  for (const { name, x, y, width, height, covered } of all) {
    const inside = x > -1 && y > -1 && x + width < panel.width + 1 && y + height < panel.height + 1;
    expect.soft(inside, `${name} is on the screen, ${state}`).toBe(true);
    expect.soft(covered, `${name} is covered, ${state}`).toBe(false);
  }
}

function touchable(all: Control[], { name: panel, mm }: Panel) {
  for (const { name, width, height } of all) {
    const key = `${name} on ${panel}`;
    expect.soft((width + PX) * mm, `${key}, width in mm`).toBeGreaterThanOrEqual(20);
    expect.soft((height + PX) * mm, `${key}, height in mm`).toBeGreaterThanOrEqual(20);
    expect.soft(Math.min(width, height) + PX, `${key}, in CSS px`).toBeGreaterThanOrEqual(24);
  }
}

// One page goes from panel to panel: loading it costs more than all that is looked for in it.
for (const scene of VISITOR)
  for (const orientation of ORIENTATIONS)
    test(`${scene.name} can be touched and read on every ${orientation} screen, and at the largest size nothing is cut`, async ({
      stage,
    }) => {
      const { page } = stage;
      for (const panel of PANELS.map((one) => hung(one, orientation))) {
        await replay(stage, scene, panel);
        const all = await controls(page);
        touchable(all, panel);
        onScreen(all, panel, panel.name);
        for (const { text, px } of await capitals(page))
          expect
            .soft(degrees((px + 0.05) * panel.mm, 600), `“${text}” on ${panel.name}, in degrees`)
            .toBeGreaterThanOrEqual(0.7);

        // The 32-inch screen has the pixels of the 21.5-inch one, which are larger: the same words take fewer of them.
        if (panel.mm === PANELS[2]?.mm) continue;
        for (const language of LANGUAGES) {
          const state = `${panel.name}, ${language}, the largest size`;
          await replay(stage, scene, panel, { language, size: LARGEST });
          expect.soft(await textFaults(page), state).toEqual([]);
          onScreen(await controls(page), panel, state);
        }
      }
    });

test('twice the viewing distance asks for twice the type', async ({ stage }) => {
  const panel = HUNG[2];
  if (!panel) throw new Error('no panel');
  const message = VISITOR.find(({ name }) => name === 'the message');
  if (!message) throw new Error('no message');
  for (const distance of [600, 1200]) {
    await play(stage, message, panel, { distance });
    const smallest = Math.min(...(await capitals(stage.page)).map(({ px }) => px * panel.mm));
    expect(degrees(smallest + 0.02, distance)).toBeGreaterThanOrEqual(0.7);
  }
});

/** Screens that are looked at from far, or hang low: the words grow, or the keys rise, and home has less room. */
const CROWDED: [panel: number, address: Address][] = [
  [2, { distance: 800 }],
  [2, { distance: 1000 }],
  [3, { distance: 1000 }],
  [4, { distance: 900 }],
  [4, { distance: 1200 }],
  [6, { distance: 1000 }],
  [6, { distance: 1500 }],
  [0, { edge: 300 }],
  [1, { edge: 300 }],
  [2, { edge: 150 }],
  [3, { edge: 150 }],
  [3, { edge: 0, distance: 800 }],
];

for (const [n, address] of CROWDED)
  test(`home keeps its way in on a ${HUNG[n]?.name ?? ''} screen, ${JSON.stringify(address)}`, async ({
    stage,
  }) => {
    const panel = HUNG[n];
    if (!panel) throw new Error('no panel');
    for (const language of LANGUAGES)
      for (const size of [0, LARGEST])
        for (const sections of [false, true]) {
          const state = `${language}, size ${String(size)}, ${sections ? 'sections' : 'a letter'}`;
          await replay(stage, HOME, panel, { ...address, language, size, sections });
          const all = await controls(stage.page);
          const way = all.some(({ name }) => /Read|阅读|Message|致辞/.test(name));
          expect.soft(way, `there is a way in, ${state}`).toBe(true);
          onScreen(all, panel, state);
          expect.soft(await textFaults(stage.page), state).toEqual([]);
        }
  });
