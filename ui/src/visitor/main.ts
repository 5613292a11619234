import '../look/tokens.css';
import '../look/fonts';
import '../look/base.css';
import { mount } from 'svelte';
import { bridge, type Notice } from '../bridge';
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
mount(Visitor, { target, props: { visit } });
