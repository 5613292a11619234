import { join } from 'node:path';
import type { Page } from '@playwright/test';

const AXE = join(__dirname, '../../ui/node_modules/axe-core/axe.min.js');

declare global {
  var axe:
    | {
        run(options: object): Promise<{
          violations: {
            id: string;
            nodes: { target: unknown; failureSummary?: string }[];
          }[];
        }>;
      }
    | undefined;
}

/** What axe finds fault with on the page, by all of its rules or by some, a line each. */
export async function violations(page: Page, rules: object = {}): Promise<string[]> {
  if (await page.evaluate(() => !globalThis.axe)) await page.addScriptTag({ path: AXE });
  const found = await page.evaluate(
    async (some) =>
      (await globalThis.axe?.run({ ...some, resultTypes: ['violations'] }))?.violations,
    rules,
  );
  if (!found) throw new Error('axe did not run');
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${String(node.target)} ${node.failureSummary ?? ''}`),
  );
}
