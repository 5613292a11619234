import { Channel, invoke } from '@tauri-apps/api/core';
import type { Draft } from './generated/Draft';
import type { DraftChanges } from './generated/DraftChanges';
import type { Loaded } from './generated/Loaded';
import type { PictureWords } from './generated/PictureWords';
import type { Progress } from './generated/Progress';
import type { Stick } from './generated/Stick';

/** Told how far a long operation is. */
export type Tell = (progress: Progress) => void;

/** What curators may ask of the draft. Every call may be refused, with a `Refusal`. */
export interface DraftBridge {
  /** The draft, with what is wrong in words of `language`; nothing where there is none. */
  draft(language: string): Promise<Draft | null>;
  /** Begins a draft from the edition on screen. */
  beginDraft(): Promise<void>;
  /** Lets go of the draft. */
  discardDraft(): Promise<void>;
  /** The sticks that are plugged in. */
  sticks(): Promise<Stick[]>;
  /** Takes files and folders of a stick in: into a section or item, or where they belong. */
  loadMedia(paths: string[], section: string | null, language: string, tell: Tell): Promise<Loaded>;
  /** Has a loading that goes on come to its end, with nothing loaded. */
  stopLoading(): Promise<void>;
  describePicture(list: string, file: string, words: PictureWords): Promise<void>;
  /** Puts a picture at a place of its list, counted from 0. */
  arrangePicture(list: string, file: string, to: number): Promise<void>;
  removePicture(list: string, file: string): Promise<void>;
  writeText(item: string, language: string, text: string): Promise<void>;
  undoStep(): Promise<void>;
  redoStep(): Promise<void>;
  /** Builds what would be published, and tells what is different from what is shown. */
  buildPreview(tell: Tell): Promise<DraftChanges>;
  /** Shows what was built last as visitors would see it. */
  openPreview(language: string): Promise<void>;
  /** Publishes the draft and tells its number; `over` an edition that came since it was begun too. */
  publishDraft(note: string | null, over: boolean, tell: Tell): Promise<number>;
}

function channel(tell: Tell): Channel<Progress> {
  const progress = new Channel<Progress>();
  progress.onmessage = tell;
  return progress;
}

/** The shell itself. */
export const liveDraft: DraftBridge = {
  draft: (language) => invoke('draft', { language }),
  beginDraft: () => invoke('begin_draft'),
  discardDraft: () => invoke('discard_draft'),
  sticks: () => invoke('sticks'),
  loadMedia: (paths, section, language, tell) =>
    invoke('load_media', { paths, section, language, progress: channel(tell) }),
  stopLoading: () => invoke('stop_loading'),
  describePicture: (list, file, words) => invoke('describe_picture', { list, file, words }),
  arrangePicture: (list, file, to) => invoke('arrange_picture', { list, file, to }),
  removePicture: (list, file) => invoke('remove_picture', { list, file }),
  writeText: (item, language, text) => invoke('write_text', { item, language, text }),
  undoStep: () => invoke('undo_step'),
  redoStep: () => invoke('redo_step'),
  buildPreview: (tell) => invoke('build_preview', { progress: channel(tell) }),
  openPreview: (language) => invoke('open_preview', { language }),
  publishDraft: (note, over, tell) =>
    invoke('publish_draft', { note, over, progress: channel(tell) }),
};
