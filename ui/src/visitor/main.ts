import '../look/tokens.css';
import '../look/fonts';
import '../look/base.css';
import { mount } from 'svelte';
import { ready } from '../look/faces';
import { bridge, type Notice } from '../bridge';
import { everyWord } from '../words';
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

target.replaceChildren();
mount(Visitor, { target, props: { visit } });

// What attract shows fetches its own letters; at leisure come all that a visitor can meet.
const { languages } = visit.exhibition;
const all = JSON.stringify([visit.exhibition, languages.map(({ tag }) => everyWord(tag))]);
setTimeout(() => void ready(all), 1000);
