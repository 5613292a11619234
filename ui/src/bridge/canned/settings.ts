import type { Closed } from '../generated/Closed';
import type { MachineSettings } from '../generated/MachineSettings';
import type { Refusal } from '../generated/Refusal';
import type { Setup } from '../generated/Setup';
import type { StaffBridge } from '../staff';
import opening from '../generated/canned.json';

type Settings = Pick<StaffBridge, 'settings' | 'changeSettings' | 'soundOutputs' | 'testSound'>;

/** What stands in the file at first. */
const FIRST: MachineSettings = {
  languages: [],
  sections: [],
  idleSeconds: 60,
  warningSeconds: 25,
  volume: 60,
  volumeCeiling: 85,
  opening: null,
  closed: 'attract',
  reducedMotion: false,
  monitor: null,
  soundOutput: null,
};

/** What is wrong, by the name of a setting: the shell says it, and keeps the settings. */
const WRONG = {
  en: '5 is not possible for “idle_seconds”. Write a number from 20 to 3600.',
  'zh-Hans': '“idle_seconds”不能是 5。请填写 20 至 3600 之间的数。',
};

/**
 * The shell's part for the settings. Of the address: `hours` has the hall open by day, `closed` says what the glass
 * shows then, `fault` has a fault in the file, `refuseSettings` is the code that the first save is refused with,
 * `silent` has no tone heard.
 */
export function cannedSettings(
  address: URLSearchParams,
  asked: NonNullable<typeof globalThis.asked>,
): Settings {
  const weekday = [{ opens: 540, closes: 1020 }];
  const broken = [
    { opens: 600, closes: 720 },
    { opens: 780, closes: 1080 },
  ];
  let settings: MachineSettings = {
    ...FIRST,
    opening: address.has('hours') ? [[], weekday, weekday, weekday, weekday, broken, broken] : null,
    closed: (address.get('closed') ?? 'attract') as Closed,
    soundOutput: address.get('output'),
    monitor: address.get('monitor'),
  };
  const started = settings;
  let seen = 1;
  let refuse = address.get('refuseSettings');
  const { exhibition } = opening;
  function setup(language: string): Setup {
    const told = language as keyof typeof WRONG;
    const waiting = (['monitor', 'soundOutput'] as const).filter(
      (key) => settings[key] !== started[key],
    );
    return {
      seen: String(seen),
      settings: structuredClone(settings),
      waiting,
      problems: address.has('fault') ? [WRONG[told]] : [],
      languages: exhibition.languages.map(({ tag, name }) => ({ id: tag, name, lang: tag })),
      sections: exhibition.sections.map(({ id, title }) => ({
        id,
        name: title[told],
        lang: language,
      })),
      monitors: ['HDMI-A-1', 'DP-2'],
    };
  }
  return {
    settings: (language) => Promise.resolve(setup(language)),
    changeSettings(from, wanted, language) {
      if (refuse) {
        const code = refuse;
        refuse = null;
        // Jun turned it down meanwhile.
        if (code === 'settingsChanged') {
          settings = { ...settings, volume: 35 };
          seen += 1;
        }
        const sentence = WRONG[language as keyof typeof WRONG];
        const told: Record<string, Record<string, string>> = {
          settingsWrong: { idleSeconds: sentence },
          settingsChanged: { who: 'Jun', at: '2026-11-28T01:40:00Z' },
          homeIsBusy: { who: 'Jun', since: '2026-11-28T01:40:00Z' },
          machineFailed: { reason: 'disk full' },
        };
        const refused = { code, arguments: told[code] ?? {} };
        return Promise.reject(refused as unknown as Refusal);
      }
      if (from !== String(seen)) throw new Error('what was seen is older');
      settings = structuredClone(wanted);
      seen += 1;
      asked.push({ settings: structuredClone(wanted) });
      return Promise.resolve(setup(language));
    },
    soundOutputs: () =>
      Promise.resolve(['HDA Intel PCH, ALC257 Analog', 'USB Audio, USB Audio', 'HDMI 0']),
    testSound(output, volume) {
      asked.push({ tone: [output, volume] });
      return Promise.resolve(!address.has('silent'));
    },
  };
}
