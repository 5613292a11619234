import '../look/tokens.css';
import 'virtual:first.css';
import '../look/base.css';
import { mount } from 'svelte';
import { ready } from '../look/faces';
import { bridge, type Notice } from '../bridge';
import { everyWord } from '../words';
import { standsAlone } from './attract/first';
import { Visit } from './visit.svelte';
import Visitor from './Visitor.svelte';

const target = document.getElementById('visitor');
if (!target) throw new Error('the page has no #visitor');

// What is told before the first picture waits for it.
const early: Notice[] = [];
let hear = (notice: Notice): void => {
  early.push(notice);
};
const visit = new Visit(await bridge.open((notice) => hear(notice)));
hear = (notice) => visit.hear(notice);
early.forEach(hear);

// The rules of the whole faces are long; attract has letters of its own and lets them come after it.
const faces = () => import('../look/fonts');
if (!standsAlone(visit)) await faces();

target.replaceChildren();
mount(Visitor, { target, props: { visit } });

// At leisure come all the letters that a visitor can meet.
const { languages } = visit.exhibition;
const all = JSON.stringify([visit.exhibition, languages.map(({ tag }) => everyWord(tag))]);
setTimeout(() => void faces(), 300);
setTimeout(() => void faces().then(() => ready(all)), 1000);
