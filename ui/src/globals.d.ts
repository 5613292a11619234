/// <reference types="vite/client" />
/// <reference types="svelte" />

declare module 'virtual:first.css';
declare module 'virtual:first' {
  /** The letters that the faces called `First …` have. */
  const letters: string;
  export default letters;
}
