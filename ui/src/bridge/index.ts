import type { Bridge } from './contract';
import { live } from './live';

export type { Bridge } from './contract';
export type { Localized } from './localized';
export type * from './types';

async function choose(): Promise<Bridge> {
  if ('__TAURI_INTERNALS__' in globalThis) return live;
  if (import.meta.env.MODE === 'production') throw new Error('this page needs its shell');
  return (await import('./canned/index')).canned(new URLSearchParams(location.search));
}

/** The shell, or in a plain browser its canned double. */
export const bridge: Bridge = await choose();
