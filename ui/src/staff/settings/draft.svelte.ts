import type { MachineSettings } from '../../bridge/generated/MachineSettings';
import type { Refusal } from '../../bridge/generated/Refusal';
import type { Setup } from '../../bridge/generated/Setup';
import type { StaffBridge } from '../../bridge/staff';
import type { StaffLanguage } from '../../words/staff';

/** A name among the settings. */
export type Key = keyof MachineSettings;

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The settings while somebody changes them: what stands in the file, and what is to stand there. */
export class Draft {
  /** As they stand, and what there is to choose from. */
  setup = $state.raw<Setup>();
  /** What is to stand there. */
  settings = $state<MachineSettings>();
  /** Why the last save was refused. */
  refused = $state.raw<Refusal>();
  saving = $state(false);
  /** Whether what stands there now was saved here. */
  saved = $state(false);
  readonly #staff: StaffBridge;

  constructor(staff: StaffBridge) {
    this.#staff = staff;
  }

  /** The names of what was changed and not saved. */
  get changed(): Key[] {
    const [before, now] = [this.setup?.settings, this.settings];
    if (!before || !now) return [];
    return (Object.keys(before) as Key[]).filter((key) => !same(before[key], now[key]));
  }

  /** Looks what stands there; what was changed here stays changed. */
  async look(language: StaffLanguage) {
    this.#take(await this.#staff.settings(language));
  }

  /** Lets go of what was not saved. */
  undo() {
    if (this.setup) this.settings = structuredClone(this.setup.settings);
    this.refused = undefined;
  }

  /** Saves all of it or nothing. Where somebody else was first, theirs is looked at and what was changed here stays. */
  async save(language: StaffLanguage) {
    const { setup, settings } = this;
    if (!setup || !settings || this.saving) return;
    this.saving = true;
    this.refused = undefined;
    try {
      const wanted = $state.snapshot(settings);
      this.setup = await this.#staff.changeSettings(setup.seen, wanted, language);
      this.settings = structuredClone(this.setup.settings);
      this.saved = true;
    } catch (refusal) {
      this.refused = refusal as Refusal;
      this.saved = false;
      if (this.refused.code === 'settingsChanged') await this.look(language);
    } finally {
      this.saving = false;
    }
  }

  /** What is wrong with a setting, in words. */
  wrong(key: Key): string | undefined {
    return this.refused?.code === 'settingsWrong' ? this.refused.arguments[key] : undefined;
  }

  /** Whether a setting that was saved waits for the next start. */
  waits(key: Key): boolean {
    return this.setup?.waiting.includes(key) ?? false;
  }

  #take(setup: Setup) {
    const kept = this.changed;
    const mine = this.settings && $state.snapshot(this.settings);
    const settings = structuredClone(setup.settings);
    if (mine) for (const key of kept) Object.assign(settings, { [key]: mine[key] });
    this.setup = setup;
    this.settings = settings;
  }
}
