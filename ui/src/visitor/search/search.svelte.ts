import { bridge, type Exhibition, type Found } from '../../bridge';
import { invite } from './invite';

const NOTHING: Found = { results: [], count: 0, keys: [], offers: [] };
/** How many results are drawn at first, and more of at a time. */
export const FEW = 12;
/** Letters that may wait for the answer to those before them. */
const WAITING = 16;

/**
 * What a visitor looks for, and what was found. It lives in the memory of the page for one visit: it is part of no
 * place and told to nothing but the search itself.
 */
export class Search {
  query = $state('');
  /** The last answer; until the next one comes it stands. */
  found = $state.raw<Found>(NOTHING);
  /** What it answers; empty before anything was looked for. */
  answered = $state('');
  /** How many results are drawn. */
  shown = $state(FEW);
  /** How far the results were scrolled, in px. */
  top = 0;
  #language = '';
  /** Whether `found` answers `query`. */
  #settled = false;
  /** Whether the last question brought no answer; whatever is pressed next asks it again. */
  #failed = false;
  #asked = 0;
  /** Keys pressed faster than the answers came, which alone can tell whether they lead on. */
  #waiting: string[] = [];
  /** What might be looked for, by language: it stays the same for as long as the visit. */
  #examples: Record<string, Promise<string[]>> = {};

  /** Looks in a language; the query stays. */
  open(language: string) {
    if (language === this.#language && !this.#failed) return;
    this.#language = language;
    this.#ask();
  }

  /** What one might look for in a language; found out once. */
  async examples(exhibition: Exhibition, language: string): Promise<string[]> {
    const found = await (this.#examples[language] ??= invite(exhibition, language));
    // None may come of a shell that could not search just then.
    if (!found.length) Reflect.deleteProperty(this.#examples, language);
    return found;
  }

  /** Adds a letter, a digit or a space; one that leads to nothing changes nothing. */
  type(key: string) {
    if (this.#failed) {
      this.#waiting = [key];
      this.#ask();
    } else if (!this.#settled) {
      if (this.#waiting.length < WAITING) this.#waiting.push(key);
    } else if (this.found.keys.includes(key)) this.#set(this.query + key);
  }

  /** Puts Chinese in the place of the letters typed last. */
  take(offer: string) {
    this.#waiting = [];
    this.#set(this.query.replace(/[a-z]+$/, '') + offer);
  }

  /** Takes the last character away, of what is shown or still waits. */
  erase() {
    if (!this.#waiting.pop() && this.query) this.#set([...this.query].slice(0, -1).join(''));
  }

  /** Looks for something else. */
  put(query: string) {
    this.#waiting = [];
    if (query !== this.query) this.#set(query);
  }

  /** As before anybody came. */
  forget() {
    this.#asked += 1;
    this.#settled = false;
    this.#failed = false;
    this.#language = '';
    this.#waiting = [];
    this.#examples = {};
    this.query = '';
    this.#show(NOTHING);
  }

  #set(query: string) {
    this.query = query;
    this.#ask();
  }

  #show(found: Found) {
    this.found = found;
    this.answered = this.query;
    this.shown = FEW;
    this.top = 0;
  }

  #ask() {
    const asked = ++this.#asked;
    this.#settled = false;
    this.#failed = false;
    const answer = (found?: Found) => {
      // A later question has been asked meanwhile.
      if (asked !== this.#asked) return;
      this.#settled = true;
      this.#failed = !found;
      if (!found) this.#waiting = [];
      this.#show(found ?? NOTHING);
      while (this.#settled && this.#waiting.length) this.type(this.#waiting.shift() ?? '');
    };
    // A shell that cannot search finds nothing; what was asked of it is told to nobody.
    bridge.search(this.query, this.#language).then(answer, () => answer());
  }
}
