import type { Refusal } from '../bridge/generated/Refusal';
import type { RefusalCode } from '../bridge/generated/RefusalCode';
import { clock } from '../parts/wait.svelte';
import type { Say, StaffWord } from '../words/staff';

const WORDS: Partial<Record<RefusalCode, StaffWord>> = {
  wrongPin: 'wrongPin',
  mustWait: 'wait',
  pinTooShort: 'pinTooShort',
  pinTooSimple: 'pinTooSimple',
  nameEmpty: 'nameEmpty',
  nameTaken: 'nameTaken',
  nobodyCalled: 'nobodyCalled',
  tooManyPeople: 'tooManyPeople',
  lastInstaller: 'lastInstaller',
  homeIsBusy: 'homeIsBusy',
  notAllowed: 'notAllowed',
  nothingBehind: 'nothingBehind',
  systemRefuses: 'systemRefuses',
  machineFailed: 'notKept',
};

/** A moment as the clock on the wall shows it. */
export const hour = (at: string) =>
  new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

/** Why the shell refused, in words; it may also not have answered. */
export function refused(refusal: unknown, words: Say): string {
  console.error(refusal);
  const { code, arguments: named = {} } = refusal as Partial<Refusal>;
  const time = clock(Number(named['seconds'] ?? 0));
  const since = hour(named['since'] ?? '');
  return words((code && WORDS[code]) ?? 'noAnswer', { ...named, time, since });
}

/** Seconds that everybody waits after wrong PINs; 0 where it is refused for something else. */
export const waits = (refusal: unknown): number =>
  Number((refusal as Partial<Refusal>).arguments?.['seconds'] ?? 0);
