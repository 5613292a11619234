import { expect, test } from "@playwright/test";
import { TALL, visit, WIDE } from "./support";

for (const panel of [WIDE, TALL])
  test(`a touch in attract wakes and presses nothing underneath, ${panel.name}`, async ({
    page,
  }) => {
    await visit(page, panel);
    await page.mouse.move(panel.width * 0.7, panel.height * 0.72);
    await page.mouse.down();
    await expect(page.locator("[data-screen=home]")).toBeVisible();
    for (const x of [0.1, 0.3, 0.5, 0.7, 0.9])
      await page.mouse.move(panel.width * x, panel.height * 0.8);
    await page.mouse.up();
    await expect(page.locator("[data-screen=home]")).toBeVisible();
  });
