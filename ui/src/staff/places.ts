/** What staff may look at, each by the word that names it; the last one takes the whole window. */
export const PLACES = [
  'today',
  'draft',
  'editions',
  'visits',
  'settings',
  'people',
  'report',
  'title',
] as const;

/** One of these. */
export type Place = (typeof PLACES)[number];
