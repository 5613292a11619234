/** A text by BCP 47 tag, as the wire has it. A language may be missing. */
export type Localized = Record<string, string>;
