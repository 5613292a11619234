import type { Page } from "@playwright/test";

/** A screen of the market: window in px and millimetres per px. */
export interface Panel {
  name: string;
  width: number;
  height: number;
  mm: number;
}

export const WIDE: Panel = {
  name: "21.5 inch, landscape",
  width: 1920,
  height: 1080,
  mm: 0.25,
};
export const TALL: Panel = {
  name: "21.5 inch, portrait",
  width: 1080,
  height: 1920,
  mm: 0.25,
};

/** Opens the visitor window over the canned bridge. */
export async function visit(
  page: Page,
  panel: Panel,
  query: Record<string, string> = {},
) {
  await page.setViewportSize({ width: panel.width, height: panel.height });
  const address = new URLSearchParams({ mm: String(panel.mm), ...query });
  await page.goto(`/index.html?${address.toString()}`);
  await page.locator("[data-screen]").waitFor();
  await page.evaluate(() => document.fonts.ready);
}
