import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { firstLetters, type Wanted } from './forge/letters';
import { exhibition } from './src/bridge/generated/canned.json';
import { en } from './src/words/en';
import { zhHans } from './src/words/zh-Hans';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Holds text back until its own face is there: a kiosk's fonts are local, and a fallback would jump. */
function patientFonts(): Plugin {
  return {
    name: 'patient-fonts',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('@fontsource') || !id.endsWith('.css')) return null;
      return { code: code.replaceAll('font-display: swap', 'font-display: block'), map: null };
    },
  };
}

const { title, motto } = exhibition;
/** Attract, as the built-in exhibition fills it, and any year, in the weights and the cut that attract sets them in. */
const READ = [title, motto].flatMap((words) => Object.values(words)).join('') + '0123456789';
const FIRST: Wanted[] = [
  {
    sheet: '@fontsource-variable/source-serif-4/opsz.css',
    text: READ,
    axes: { opsz: 60, wght: { min: 250, max: 400 } },
  },
  {
    sheet: '@fontsource-variable/noto-serif-sc/wght.css',
    text: READ.replace(/\p{Script=Latin}/gu, ''),
    axes: { wght: { min: 250, max: 500 } },
  },
  {
    sheet: '@fontsource-variable/noto-sans-sc/wght.css',
    text: en.touch + zhHans.touch,
    axes: { wght: 400 },
  },
];

/** In a plain browser the page needs what the shell runs before it. */
function shellGuard(): Plugin {
  const script = readFileSync(at('../src-tauri/src/kiosk/guard.js'), 'utf8');
  return {
    name: 'shell-guard',
    transformIndexHtml: (_, { path }) =>
      path.endsWith('index.html')
        ? [{ tag: 'script', children: script, injectTo: 'head-prepend' }]
        : [],
  };
}

/** The names of the assets tell what is in them, so the tests fetch each once and not with each of a thousand pages. */
function lastingAssets(): Plugin {
  return {
    name: 'lasting-assets',
    configurePreviewServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        if (request.url?.startsWith('/assets/'))
          response.setHeader('Cache-Control', 'public, max-age=86400, immutable');
        next();
      });
    },
  };
}

// The mode `canned` is the visitor window in a plain browser, over the canned bridge.
export default defineConfig(({ mode }) => ({
  base: './',
  publicDir: mode === 'canned' ? 'canned' : false,
  plugins: [
    patientFonts(),
    firstLetters(FIRST),
    mode === 'canned' && shellGuard(),
    lastingAssets(),
    svelte(),
  ],
  server: { port: 5173, strictPort: true },
  preview: { port: 4173, strictPort: true },
  build: {
    outDir: mode === 'canned' ? 'dist-canned' : 'dist',
    emptyOutDir: true,
    target: ['chrome120', 'safari17'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { index: at('index.html'), staff: at('staff.html') } },
  },
}));
