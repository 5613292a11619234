import { FULL_HD, expect, type Address, type Page, type Stage } from './stage';
import { play } from './scenes';

const TIMELINE = { name: 'the timeline', address: { screen: 'section', section: 'history' } };
/** Opens the timeline of the samples. */
export const open = (stage: Stage, panel = FULL_HD, address: Address = {}) =>
  play(stage, TIMELINE, panel, { sections: true, ...address });

/** What is moved by hand. */
export const reel = (page: Page) => page.locator('.reel');
/** How far, in px, it has been moved. */
export const left = (page: Page) => reel(page).evaluate((one) => one.scrollLeft);
/** Moves it to a share of its length. */
export const move = (page: Page, share: number) =>
  reel(page).evaluate(async (one, to) => {
    one.scrollLeft = to * (one.scrollWidth - one.clientWidth);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }, share);
/** Waits until nothing moves it any more. */
export const rested = (page: Page) => expect(reel(page)).not.toHaveAttribute('data-moving');
