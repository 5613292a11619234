/** What is shown beyond attract. It is fetched once attract is on the screen: the first picture waits for none of it. */
export { default as Code } from './qr/Code.svelte';
export { default as Credits } from './credits/Credits.svelte';
export { default as Door } from './door/Door.svelte';
export { default as Home } from './home/Home.svelte';
export { default as Message } from './message/Message.svelte';
export { default as Search } from './search/Search.svelte';
export { default as Section } from './section/Section.svelte';
export { default as Shut } from './attract/Shut.svelte';
export { default as Warning } from './Warning.svelte';
export { default as Zoom } from './zoom/Zoom.svelte';
export { default as Preview } from './preview/Preview.svelte';
