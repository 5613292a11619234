import type { Bridge } from '../contract';
import type { Notice } from '../generated/Notice';
import type { Opening } from '../generated/Opening';
import type { Place } from '../generated/Place';
import type { Reading } from '../generated/Reading';
import data from '../generated/canned.json';
import { cannedDoor } from './door';
import { events } from './events';
import { hang } from './hang';
import { stretch } from './long';
import { Player } from './player';
import { crest, gate, longOffice, samples, strays, tags } from './samples';
import { search } from './search';
import { alter } from './texts';
import { Visit } from './visit';

declare global {
  /** Takes the sound device away. */
  var loseSound: (() => void) | undefined;
  /** Lets the time of the visit run out: up to the warning and, where that stands, to the end. */
  var losePatience: (() => void) | undefined;
  /** Has the hall open or close. */
  var hall: (closed: Opening['closed']) => void;
  /** How often the shell was told of a touch. */
  var touches: number;
  /** What the shell was told last of where the visitor is. */
  var reported: { place: Place; reading: Reading } | undefined;
  /** Answers to searches that are held back, the first asked first. */
  var answers: (() => void)[];
  /** How many of the searches that come will fail. */
  var failing: number;
  /** How often something was looked for. */
  var searches: number;
  /** Puts something in the exhibition's place, or takes it away. */
  var shut: (shut?: Opening['shut']) => void;
  /** Puts the window on another screen, which it measures anew once it has another size. */
  var hang: (address: string) => void;
  /** Ends the visit as the shell does, with a reset, and begins the one that an address asks for. */
  var begin: (address: string) => void;
}

/** Numbers and switches that the address may set. */
export function opening(address: URLSearchParams): Opening {
  const made = structuredClone(data) as unknown as Opening;
  const { exhibition, place, screen, narration } = made;
  const number = (key: string, otherwise: number) => Number(address.get(key) ?? otherwise);
  const has = (key: string) => address.has(key) && address.get(key) !== '0';

  screen.mmPerPx = number('mm', screen.mmPerPx);
  screen.lowerEdgeMm = number('edge', screen.lowerEdgeMm);
  screen.viewingDistanceMm = number('distance', screen.viewingDistanceMm);
  made.edition.number = number('edition', made.edition.number);
  // The message alone, or with a sample of every kind, unless the whole exhibition is asked for.
  if (!has('whole')) {
    exhibition.sections = exhibition.sections.slice(0, 1);
    exhibition.tags = [];
  }
  if (has('sections')) {
    exhibition.sections.push(...samples());
    exhibition.tags.push(...tags());
  }
  for (const section of exhibition.sections) {
    if (section.kind !== 'timeline') continue;
    if (has('events')) {
      const many = events(number('events', 0), number('since', 1952), number('until', 2022));
      Object.assign(section, { items: many.items, eras: many.eras });
      exhibition.tags.push(...many.tags);
    }
    if (has('strays')) section.items.push(...strays());
    if (has('noEras')) section.eras = [];
  }
  if (has('only'))
    exhibition.sections = exhibition.sections.filter(({ id }) => id === address.get('only'));
  if (has('accent')) exhibition.look.accent = address.get('accent') ?? undefined;
  if (has('crest')) exhibition.look.crest = crest(address.get('crest') ?? '');
  if (has('third')) exhibition.languages.push({ tag: 'ja', name: '日本語' });
  if (has('onlyLanguage')) {
    const tag = address.get('onlyLanguage');
    exhibition.languages = exhibition.languages.filter((language) => language.tag === tag);
  }
  alter(exhibition, address);
  hang(exhibition, address);
  stretch(exhibition, address);
  for (const section of exhibition.sections) {
    if (section.kind !== 'message') continue;
    if (has('picture')) section.picture = gate(address.get('picture') ?? '');
    if (has('unnarrated')) section.tracks = {};
    if (has('longOffices')) section.signatories.forEach((who) => (who.role = longOffice));
    if (has('portraits'))
      section.signatories.forEach((who, n) => {
        who.portrait = {
          width: 480,
          height: 600,
          sizes: n ? [] : [{ name: 'portrait.svg', width: 480 }],
          alt: who.name,
          caption: {},
          credit: {},
        };
      });
  }

  const named = address.get('screen') as Opening['place']['screen'] | null;
  place.screen = named ?? place.screen;
  place.section = address.get('section') ?? undefined;
  if (place.screen === 'section') place.section ??= exhibition.sections[0]?.id;
  place.item = address.get('item') ?? undefined;
  place.language = address.get('language') ?? exhibition.languages[0]?.tag ?? 'en';
  place.sentence = address.get('sentence') ?? undefined;
  place.size = number('size', 0);
  place.contrast = has('contrast');
  place.still = has('still');
  place.low = has('low');
  made.doorTaps = address.get('taps') ?? made.doorTaps;
  made.preview = address.has('preview');
  made.shut = (address.get('shut') as Opening['shut'] | null) ?? undefined;
  narration.sounding = !has('silent');
  made.closed = (address.get('hall') ?? 'attract') as Opening['closed'];
  return made;
}

/** The shell's part, played in the page: clocks instead of sound, and a visit that ends by itself. */
export function canned(opened: URLSearchParams): Bridge {
  let address = opened;
  const made = opening(address);
  let tell: (notice: Notice) => void = () => undefined;
  const player = new Player(made, (narration) => {
    tell({ kind: 'narration', narration });
  });
  globalThis.loseSound = () => player.lose();
  const attended = () =>
    new Visit(
      {
        idle: Number(address.get('idle') ?? 60) * 1000,
        warning: Number(address.get('warning') ?? 25) * 1000,
      },
      made.place,
      () => player.running,
      (notice) => {
        if (notice.kind === 'reset') {
          player.reset();
          notice.place.language = made.exhibition.languages[0]?.tag ?? 'en';
        }
        tell(notice);
      },
    );
  let visit = attended();
  globalThis.losePatience = () => visit.runOut();
  globalThis.hall = (closed) => tell({ kind: 'hall', closed });
  const count = () => {
    globalThis.touches = 0;
    globalThis.answers = [];
    globalThis.failing = Number(address.get('failing') ?? 0);
    globalThis.searches = 0;
  };
  count();
  globalThis.shut = (shut) => tell({ kind: 'shut', shut });
  globalThis.hang = (asked) => {
    made.screen = opening(new URLSearchParams(asked)).screen;
  };
  globalThis.begin = (asked) => {
    address = new URLSearchParams(asked);
    visit.leave();
    // The page holds this very opening.
    Object.assign(made, opening(address));
    player.reset();
    visit = attended();
    count();
    tell({ kind: 'reset', place: made.place });
    visit.begin();
  };
  const done = (act: () => void) => {
    act();
    return Promise.resolve();
  };
  return {
    open(hear) {
      tell = hear;
      visit.begin();
      return Promise.resolve(made);
    },
    beat: () => Promise.resolve(),
    wake: () => done(() => visit.wake()),
    touched: () =>
      done(() => {
        globalThis.touches += 1;
        visit.touched();
      }),
    report: (place, reading) =>
      done(() => {
        globalThis.reported = { place, reading };
        visit.report(place, reading);
      }),
    startOver: () => done(() => visit.end()),
    closePreview: () => done(() => undefined),
    search(query, language) {
      globalThis.searches += 1;
      if (globalThis.failing > 0) {
        globalThis.failing -= 1;
        return Promise.reject(new Error('the search fails'));
      }
      const found = search(made.exhibition, query, language);
      if (!address.has('held')) return Promise.resolve(found);
      return new Promise((answer) => globalThis.answers.push(() => answer(found)));
    },
    play: (track, at) => done(() => player.play(track, at)),
    pause: () => done(() => player.pause()),
    seek: (at) => done(() => player.seek(at)),
    setSpeed: (speed) => done(() => player.setSpeed(speed)),
    setVolume: (volume) => done(() => player.setVolume(volume)),
    stop: () => done(() => player.stop()),
    ...cannedDoor(address),
  };
}
