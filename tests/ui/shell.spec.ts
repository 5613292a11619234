import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const OPENING = readFileSync(join(__dirname, '../../ui/src/bridge/generated/canned.json'), 'utf8');

/** A shell that refuses every command for which it has no answer. */
function shell(opening: string | undefined) {
  Object.assign(globalThis, {
    __TAURI_INTERNALS__: {
      transformCallback: () => 1,
      invoke: (command: string) =>
        command === 'open' && opening
          ? Promise.resolve(JSON.parse(opening) as unknown)
          : Promise.reject(new Error(`refused: ${command}`)),
    },
  });
}

test('a refused call is told to the log, and the page goes on', async ({ page }) => {
  const errors: string[] = [];
  const told: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (line) => line.type() === 'error' && told.push(line.text()));
  await page.addInitScript(shell, OPENING);
  await page.goto('/index.html');
  await page.locator('[data-screen=attract]').click();
  await expect(page.locator('[data-screen=home]')).toBeVisible();
  await expect.poll(() => told.some((line) => line.includes('wake'))).toBe(true);
  expect(errors).toEqual([]);
});

test('a shell that refuses to open leaves words on the screen', async ({ page }) => {
  await page.addInitScript(shell, undefined);
  await page.goto('/index.html');
  await expect(page.getByText('The exhibition is being prepared')).toBeVisible();
  await expect(page.getByText('展览准备中')).toBeVisible();
});

test('a page whose program does not come says so in both languages', async ({ page }) => {
  await page.route(/\.js$/, (asked) => asked.abort());
  await page.goto('/index.html');
  await expect(page.getByText('The exhibition is being prepared')).toBeVisible();
  await expect(page.getByText('展览准备中')).toBeVisible();
});
