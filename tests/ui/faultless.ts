import { violations } from './axe';
import { contrasts } from './pixels';
import { capitals, controls, overlapping, textFaults } from './seen';
import { expect, type Page, type Panel } from './stage';

/**
 * At least so many controls are on the screen, uncovered, apart, each of 20 mm, and every word is whole.
 * @param below names of controls that are out of sight and come by scrolling
 */
export async function inReach(page: Page, panel: Panel, least: number, below: string[] = []) {
  const all = (await controls(page)).filter(({ name }) => !below.includes(name));
  expect(all.length).toBeGreaterThan(least);
  for (const { name, x, y, width, height, covered } of all) {
    expect.soft(width * panel.mm, `${name}, width in mm`).toBeGreaterThanOrEqual(19.95);
    expect.soft(height * panel.mm, `${name}, height in mm`).toBeGreaterThanOrEqual(19.95);
    expect.soft(covered, `${name} is covered`).toBe(false);
    const inside = x >= 0 && y >= 0 && x + width <= panel.width && y + height <= panel.height;
    expect.soft(inside, `${name} is on the screen`).toBe(true);
  }
  expect.soft(overlapping(all)).toEqual([]);
  const faults = await textFaults(page);
  expect.soft(faults.filter(({ text }) => !below.includes(text))).toEqual([]);
}

/** Capitals have 0.7 degrees at 600 mm. */
export async function largeEnough(page: Page, panel: Panel) {
  for (const { text, px } of await capitals(page)) {
    const degrees = (2 * Math.atan(((px + 0.05) * panel.mm) / 2 / 600) * 180) / Math.PI;
    expect.soft(degrees, `“${text}”, capitals in degrees`).toBeGreaterThanOrEqual(0.7);
  }
}

/** Nothing is too faint. */
export async function legible(page: Page) {
  const faint = (await contrasts(page)).filter((line) => line.contrast < line.needed);
  expect.soft(faint).toEqual([]);
}

/** axe finds no fault, and nothing is too faint. */
export async function faultless(page: Page) {
  expect.soft(await violations(page)).toEqual([]);
  await legible(page);
}
