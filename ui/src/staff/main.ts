import { mount } from 'svelte';
import '../look/fonts';
import './staff.css';
import './calibration.css';
import './console.css';
import './work.css';
import './settings.css';
import { staff } from '../bridge/staff';
import Staff from './Staff.svelte';

const target = document.getElementById('staff');
if (!target) throw new Error('staff.html has no #staff');
const root = document.documentElement;
// Whoever installs the screen may have a mouse and no touch yet.
root.dataset.mouse = '';
// The staff window has no keys for it: it does as the system says.
const wanted = matchMedia('(prefers-contrast: more)');
const follow = () => (root.dataset.contrast = wanted.matches ? 'high' : 'plain');
wanted.addEventListener('change', follow);
follow();

// The parts that both windows have lay themselves out by it.
const wide = matchMedia('(min-aspect-ratio: 11/10)');
const shape = () => (root.dataset.shape = wide.matches ? 'wide' : 'tall');
wide.addEventListener('change', shape);
shape();

// The shell closes the window of those who went away.
const sign = () => void staff.touched().catch(console.error);
for (const type of ['pointerdown', 'keydown', 'wheel'])
  addEventListener(type, sign, { capture: true, passive: true });

const known = await staff.calibration();
// The page itself keeps the sizes it opened with: controls that grew while one measures would run away.
root.style.setProperty('--opened-mm', `${1 / known.mmPerPx}px`);
// The installer comes for this alone, before there is anybody to let in.
const only = location.hash === '#calibration' || /[?&]calibration\b/.test(location.search);
mount(Staff, { target, props: { staff, known, only } });
