import type { Door } from './generated/Door';
import type { Found } from './generated/Found';
import type { Notice } from './generated/Notice';
import type { Opening } from './generated/Opening';
import type { Place } from './generated/Place';
import type { Reading } from './generated/Reading';
import type { TrackName } from './generated/TrackName';

/** All that the visitor window may ask of the shell. */
export interface Bridge {
  /** What to draw first. Afterwards the shell tells `hear` whatever changes. */
  open(hear: (notice: Notice) => void): Promise<Opening>;
  /** The page drew a frame: it lives. */
  beat(): Promise<void>;
  /** Somebody touched the screen in attract: a visit begins. */
  wake(): Promise<void>;
  /** Somebody is there. */
  touched(): Promise<void>;
  /** Where the visitor is and how much there is to read. */
  report(place: Place, reading: Reading): Promise<void>;
  /** Ends the visit at the visitor's wish; a reset follows. */
  startOver(): Promise<void>;
  /** Closes the window in which staff look at a draft. */
  closePreview(): Promise<void>;
  /** What is found for a query in a language; an empty query finds nothing and tells the keys to begin with. */
  search(query: string, language: string): Promise<Found>;
  /** Plays from `at` ms, or goes on from where it is. */
  play(track: TrackName, at: number | null): Promise<void>;
  pause(): Promise<void>;
  /** Moves to `at` ms of the recording, playing or not. */
  seek(at: number): Promise<void>;
  /** 0.75 to 1.5. */
  setSpeed(speed: number): Promise<void>;
  /** 0 to 100; the shell keeps it under the ceiling. */
  setVolume(volume: number): Promise<void>;
  stop(): Promise<void>;
  /** Who may come in, and whether they have to wait. */
  door(): Promise<Door>;
  /** Lets one of the staff in: the shell opens their window. Refused with a `Refusal`. */
  enter(name: string, pin: string): Promise<void>;
  /** Takes the first installer's name and PIN, while nobody has one, and lets them in. Refused with a `Refusal`. */
  settle(name: string, pin: string): Promise<void>;
}
