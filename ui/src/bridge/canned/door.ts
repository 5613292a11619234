import type { Bridge } from '../contract';
import type { Refusal } from '../generated/Refusal';
import type { RefusalCode } from '../generated/RefusalCode';

declare global {
  /** Who was let in, with the PIN they typed, in order. */
  var entered: { name: string; pin: string }[];
}

const PIN = '246810';
const DIGITS = 6;

const refused = (code: RefusalCode, named: Record<string, string> = {}) => {
  const refusal: Refusal = { code, arguments: named };
  return Promise.reject(refusal as unknown as Error);
};

/**
 * The shell's part at the door. The address sets the `people` there, commas between them, or `nobody`; `waits`, the
 * seconds to wait at first, and `penalty`, those after a wrong PIN.
 */
export function cannedDoor(address: URLSearchParams): Pick<Bridge, 'door' | 'enter' | 'settle'> {
  globalThis.entered = [];
  const people = address.has('nobody') ? [] : (address.get('people') ?? 'Mei,Jun').split(',');
  const seconds = (key: string) => Number(address.get(key) ?? 0);
  let until = performance.now() + seconds('waits') * 1000;
  const left = () => Math.max(0, Math.ceil((until - performance.now()) / 1000));
  const enter = (name: string, pin: string) => {
    globalThis.entered.push({ name, pin });
    return Promise.resolve();
  };
  return {
    door: () => Promise.resolve({ people, waitSeconds: left(), digits: DIGITS }),
    enter(name, pin) {
      if (left()) return refused('mustWait', { seconds: String(left()) });
      if (pin === PIN && people.includes(name)) return enter(name, pin);
      until = performance.now() + seconds('penalty') * 1000;
      return refused('wrongPin', { seconds: String(left()) });
    },
    settle(name, pin) {
      if (!name.trim()) return refused('nameEmpty');
      if (pin.length < DIGITS) return refused('pinTooShort', { digits: String(DIGITS) });
      if (new Set(pin).size < 3) return refused('pinTooSimple');
      return enter(name, pin);
    },
  };
}
