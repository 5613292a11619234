import { onMount } from 'svelte';
import type { Desk } from './desk.svelte';

/** After a pause of so many ms what is typed is saved: whoever goes away in the middle loses a few words at most. */
const PAUSE = 5000;

/**
 * Has a form save by itself: after a pause, when it is left, and before anybody leaves the window.
 * @param said what is typed, so that each key begins the pause anew
 * @param changed whether any of it is not saved
 */
export function saves(
  desk: Desk,
  said: () => unknown,
  changed: () => boolean,
  save: () => Promise<boolean>,
) {
  onMount(() => desk.opens(save));
  $effect(() => {
    void JSON.stringify(said());
    if (!changed()) return undefined;
    const soon = setTimeout(() => void save(), PAUSE);
    return () => clearTimeout(soon);
  });
}
