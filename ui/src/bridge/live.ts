import { Channel, invoke, type InvokeArgs } from '@tauri-apps/api/core';
import type { Bridge } from './contract';
import type { Notice } from './generated/Notice';

/** Asks for what needs no answer: a refusal is told to the log, and the page goes on. */
async function ask(command: string, given?: InvokeArgs) {
  try {
    await invoke(command, given);
  } catch (refusal) {
    console.error(command, refusal);
  }
}

/** The shell itself. */
export const live: Bridge = {
  open(hear) {
    const channel = new Channel<Notice>();
    channel.onmessage = hear;
    return invoke('open', { channel });
  },
  beat: () => ask('beat'),
  wake: () => ask('wake'),
  touched: () => ask('touched'),
  report: (place, reading) => ask('report', { place, reading }),
  startOver: () => ask('start_over'),
  closePreview: () => ask('close_preview'),
  search: (query, language) => invoke('search', { query, language }),
  play: (track, at) => ask('play', { track, at }),
  pause: () => ask('pause'),
  seek: (at) => ask('seek', { at }),
  setSpeed: (speed) => ask('set_speed', { speed }),
  setVolume: (volume) => ask('set_volume', { volume }),
  stop: () => ask('stop'),
  door: () => invoke('door'),
  enter: (name, pin) => invoke('enter', { name, pin }),
  settle: (name, pin) => invoke('settle_pin', { name, pin }),
};
