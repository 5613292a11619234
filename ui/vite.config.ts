import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

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

// The mode `canned` is the visitor window in a plain browser, over the canned bridge.
export default defineConfig(({ mode }) => ({
  base: './',
  publicDir: mode === 'canned' ? 'canned' : false,
  plugins: [patientFonts(), svelte()],
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
