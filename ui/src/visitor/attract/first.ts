import letters from 'virtual:first';
import { yearIn } from '../dated';
import type { Visit } from '../visit.svelte';

/** Whether the faces that are there from the start have every letter that this page shows first. */
export function standsAlone(visit: Visit): boolean {
  if (visit.place.screen !== 'attract' || visit.shut) return false;
  const { languages, motto, title, years } = visit.exhibition;
  const words = languages.map(({ tag }) => visit.say('touch', {}, tag));
  const told = Object.values(years ?? {}).map((year) => yearIn(year, visit.language));
  const text = [...Object.values(title), ...Object.values(motto), ...words, ...told].join('');
  const known = new Set(letters);
  return [...text].every((letter) => known.has(letter));
}
