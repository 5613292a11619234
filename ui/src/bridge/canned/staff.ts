import type { Edition } from '../generated/Edition';
import type { MachineSettings } from '../generated/MachineSettings';
import type { Health } from '../generated/Health';
import type { Member } from '../generated/Member';
import type { Remark } from '../generated/Remark';
import type { Refusal } from '../generated/Refusal';
import type { Role } from '../generated/Role';
import type { Screen } from '../generated/Screen';
import type { Today } from '../generated/Today';
import type { StaffBridge } from '../staff';
import { cannedDraft } from './draft';
import { cannedSettings } from './settings';
import { cannedVisits } from './visits';

/** Something that the staff window asked for. */
interface StaffAsked {
  saved?: Screen;
  closed?: true;
  set?: Member & { pin: string; isNew: boolean };
  removed?: string;
  changed?: { old: string; chosen: string };
  muted?: boolean;
  held?: { still: string; minutes: number };
  shut?: boolean;
  turned?: string;
  settings?: MachineSettings;
  tone?: [output: string | null, volume: number];
  exported?: object;
}

declare global {
  /** What the staff window asked for, in order. */
  var asked: StaffAsked[] | undefined;
  /** How often the shell was told that somebody is at the staff window. */
  var staffTouches: number;
  /** The pages of the report. */
  var reportPages: string[];
}

/** What stands in a report, long enough for pages. */
const REPORT = `
system    Debian GNU/Linux 13, Linux 6.12.48, x86_64, WebKitGTK 2.50.1
screen    1920 x 1080, 0.248 mm a pixel, lower edge 900 mm, 600 mm away
edition   12 current, published 2026-11-27T08:05:00Z, whole; 9 kept
home      /var/lib/jubilee, 38 GB free, writable
sound     ALSA, HDA Intel PCH, 48000 Hz, works
repairs   2 since midnight: page frozen 2026-11-28T01:12:09Z, 01:12:41Z
languages en zh-Hans   idle 60 s   warning 25 s   ceiling 85 %
`.trim();

/** Pages of a report, each as long as a code takes. */
function report(count: number): string[] {
  const lines = Array.from({ length: 5 }, (_, n) =>
    n ? `log       2026-11-28T0${String(n)}:12:09Z  a page was built anew, 中文 and all` : REPORT,
  );
  return Array.from(
    { length: count },
    (_, n) => `Jubilee 0.1.0  ${String(n + 1)}/${String(count)}\n${lines.join('\n')}`,
  );
}

/** The first screen: all well, unless the address says otherwise. */
function first(address: URLSearchParams, edition: Edition, muted: boolean): Today {
  const has = (key: string) => address.has(key) && address.get(key) !== '0';
  const number = (key: string, otherwise: number) => Number(address.get(key) ?? otherwise);
  const health: Health = {
    at: '2026-11-28T01:42:00Z',
    upMinutes: number('up', 3 * 24 * 60 + 200),
    pageMb: 412,
    restMb: 231,
    freeMb: number('free', 38_912),
    sound: has('unasked') ? null : !has('soundless'),
    temperature: number('degrees', 48),
  };
  return {
    member: { name: 'Mei', role: (address.get('role') ?? 'curator') as Role },
    edition,
    by: edition.number ? 'Mei' : null,
    note: edition.note ?? null,
    hall: {
      muted: muted ? { by: 'Lin', at: '2026-11-28T01:12:00Z' } : null,
      closed: has('closedToday') ? { by: 'Lin', at: '2026-11-28T16:00:00Z' } : null,
      crest: has('crest'),
    },
    health: has('unmeasured') ? null : health,
    repairs: number('repairs', 0),
    visits: has('uncounted') ? null : number('visits', 37),
    remarks: (address.get('remarks')?.split(',') ?? []) as Remark[],
  };
}

/** The PIN of whoever is inside. */
const PIN = '246810';

const refuse = (code: string, named: Record<string, string> = {}) =>
  Promise.reject({ code, arguments: named } as unknown as Error);

/** Who has a PIN: as many as the address says in `people`, names with commas between them; the first is an installer. */
function staffed(
  address: URLSearchParams,
  asked: StaffAsked[],
): Pick<StaffBridge, 'people' | 'setPerson' | 'removePerson' | 'changePin'> {
  const names = (address.get('people') ?? 'Jun,Mei,Lin').split(',');
  const roles = ['installer', 'curator', 'attendant'] as const;
  const people: Member[] = names.map((name, n) => ({ name, role: roles[n] ?? 'attendant' }));
  return {
    people: () => Promise.resolve(people.map((person) => ({ ...person }))),
    setPerson(person, pin, isNew) {
      if (new Set(pin).size < 3) return refuse('pinTooSimple');
      asked.push({ set: { ...person, pin, isNew } });
      const known = people.find(({ name }) => name === person.name);
      if (known) known.role = person.role;
      else people.push(person);
      return Promise.resolve();
    },
    removePerson(name) {
      if (address.has('busy'))
        return refuse('homeIsBusy', { who: 'Ada', since: '2026-11-28T01:40:00Z' });
      asked.push({ removed: name });
      people.splice(
        people.findIndex((one) => one.name === name),
        1,
      );
      return Promise.resolve();
    },
    changePin(old, chosen) {
      if (old !== PIN) return refuse('wrongPin', { seconds: '5' });
      asked.push({ changed: { old, chosen } });
      return Promise.resolve();
    },
  };
}

/** The shell's part for the staff window. The address sets the measures, and `refuse` a code to refuse saving with. */
export function cannedStaff(address: URLSearchParams): StaffBridge {
  const asked: StaffAsked[] = (globalThis.asked = []);
  globalThis.staffTouches = 0;
  const number = (key: string, otherwise: number) => Number(address.get(key) ?? otherwise);
  const screen: Screen = {
    mmPerPx: number('mm', 0.25),
    lowerEdgeMm: number('edge', 900),
    viewingDistanceMm: number('distance', 600),
    calibrated: false,
  };
  const builtIn: Edition = { id: '0'.repeat(64), number: 0, current: true };
  const published: Edition = {
    id: '1'.repeat(64),
    number: number('edition', 12),
    published: '2026-11-27T08:05:00Z',
    current: true,
    note: address.get('note') ?? 'New captions for the gallery',
  };
  globalThis.reportPages = report(number('pages', 4));
  const refusal = address.get('refuse');
  let muted = address.has('muted');
  return {
    ...cannedDraft(address),
    calibration: () => Promise.resolve(screen),
    calibrate(saved) {
      if (refusal) {
        const refused = { code: refusal, arguments: { reason: 'disk full', name: 'mmPerPx' } };
        return Promise.reject(refused as unknown as Refusal);
      }
      asked.push({ saved });
      return Promise.resolve();
    },
    editions: () =>
      Promise.resolve(
        published.number
          ? [published, { ...published, id: '2'.repeat(64), number: 11, current: false }, builtIn]
          : [builtIn],
      ),
    ...cannedSettings(address, asked),
    publish: () => Promise.resolve(1),
    rollBack: () => Promise.resolve(),
    today: () => Promise.resolve(first(address, published.number ? published : builtIn, muted)),
    pages: () => Promise.resolve(globalThis.reportPages),
    ...cannedVisits(address, asked),
    mute(now) {
      muted = now;
      asked.push({ muted: now });
      return Promise.resolve();
    },
    hold(still, minutes) {
      asked.push({ held: { still, minutes } });
      return Promise.resolve();
    },
    closeToday() {
      asked.push({ shut: true });
      return Promise.resolve();
    },
    openAgain() {
      asked.push({ shut: false });
      return Promise.resolve();
    },
    turn(turn) {
      asked.push({ turned: turn });
      if (turn === 'off') return refuse('systemRefuses', { reason: 'Access denied' });
      return turn === 'system' ? refuse('nothingBehind') : Promise.resolve();
    },
    ...staffed(address, asked),
    touched() {
      globalThis.staffTouches += 1;
      return Promise.resolve();
    },
    close() {
      asked.push({ closed: true });
      return Promise.resolve();
    },
  };
}
