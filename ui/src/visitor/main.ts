import '../look/tokens.css';
import 'virtual:first.css';
import '../look/base.css';
import { bridge, type Notice } from '../bridge';
import { whole } from '../look/faces';
import { decode } from '../look/ribbon';
import { begin } from './begin';

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

const visit = await begin(target, await opening, letters);
hear = (notice) => visit.hear(notice);
early.forEach(hear);
