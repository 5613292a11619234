import type { DraftBridge, Tell } from '../draft';
import type { Draft } from '../generated/Draft';
import type { DraftPart } from '../generated/DraftPart';
import type { DraftPicture } from '../generated/DraftPicture';
import type { DraftStep } from '../generated/DraftStep';
import type { Refusal } from '../generated/Refusal';

declare global {
  /** What the staff window did to the draft, in order. */
  var steps: { command: string; with: unknown[] }[] | undefined;
}

const picture = (file: string, caption: string, suggested = ''): DraftPicture => ({
  file,
  readable: true,
  words: {
    alt: caption ? { en: `${caption}.`, 'zh-Hans': '图。' } : {},
    caption: caption ? { en: caption, 'zh-Hans': '校园' } : {},
    credit: caption ? { en: 'Archive', 'zh-Hans': '档案馆' } : {},
  },
  suggested: {
    alt: {},
    caption: suggested ? { en: suggested } : {},
    credit: suggested ? 'Li Na' : null,
  },
  thumbnail: null,
});

const item = (id: string, en: string, zh: string, more: Partial<DraftPart> = {}): DraftPart => ({
  id,
  title: { en, 'zh-Hans': zh },
  texts: { en: `# ${en}\n\nWords.\n`, 'zh-Hans': `# ${zh}\n\n文字。\n` },
  list: `${id}/item.toml`,
  pictures: [],
  recorded: [],
  ...more,
});

function drawn(count: number): Draft {
  const many = Array.from({ length: count }, (_, n) =>
    picture(`photo-${String(n + 1)}.jpg`, n % 3 ? `The yard, number ${String(n + 1)}` : ''),
  );
  return {
    by: 'Mei',
    begun: '2026-11-28T01:00:00Z',
    number: 12,
    languages: ['en', 'zh-Hans'],
    sections: [
      {
        id: 'message',
        title: { en: 'Message from the Chancellor and the President', 'zh-Hans': '书记校长致辞' },
        kind: 'message',
        parts: [item('message', 'Message', '致辞', { list: null, recorded: ['en'] })],
      },
      {
        id: 'history',
        title: { en: 'History', 'zh-Hans': '历程' },
        kind: 'timeline',
        parts: [
          item('history/1952-founded', 'A university of steel is founded', '钢铁学院成立'),
          item('history/1960-key', 'A key university', '全国重点大学', {
            texts: { en: '# A key university\n\nWords.\n', 'zh-Hans': '' },
          }),
        ],
      },
      {
        id: 'gallery',
        title: { en: 'Gallery', 'zh-Hans': '图集' },
        kind: 'gallery',
        parts: [
          {
            id: 'gallery',
            title: { en: 'Gallery', 'zh-Hans': '图集' },
            texts: null,
            list: 'gallery/media.toml',
            pictures: [
              picture('gate.jpg', 'The gate in May'),
              picture('最终版 (2).jpg', '', 'The yard in May'),
              ...many,
            ],
            recorded: [],
          },
        ],
      },
    ],
    problems: [
      {
        file: 'gallery/media.toml',
        line: 12,
        grave: false,
        sentence: '1 picture has no alt text.',
        remedy: 'Say what it shows.',
      },
    ],
    undo: null,
    redo: null,
    base: null,
  };
}

/** The shell's part for the draft. `nodraft`, `nostick` and `refuse` of the address say how it is met. */
export function cannedDraft(address: URLSearchParams): DraftBridge {
  const steps = (globalThis.steps = []) as NonNullable<typeof globalThis.steps>;
  let draft: Draft | null = address.has('nodraft') ? null : drawn(Number(address.get('many') ?? 0));
  const refusal = address.get('refuse');
  const done = (command: string, given: unknown[], step?: DraftStep) => {
    if (refusal) {
      const named = { by: 'Jun', who: 'Jun', since: '09:30', file: 'gallery/media.toml' };
      return Promise.reject({
        code: refusal,
        arguments: { ...named, what: 'gate.jpg', count: '2', reason: 'disk full', path: '/media' },
      } as unknown as Refusal);
    }
    steps.push({ command, with: given });
    if (draft && step) draft = { ...draft, undo: step, redo: null };
    return Promise.resolve();
  };
  const tellAll = (tell: Tell) => {
    tell({ stage: 'derive', done: 3, total: 10 });
  };
  return {
    draft: () => Promise.resolve(draft && structuredClone(draft)),
    async beginDraft() {
      await done('beginDraft', []);
      draft = drawn(0);
    },
    async discardDraft() {
      await done('discardDraft', []);
      draft = null;
    },
    sticks: () =>
      Promise.resolve(
        address.has('nostick')
          ? []
          : [
              {
                path: '/media/KINGSTON',
                name: 'KINGSTON',
                entries: [
                  { path: '/media/KINGSTON/照片', name: '照片', folder: true },
                  { path: '/media/KINGSTON/message.docx', name: 'message.docx', folder: false },
                  { path: '/media/KINGSTON/最终版 (2).JPG', name: '最终版 (2).JPG', folder: false },
                ],
              },
            ],
      ),
    async loadMedia(paths, section, _, tell) {
      tellAll(tell);
      await done('loadMedia', [paths, section], { kind: 'import', to: '' });
      return {
        taken: [
          { from: '照片/IMG_0001.JPG', to: 'gallery/img-0001.jpg', role: 'picture' },
          { from: 'message.docx', to: 'message/en.md', role: 'text' },
        ],
        known: 1,
        problems: [
          {
            file: '照片/film.mov',
            line: null,
            grave: true,
            sentence: 'This is a film; films are not shown.',
            remedy: 'Export a still picture or the sound.',
          },
        ],
      };
    },
    stopLoading: () => done('stopLoading', []),
    describePicture: (list, file, words) => {
      if (draft && !refusal)
        for (const { parts } of draft.sections)
          for (const part of parts)
            part.pictures = part.pictures.map((one) =>
              one.file === file && part.list === list ? { ...one, words } : one,
            );
      return done('describePicture', [list, file, words], { kind: 'words', to: file });
    },
    arrangePicture: (...given) => done('arrangePicture', given, { kind: 'order', to: given[1] }),
    removePicture: (...given) => done('removePicture', given, { kind: 'remove', to: given[1] }),
    writeText: (...given) => {
      const [id, language, text] = given;
      if (draft && !refusal)
        for (const { parts } of draft.sections)
          for (const part of parts)
            if (part.id === id && part.texts) part.texts = { ...part.texts, [language]: text };
      return done('writeText', given, { kind: 'text', to: id });
    },
    undoStep: () => done('undoStep', []),
    redoStep: () => done('redoStep', []),
    async buildPreview(tell) {
      tellAll(tell);
      await done('buildPreview', []);
      return {
        added: [{ id: 'gallery/img-0001', title: 'The yard in May' }],
        changed: [{ id: 'history/1960-key', title: 'A key university' }],
        removed: [],
      };
    },
    openPreview: (...given) => done('openPreview', given),
    async publishDraft(note, over, tell) {
      tellAll(tell);
      await done('publishDraft', [note, over]);
      return 13;
    },
  };
}
