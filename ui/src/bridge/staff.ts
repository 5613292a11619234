import { invoke } from '@tauri-apps/api/core';
import { liveDraft, type DraftBridge } from './draft';
import type { Edition } from './generated/Edition';
import type { MachineSettings } from './generated/MachineSettings';
import type { Exported } from './generated/Exported';
import type { Member } from './generated/Member';
import type { Still } from './generated/Still';
import type { Turn } from './generated/Turn';
import type { Screen } from './generated/Screen';
import type { Setup } from './generated/Setup';
import type { Today } from './generated/Today';
import type { Visits } from './generated/Visits';

/** All that the staff window may ask of the shell. Every call may be refused, with a `Refusal`. */
export interface StaffBridge extends DraftBridge {
  /** What the screen measures, as far as is known. */
  calibration(): Promise<Screen>;
  /** Keeps what was measured, in the kiosk's settings. */
  calibrate(screen: Screen): Promise<void>;
  /** The settings of the machine; sentences in it are in `language`. */
  settings(language: string): Promise<Setup>;
  /** Changes what differs, if the file is still the one that was `seen`; all of it or nothing. */
  changeSettings(seen: string, settings: MachineSettings, language: string): Promise<Setup>;
  /** Names of the sound outputs that are there. May take seconds. */
  soundOutputs(): Promise<string[]>;
  /** Plays a tone of a second at a volume, 0 to 100: whether it was heard there. `null` is the system's own choice. */
  testSound(output: string | null, volume: number): Promise<boolean>;
  /** The published editions, newest first, then the built-in one. */
  editions(): Promise<Edition[]>;
  /** Builds an edition of a folder, makes it current, and tells its number. */
  publish(exhibition: string, note?: string): Promise<number>;
  /** Makes an earlier edition current. */
  rollBack(number: number): Promise<void>;
  /** What is on the screen, and how the machine does. */
  today(): Promise<Today>;
  /** A support report as plain text, in pages that a QR code takes. */
  pages(): Promise<string[]>;
  /** What was counted in the last so many days, today among them. */
  visits(days: number): Promise<Visits>;
  /** Takes it to the stick that is in the machine, in a language of the staff. */
  exportVisits(days: number, language: string): Promise<Exported>;
  /** Switches the sound off, or on again. */
  mute(muted: boolean): Promise<void>;
  /** Holds a still picture for 15, 30 or 60 minutes, or until somebody comes in. The window closes. */
  hold(still: Still, minutes: number): Promise<void>;
  /** Closes for today. The window closes. */
  closeToday(): Promise<void>;
  /** Opens what was closed for today. */
  openAgain(): Promise<void>;
  /** Starts the program or the machine anew, switches it off, or goes out to the system. */
  turn(turn: Turn): Promise<void>;
  /** Everybody who has a PIN; an installer alone may ask. */
  people(): Promise<Member[]>;
  /** Gives a role and a PIN to somebody new, or in place of those they had. */
  setPerson(person: Member, pin: string, isNew: boolean): Promise<void>;
  /** Takes somebody's PIN. */
  removePerson(name: string): Promise<void>;
  /** Changes the PIN of who is inside. */
  changePin(old: string, chosen: string): Promise<void>;
  /** Somebody is there: the shell closes the window of those who went away. */
  touched(): Promise<void>;
  /** Closes the window. */
  close(): Promise<void>;
}

const live: StaffBridge = {
  ...liveDraft,
  calibration: () => invoke('calibration'),
  calibrate: (screen) => invoke('calibrate', { screen }),
  settings: (language) => invoke('settings', { language }),
  changeSettings: (seen, settings, language) =>
    invoke('change_settings', { seen, settings, language }),
  soundOutputs: () => invoke('sound_outputs'),
  testSound: (output, volume) => invoke('test_sound', { output, volume }),
  editions: () => invoke('editions'),
  publish: (exhibition, note) => invoke('publish', { exhibition, note }),
  rollBack: (number) => invoke('roll_back', { number }),
  today: () => invoke('today'),
  pages: () => invoke('report_pages'),
  visits: (days) => invoke('visits', { days }),
  exportVisits: (days, language) => invoke('export_visits', { days, language }),
  mute: (muted) => invoke('set_muted', { muted }),
  hold: (still, minutes) => invoke('hold_still', { still, minutes }),
  closeToday: () => invoke('close_today'),
  openAgain: () => invoke('open_again'),
  turn: (turn) => invoke('turn', { turn }),
  people: () => invoke('staff_people'),
  setPerson: (person, pin, isNew) => invoke('set_person', { person, pin, new: isNew }),
  removePerson: (name) => invoke('remove_person', { name }),
  changePin: (old, chosen) => invoke('change_pin', { old, new: chosen }),
  touched: () => invoke('staff_touched'),
  close: () => invoke('close_staff'),
};

async function choose(): Promise<StaffBridge> {
  if ('__TAURI_INTERNALS__' in globalThis) return live;
  if (import.meta.env.MODE === 'production') throw new Error('this page needs its shell');
  return (await import('./canned/staff')).cannedStaff(new URLSearchParams(location.search));
}

/** The shell, or in a plain browser its canned double. */
export const staff: StaffBridge = await choose();
