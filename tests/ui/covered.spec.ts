import { readFileSync, writeFileSync } from 'node:fs';
import { covered } from '../../ui/forge/covered';
import { expect, test } from './stage';

// The tests run in the folder of the interface.
const KEPT = '../src-tauri/engine/src/exhibition/letters.txt';

test('the engine knows which letters the bundled faces draw; UPDATE=1 writes them anew', () => {
  const drawn = covered('node_modules');
  if (process.env['UPDATE']) writeFileSync(KEPT, drawn);
  expect(readFileSync(KEPT, 'utf8') === drawn, 'letters.txt is that of the faces').toBe(true);
});
