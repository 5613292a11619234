import { HUNG, LANGUAGES, PANELS, expect, test, type Address, type Panel } from './stage';
import { capitals, controls, overlapping, textFaults, type Control } from './seen';
import { HOME, VISITOR, play } from './scenes';

const LARGEST = 2;
/** Half a pixel of layout rounding. */
const PX = 0.5;

const degrees = (mm: number, distance: number) =>
  (2 * Math.atan(mm / 2 / distance) * 180) / Math.PI;

function onScreen(all: Control[], panel: Panel) {
  expect.soft(overlapping(all)).toEqual([]);
  for (const { name, x, y, width, height, covered } of all) {
    const inside = x > -1 && y > -1 && x + width < panel.width + 1 && y + height < panel.height + 1;
    expect.soft(inside, `${name} is on the screen`).toBe(true);
    expect.soft(covered, `${name} is covered`).toBe(false);
  }
}

for (const scene of VISITOR)
  for (const panel of HUNG)
    test(`${scene.name} can be touched and read on a ${panel.name} screen`, async ({ stage }) => {
      await play(stage, scene, panel);
      const all = await controls(stage.page);
      for (const { name, width, height } of all) {
        expect.soft((width + PX) * panel.mm, `${name}, width in mm`).toBeGreaterThanOrEqual(20);
        expect.soft((height + PX) * panel.mm, `${name}, height in mm`).toBeGreaterThanOrEqual(20);
        expect.soft(Math.min(width, height) + PX, `${name}, in CSS px`).toBeGreaterThanOrEqual(24);
      }
      onScreen(all, panel);
      for (const { text, px } of await capitals(stage.page))
        expect
          .soft(degrees((px + 0.05) * panel.mm, 600), `“${text}”, capitals in degrees`)
          .toBeGreaterThanOrEqual(0.7);
    });

for (const scene of VISITOR)
  for (const panel of HUNG.filter(({ mm }) => mm !== PANELS[2]?.mm))
    for (const language of LANGUAGES)
      test(`no text of ${scene.name} is cut at the largest size on a ${panel.name} screen in ${language}`, async ({
        stage,
      }) => {
        await play(stage, scene, panel, { language, size: LARGEST });
        expect.soft(await textFaults(stage.page)).toEqual([]);
        const all = await controls(stage.page);
        onScreen(all, panel);
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
        for (const sections of [false, true])
          await test.step(`${language}, size ${String(size)}, ${sections ? 'sections' : 'a letter'}`, async () => {
            await play(stage, HOME, panel, { ...address, language, size, sections });
            const all = await controls(stage.page);
            expect.soft(all.some(({ name }) => /Read|阅读|Message|致辞/.test(name))).toBe(true);
            onScreen(all, panel);
            expect.soft(await textFaults(stage.page)).toEqual([]);
          });
  });
