import type { Member } from '../bridge/generated/Member';
import type { Turn } from '../bridge/generated/Turn';

/** What the console asks over everything else. */
export type Asked =
  /** Who somebody new is, or what else somebody may do, with a PIN. */
  | { kind: 'person'; person?: Member }
  /** Whether somebody is let go. */
  | { kind: 'remove'; person: Member }
  /** One's own PIN, and another one. */
  | { kind: 'own' }
  /** How long a still picture is held. */
  | { kind: 'hold'; crest: boolean }
  /** Whether it is closed for today. */
  | { kind: 'closeToday' }
  /** Whether something ends. */
  | { kind: 'turn'; turn: Turn };
