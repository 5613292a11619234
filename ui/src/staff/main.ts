import { mount } from 'svelte';
import '../look/fonts';
import './staff.css';
import './calibration.css';
import { staff } from '../bridge/staff';
import Calibration from './Calibration.svelte';

const target = document.getElementById('staff');
if (!target) throw new Error('staff.html has no #staff');
// Whoever installs the screen may have a mouse and no touch yet.
document.documentElement.dataset.mouse = '';
const root = document.documentElement;
// The staff window has no keys for it: it does as the system says.
const wanted = matchMedia('(prefers-contrast: more)');
const follow = () => (root.dataset.contrast = wanted.matches ? 'high' : 'plain');
wanted.addEventListener('change', follow);
follow();
mount(Calibration, { target, props: { staff, known: await staff.calibration() } });
