import { createContext } from 'svelte';
import {
  type Reading,
  bridge,
  type Item,
  type Localized,
  type Notice,
  type Opening,
  type Picture,
  type Place,
  type Section,
  type Shut,
  type Text,
  type Track,
} from '../bridge';
import { say, type Word } from '../words';
import { measure, type Measure } from './measure';
import { onScreen } from './reading';
import { across, sentences } from './places';
import type { Stay } from './timeline/view.svelte';
import { Search } from './search/search.svelte';
import { Voice } from './voice.svelte';

/** What a screen may be asked to show. */
type Target = Pick<Place, 'screen' | 'section' | 'item'>;

/** A picture that may be seen large, and where to read more of it. */
export interface Enlarged {
  picture: Picture;
  title?: Localized;
  leads?: Target;
}

/** What lies over the page. */
export type Overlay =
  { kind: 'pictures'; pictures: Enlarged[]; at: number } | { kind: 'code'; address: string };

/** How many links can be gone back. */
const TRAIL = 20;

/** A paper that is longer than the screen. */
export interface Paper {
  /** Whether there is more of it above and below. */
  above: boolean;
  below: boolean;
  /** Moves it by most of a screen. */
  turn: (way: 1 | -1) => void;
}

/** Where one was in a list: how far down, in px, and how many of its items were drawn. */
interface ListPlace {
  top: number;
  count: number;
  /** The item that one comes back from. */
  item?: string;
}

/** One visit: where the visitor is, what they chose, and the shell's word on it. */
export class Visit {
  readonly opening: Opening;
  readonly voice: Voice;
  place = $state<Place>() as Place;
  /** What stands in the exhibition's place, and answers no touch. */
  shut = $state<Shut>();
  /** Seconds until the reset while the warning stands. */
  left = $state<number>();
  /** What the page is laid out by. */
  sizes = $state.raw<Measure>() as Measure;
  /** What the glass shows while nobody is there: less in a hall that is closed. */
  hall = $state<Opening['closed']>('attract');
  /** Rises with each visit, so that nothing of the last one is kept. */
  round = $state(0);
  /** The paper on screen, where it is longer than the screen. */
  paper = $state.raw<Paper>();
  /** Index of the sentence in `place`: those of a longer translation may share an id. */
  #reading: Reading = { words: 0, characters: 0, hold: 0, end: false };
  #at = $state(-1);
  readonly search = new Search();
  /** What was last changed, in words, for those who don't see it; what is said twice is another the second time. */
  said = $state.raw({ words: '' });
  /** The year at which the timeline that comes begins. It takes it away. */
  aim = $state.raw<number>();
  /** Where one was in the list of each section. */
  lists: Record<string, ListPlace | undefined> = {};
  /** What one left of each timeline. */
  timelines: Record<string, Stay | undefined> = {};
  /** What lies over the page, if anything does. */
  overlay = $state.raw<Overlay>();
  /** The items from which links were followed to here, the last one last. */
  #trail = $state.raw<Target[]>([]);

  constructor(opening: Opening) {
    this.opening = opening;
    this.place = opening.place;
    this.hall = opening.closed;
    this.shut = opening.shut;
    this.voice = new Voice(opening.narration);
    this.fit(innerWidth, innerHeight);
  }

  get exhibition() {
    return this.opening.exhibition;
  }
  get language() {
    return this.place.language;
  }
  get section(): Section | undefined {
    return this.exhibition.sections.find((section) => section.id === this.place.section);
  }

  hear(notice: Notice) {
    if (notice.kind === 'narration') this.voice.hear(notice.narration);
    else if (notice.kind === 'idle') this.left = notice.seconds;
    else if (notice.kind === 'shut') this.shut = notice.shut;
    else if (notice.kind === 'edition') location.reload();
    else if (notice.kind === 'hall') this.hall = notice.closed;
    else {
      this.left = undefined;
      this.tell('');
      this.search.forget();
      this.aim = undefined;
      this.overlay = undefined;
      this.lists = {};
      this.timelines = {};
      this.#trail = [];
      this.place = notice.place;
      this.round += 1;
    }
  }

  /** Lays the page out for a window of this size in px. */
  fit(width: number, height: number) {
    this.sizes = measure(this.opening.screen, width, height);
  }

  /** Address of a file of the edition. */
  url(name: string) {
    return this.opening.base + name;
  }

  /** The files of a picture from small to large, each with its address. */
  files(picture: Picture | undefined) {
    return (picture?.sizes ?? []).map((size) => ({ ...size, url: this.url(size.name) }));
  }

  /** A word of the interface. */
  say(word: Word, fill?: Record<string, string | number>, tag = this.language) {
    return say(word, tag, this.exhibition.words, fill);
  }

  /** A text of the exhibition, and the language it is really in. */
  in(text: Localized, tag = this.language): { words: string; lang: string } {
    const shown = this.exhibition.languages.map((language) => language.tag);
    const order = [tag, ...shown, ...Object.keys(text)];
    const lang = order.find((one) => text[one]) ?? tag;
    return { words: text[lang] ?? '', lang };
  }

  wake() {
    void bridge.wake();
    this.go({ screen: 'home' });
  }

  go(target: Target) {
    this.voice.stop();
    this.tell('');
    this.aim = undefined;
    this.overlay = undefined;
    // What was found leads back to the search; from one item to the next of its section one has not gone elsewhere.
    if (this.place.screen === 'search' && target.screen === 'section')
      this.#trail = [{ screen: 'search' }];
    else if (!this.place.item || !target.item || target.section !== this.place.section)
      this.#trail = [];
    const { section, item } = this.place;
    // Who comes back to a list from one of its items finds it as it was, who comes from elsewhere from its beginning.
    if (target.section && !target.item)
      this.lists[target.section] =
        item && section === target.section
          ? { top: 0, count: 0, ...this.lists[section], item }
          : undefined;
    this.place = {
      ...this.place,
      section: undefined,
      item: undefined,
      sentence: undefined,
      ...target,
    };
  }

  /** Whether there is more than one thing to look for. */
  get searchable() {
    return this.exhibition.sections.length > 1;
  }

  /** To the place of a year in a timeline. */
  goYear(section: string, year: number) {
    this.go({ screen: 'section', section });
    this.aim = year;
  }

  /** To an item that the one on screen leads to; `back` returns. */
  follow(section: string, item: string) {
    const { place } = this;
    const trail = this.#trail;
    if (trail.at(-1)?.item === item) {
      this.back();
      return;
    }
    this.go({ screen: 'section', section, item });
    const from = { screen: place.screen, section: place.section, item: place.item };
    this.#trail = [...trail, from].slice(-TRAIL);
  }

  /** Whether `back` returns to what led here, and not up. */
  get followed() {
    return this.#trail.length > 0;
  }

  /** Whether `back` returns to the search. */
  get led() {
    return this.#trail.at(-1)?.screen === 'search';
  }

  /** One step back: to what led here, from an item to its section, else home. */
  back() {
    const { screen, section, item } = this.place;
    const trail = this.#trail;
    const from = trail.at(-1);
    if (from) this.go(from);
    else if (item) this.go({ screen: 'section', section });
    else if (screen !== 'home') this.go({ screen: 'home' });
    this.#trail = trail.slice(0, -1);
  }

  /** An item by its id, and the section it is in. */
  find(id: string): { section: string; item: Item } | undefined {
    for (const section of this.exhibition.sections) {
      if (section.kind === 'message') continue;
      const item = section.items.find((one) => one.id === id);
      if (item) return { section: section.id, item };
    }
    return undefined;
  }

  choose(change: Partial<Pick<Place, 'size' | 'contrast' | 'still' | 'low'>>) {
    this.place = { ...this.place, ...change };
  }

  /** The item shown, where the screen shows one. */
  get item() {
    const section = this.section;
    if (!section || section.kind === 'message') return undefined;
    return section.items.find((item) => item.id === this.place.item);
  }

  /** The era whose introduction is shown, where the screen shows one. */
  get era() {
    const section = this.section;
    if (section?.kind !== 'timeline') return undefined;
    return section.eras.find((era) => era.id === this.place.item);
  }

  /** What is read on this screen in a language: its text and its recording. */
  reading(tag = this.language): { text: Text; track: Track | undefined } | undefined {
    const section = this.section;
    const holder = section?.kind === 'message' ? section : (this.item ?? this.era);
    const text = holder?.texts[tag];
    const track = text && holder?.tracks[text.lang];
    // A letter runs in silence where nobody reads it; a few sentences about an event need no keys for that.
    const plays = section?.kind === 'message' || track?.voice !== 'silent';
    return text && { text, track: plays ? track : undefined };
  }

  /** Index of the sentence where the visitor is; -1 where none. */
  get here() {
    const { text } = this.reading() ?? {};
    if (this.voice.now.sentence >= 0) return this.voice.now.sentence;
    const id = this.place.sentence;
    if (!text || !id) return -1;
    const list = sentences(text);
    return list[this.#at]?.id === id ? this.#at : list.findIndex((sentence) => sentence.id === id);
  }

  /** Whether the visitor is at a sentence while nothing is heard. */
  rests(index: number) {
    const { now, state } = this.voice;
    return now.sentence < 0 && state !== 'ended' && index === this.here;
  }

  /** Moves to a sentence of the text on screen. */
  stand(index: number) {
    const { text } = this.reading() ?? {};
    const sentence = text && sentences(text)[index]?.id;
    if (!sentence) return;
    this.#at = index;
    if (sentence !== this.place.sentence) this.place = { ...this.place, sentence };
  }

  /** Changes language and stays: screen, place and sentence; the voice, if it speaks, goes on in the new one. */
  speak(tag: string) {
    if (tag === this.language) return;
    this.tell('');
    const { voice } = this;
    const [from, to] = [this.reading(), this.reading(tag)];
    const goesOn = voice.playing;
    const here = this.here;
    const there = from && to && here >= 0 ? across(from.text, here, to.text) : -1;
    const sentence = to && sentences(to.text)[there]?.id;
    if (voice.busy && !(goesOn && to?.track)) voice.stop();
    this.#at = there;
    this.place = { ...this.place, language: tag, sentence };
    voice.attend(to);
    if (goesOn && there >= 0) voice.play(voice.timed(there, 1));
  }

  /** Says what was changed. */
  tell(words: string) {
    this.said = { words };
  }

  /** Somebody is still there after all. */
  stay() {
    void bridge.touched();
    this.left = undefined;
  }

  startOver() {
    void bridge.startOver();
  }

  /** Tells the shell where the visitor is, and how much there is to read there. */
  report() {
    this.#reading = onScreen(document, innerHeight);
    this.move();
  }

  /** Tells the shell where the visitor is, at once: a page that dies now is built anew there. */
  move() {
    void bridge.report($state.snapshot(this.place), this.#reading);
  }
}

export const [useVisit, setVisit] = createContext<Visit>();
