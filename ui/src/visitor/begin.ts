import { mount } from 'svelte';
import type { Opening } from '../bridge';
import { ready } from '../look/faces';
import { everyWord } from '../words';
import { standsAlone } from './attract/first';
import { Visit } from './visit.svelte';
import Visitor from './Visitor.svelte';

/** How long after the first picture the rules of the faces come, and the letters, in ms. */
const RULES = 300;
const LETTERS = 1000;

// The rules of the whole faces are long; attract has letters of its own and lets them come after it.
const faces = () => import('../look/fonts');

/** Puts the visit on the page, once `letters`, the faces that are there from the start, can be drawn. */
export async function begin(target: HTMLElement, opening: Opening, letters: Promise<void>) {
  const visit = new Visit(opening);
  if (!standsAlone(visit)) await faces();
  await letters;
  target.replaceChildren();
  mount(Visitor, { target, props: { visit } });

  // At leisure come all the letters that a visitor can meet.
  const { languages } = visit.exhibition;
  const all = JSON.stringify([visit.exhibition, languages.map(({ tag }) => everyWord(tag))]);
  setTimeout(() => void faces(), RULES);
  setTimeout(() => void faces().then(() => ready(all)), LETTERS);
  return visit;
}
