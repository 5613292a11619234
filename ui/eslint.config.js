import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const outsideBridge = {
  group: ['@tauri-apps/*'],
  message: 'Only ui/src/bridge talks to the shell.',
};
const closed = (message, ...group) => ({ group, message });

/** What one folder of ui/src must not import, besides the shell. */
const boundary = (folder, ...patterns) => ({
  files: [`ui/src/${folder}/**`],
  rules: { 'no-restricted-imports': ['error', { patterns: [outsideBridge, ...patterns] }] },
});

export default ts.config(
  { ignores: ['ui/dist', 'ui/dist-canned', 'ui/src/bridge/generated', 'ui/test-results'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    files: ['ui/src/**'],
    ignores: ['ui/src/bridge/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [outsideBridge] }] },
  },
  boundary('visitor', closed('The windows know nothing of each other.', '**/staff/**')),
  boundary('staff', closed('The windows know nothing of each other.', '**/visitor/**')),
  boundary(
    'parts',
    closed('Parts know no window and no domain.', '**/visitor/**', '**/staff/**', '**/bridge/**'),
  ),
);
