import '../look/tokens.css';
import 'virtual:first.css';
import '../look/base.css';
import { mount } from 'svelte';
import { bridge, type Notice } from '../bridge';
import { ready, whole } from '../look/faces';
import { decode } from '../look/ribbon';
import { everyWord } from '../words';
import { standsAlone } from './attract/first';
import { Visit } from './visit.svelte';
import Visitor from './Visitor.svelte';

/** How long after the first picture the rules of the faces come, and the letters, in ms. */
const RULES = 300;
const LETTERS = 1000;

/** How often the page tells that it lives, in ms. */
const BEAT = 500;

const target = document.getElementById('visitor');
if (!target) throw new Error('the page has no #visitor');

// What is told before the first picture waits for it.
const early: Notice[] = [];
let hear = (notice: Notice): void => {
  early.push(notice);
};

// What takes its time elsewhere is begun at once: the shell's answer, the faces, the picture.
const opening = bridge.open((notice) => hear(notice));
// Text that is laid out before its face is there has the whole system searched for another.
const letters = whole();
decode();

const visit = new Visit(await opening);
hear = (notice) => visit.hear(notice);
early.forEach(hear);

// The rules of the whole faces are long and the other screens many; attract, which has letters of its own, lets them
// come after it.
const faces = () => import('../look/fonts');
const beyond = () => import('./screens');
if (!standsAlone(visit)) await faces();
await letters;

target.replaceChildren();
const later = visit.place.screen === 'attract' ? onceDrawn().then(beyond) : await beyond();
mount(Visitor, { target, props: { visit, beyond: later } });

// The shell builds the window anew where this stays out. Only a frame proves that something is drawn; a page that nobody
// can see has none.
const beat = () => void bridge.beat();
setInterval(() => (document.hidden ? beat() : requestAnimationFrame(beat)), BEAT);

/** Comes once the next picture is drawn. */
function onceDrawn() {
  return new Promise<void>((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
}

// At leisure come all the letters that a visitor can meet.
const { languages } = visit.exhibition;
const all = JSON.stringify([visit.exhibition, languages.map(({ tag }) => everyWord(tag))]);
setTimeout(() => void faces(), RULES);
setTimeout(() => void faces().then(() => ready(all)), LETTERS);
