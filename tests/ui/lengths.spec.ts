import lengths from './lengths.json' with { type: 'json' };
import { HUNG, LANGUAGES, PANELS, expect, test } from './stage';
import { controls, overlapping, textFaults } from './seen';
import { ATTRACT, HOME, PERSON, TIMELINE, VISITOR, WALL, replay, type Scene } from './scenes';

const LARGEST = 2;
/** The smallest screens, where there is the least room, and the usual ones. */
const SMALL = HUNG.filter(
  ({ width, height, mm }) => Math.max(width, height) < 2000 && mm !== PANELS[2]?.mm,
);
const named = (name: string): Scene => {
  const scene = VISITOR.find((one) => one.name === name);
  if (!scene) throw new Error(`no scene is ${name}`);
  return scene;
};

/** Where the words of each place stand. */
const SCENES: Record<keyof typeof lengths, Scene[]> = {
  exhibition: [ATTRACT, HOME],
  motto: [ATTRACT, HOME],
  section: [HOME, TIMELINE, WALL],
  item: [TIMELINE, PERSON, WALL, named('an event'), named('a picture seen large')],
  era: [TIMELINE, named('the introduction of an era')],
  tag: [TIMELINE, named('a timeline with a topic chosen')],
};

for (const [place, scenes] of Object.entries(SCENES))
  for (const language of LANGUAGES)
    test(`the longest words that check allows for ${place} are read in ${language} at the largest size`, async ({
      stage,
    }) => {
      const columns = lengths[place as keyof typeof lengths];
      for (const scene of scenes)
        for (const panel of SMALL) {
          const long = `${place}:${String(columns)}`;
          await replay(stage, scene, panel, { language, size: LARGEST, long });
          const state = `${scene.name} on a ${panel.name} screen`;
          expect.soft(await textFaults(stage.page), state).toEqual([]);
          const all = await controls(stage.page);
          expect.soft(overlapping(all), state).toEqual([]);
          expect
            .soft(
              all.filter(({ covered }) => covered),
              state,
            )
            .toEqual([]);
        }
    });
