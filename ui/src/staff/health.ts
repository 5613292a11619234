import type { Health } from '../bridge/generated/Health';
import type { Today } from '../bridge/generated/Today';
import { hour } from './refused';
import type { Say, StaffLanguage } from '../words/staff';

/** Something that staff have to see to, and what to do about it. */
export interface Thing {
  what: string;
  how: string;
}

/** From here on a machine is hot, in degrees Celsius: most slow down a little above. */
const HOT = 85;

const REMARKS = ['fallback', 'homeReadOnly', 'diskLow', 'clockWrong'] as const;

/** What needs somebody, the worst first. */
export function things({ remarks, health, hall }: Today, words: Say): Thing[] {
  const found = remarks.map((code): Thing => {
    const known = REMARKS.find((one) => one === code);
    return known
      ? { what: words(known), how: words(`${known}How`) }
      : { what: words('unknown', { code }), how: words('unknownHow') };
  });
  if (health?.sound === false) found.push({ what: words('soundless'), how: words('soundlessHow') });
  if (hot(health)) found.push({ what: words('hot', degrees(health)), how: words('hotHow') });
  const { muted, closed } = hall;
  if (closed)
    found.push({ what: words('closedThing'), how: words('closedThingHow', { by: closed.by }) });
  if (muted)
    found.push({
      what: words('muted'),
      how: words('mutedHow', { by: muted.by, time: hour(muted.at) }),
    });
  return found;
}

const hot = (health: Health | null) => (health?.temperature ?? 0) >= HOT;
const degrees = (health: Health | null) => ({ degrees: Math.round(health?.temperature ?? 0) });

/** A time in minutes as people tell it, in its largest unit that there are two of. */
function lasted(minutes: number, language: StaffLanguage): string {
  const [unit, size] = (
    [
      ['day', 24 * 60],
      ['hour', 60],
      ['minute', 1],
    ] as const
  ).find(([, size]) => minutes >= 2 * size) ?? ['minute', 1];
  const count = Math.floor(minutes / size);
  const style = { style: 'unit', unit, unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(language, style).format(count);
}

const gigabytes = (mb: number) => {
  const gb = mb / 1024;
  return gb >= 10 ? String(Math.floor(gb)) : gb.toFixed(1);
};

/** How the machine does, where it does well, a sentence each. */
export function sentences(today: Today, words: Say, language: StaffLanguage): string[] {
  const { health, repairs } = today;
  const told = [
    repairs === 0
      ? words('unrepaired')
      : words(repairs === 1 ? 'repairedOnce' : 'repaired', { count: repairs }),
  ];
  if (!health) return told;
  if (health.sound !== false) told.unshift(words(health.sound ? 'soundWorks' : 'soundUnasked'));
  if (health.freeMb !== null) told.push(words('free', { gb: gigabytes(health.freeMb) }));
  if (health.temperature !== null && !hot(health)) told.push(words('cool', degrees(health)));
  told.push(words('running', { time: lasted(health.upMinutes, language) }));
  told.push(words('memory', { mb: Math.round(health.pageMb + health.restMb) }));
  return told;
}
