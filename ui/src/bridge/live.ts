import { Channel, invoke } from '@tauri-apps/api/core';
import type { Bridge } from './contract';
import type { Notice } from './generated/Notice';

/** The shell itself. */
export const live: Bridge = {
  open(hear) {
    const channel = new Channel<Notice>();
    channel.onmessage = hear;
    return invoke('open', { channel });
  },
  wake: () => invoke('wake'),
  touched: () => invoke('touched'),
  report: (place, reading) => invoke('report', { place, reading }),
  startOver: () => invoke('start_over'),
  play: (track, at) => invoke('play', { track, at }),
  pause: () => invoke('pause'),
  seek: (at) => invoke('seek', { at }),
  setSpeed: (speed) => invoke('set_speed', { speed }),
  setVolume: (volume) => invoke('set_volume', { volume }),
  stop: () => invoke('stop'),
};
