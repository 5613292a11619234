import type { DraftPart } from '../../bridge/generated/DraftPart';
import type { DraftPicture } from '../../bridge/generated/DraftPicture';
import type { Progress } from '../../bridge/generated/Progress';
import type { Refusal } from '../../bridge/generated/Refusal';
import type { Say } from '../../words/staff';

const REFUSED = [
  'noDraft',
  'draftBegun',
  'draftBehind',
  'draftDamaged',
  'draftChanged',
  'notInDraft',
  'listUnreadable',
  'tooLong',
  'sourceLost',
  'tooManyFiles',
  'stopped',
  'exhibitionHasProblems',
  'homeIsBusy',
  'noSuchEdition',
  'notAllowed',
] as const;

/** What happened, whether anything was lost, and what to do. */
export function refusal(refused: Refusal, words: Say): string {
  const { code, arguments: named } = refused;
  const known = REFUSED.find((one) => one === code);
  if (known) return words(known, named as Record<string, string>);
  return words('machineFailed', { reason: named?.['reason'] ?? String(code ?? refused) });
}

const STAGES = {
  import: 'importing',
  store: 'storing',
  derive: 'deriving',
  verify: 'verifying',
} as const;

/** What is being done, and how far it is. */
export function stage(progress: Progress | true, words: Say): string {
  if (progress === true || !progress.total) return words('working');
  const { done, total } = progress;
  return words(STAGES[progress.stage], { done: Math.min(done + 1, total), total });
}

/** A word in the first of these languages that has it. */
export const inOne = (
  said: Record<string, string | undefined>,
  ...languages: string[]
): string | undefined => languages.map((tag) => said[tag]).find(Boolean) ?? Object.values(said)[0];

const lacks = (said: Record<string, string | undefined>, languages: string[]) =>
  languages.filter((tag) => !said[tag]?.trim()).length;

/** How many words of a picture nobody has written yet. */
export function lackingOf({ words }: DraftPicture, languages: string[]): number {
  return (
    lacks(words.alt, languages) + lacks(words.caption, languages) + lacks(words.credit, languages)
  );
}

/** How many words and texts of a part nobody has written yet. */
export function lacking(part: DraftPart, languages: string[]): number {
  const pictures = part.pictures.reduce((sum, one) => sum + lackingOf(one, languages), 0);
  // An introduction that is in no language is none.
  const texts = part.texts && Object.values(part.texts).some(Boolean) ? part.texts : undefined;
  return pictures + (texts ? lacks(texts, languages) : 0);
}
