import type { Draft } from '../../bridge/generated/Draft';
import type { DraftChanges } from '../../bridge/generated/DraftChanges';
import type { DraftPart } from '../../bridge/generated/DraftPart';
import type { Loaded } from '../../bridge/generated/Loaded';
import type { Progress } from '../../bridge/generated/Progress';
import type { Refusal } from '../../bridge/generated/Refusal';
import type { StaffBridge } from '../../bridge/staff';

/** What the curator looks at. */
export type View =
  | { at: 'all' }
  | { at: 'part'; id: string }
  | { at: 'picture'; id: string; file: string }
  | { at: 'text'; id: string }
  | { at: 'load'; into: string | null }
  | { at: 'publish' };

/** The draft in the curator's hands: what it holds, what is being done, and what was refused. */
export class Desk {
  draft = $state.raw<Draft | null>();
  view = $state.raw<View>({ at: 'all' });
  /** What goes on, as far as it is known; nothing while nothing does. */
  progress = $state.raw<Progress | true>();
  refused = $state.raw<Refusal>();
  /** What is different from what is shown, as it was looked at last. */
  changes = $state.raw<DraftChanges>();
  /** What was loaded last, until it was seen. */
  loaded = $state.raw<Loaded>();
  loading = $state(false);
  /** Whether something was changed since. */
  #stale = true;
  /** How often the draft was read: of two answers the later one counts. */
  #looks = 0;
  /** Saves what is typed where a form is open. Whether nothing of it is left. */
  #form: (() => Promise<boolean>) | undefined;

  constructor(
    private readonly staff: StaffBridge,
    private readonly language: () => string,
  ) {}

  get busy() {
    return this.progress !== undefined;
  }

  /** The part of an id. */
  part(id: string): DraftPart | undefined {
    return this.draft?.sections.flatMap(({ parts }) => parts).find((part) => part.id === id);
  }

  /** Reads the draft. */
  async look() {
    const look = (this.#looks += 1);
    try {
      const draft = await this.staff.draft(this.language());
      if (look === this.#looks) this.draft = draft;
    } catch (refusal) {
      this.refused = refusal as Refusal;
    }
  }

  /** A form is open, and saves by this. Undoes it, after saving. */
  opens(save: () => Promise<boolean>): () => void {
    this.#form = save;
    return () => {
      if (this.#form === save) this.#form = undefined;
      void save();
    };
  }

  /** Saves what is typed, before anybody leaves. */
  async settle() {
    await this.#form?.();
  }

  /** Does something to the draft and looks at what became of it. Whether it was done. */
  async act<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.busy) return undefined;
    this.progress = true;
    this.refused = undefined;
    try {
      const done = await work();
      this.#stale = true;
      this.changes = undefined;
      return done ?? (true as T);
    } catch (refusal) {
      this.refused = refusal as Refusal;
      return undefined;
    } finally {
      await this.look();
      this.progress = undefined;
    }
  }

  /** Has what would be published built, where something changed. Whether there is one. */
  async build(): Promise<boolean> {
    if (!this.#stale && this.changes) return true;
    const changes = await this.act(() =>
      this.staff.buildPreview((progress) => (this.progress = progress)),
    );
    if (!changes) return false;
    this.changes = changes;
    this.#stale = false;
    return true;
  }

  /** Shows the draft as visitors would see it. */
  async show() {
    if (!(await this.build())) return;
    try {
      await this.staff.openPreview(this.language());
    } catch (refusal) {
      this.refused = refusal as Refusal;
    }
  }

  tell = (progress: Progress) => {
    this.progress = progress;
  };
}
