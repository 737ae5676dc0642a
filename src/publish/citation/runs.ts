/** A citation as plain text and as runs, so that page and print can set italics without markup in between. */

export interface Run {
  readonly text: string;
  readonly italic?: true;
}

export interface Citation {
  readonly text: string;
  readonly runs: readonly Run[];
}

// Noncharacters: XML allows them nowhere, so no value read from TEI can hold one.
export const italicStart = '\uFFFE';
export const italicEnd = '\uFFFF';

/** Reads what a template gave: text with italic stretches between the two marks. */
export function toCitation(marked: string): Citation {
  const runs: Run[] = [];
  for (const piece of marked.split(italicEnd)) {
    const [roman = '', italic = ''] = piece.split(italicStart);
    if (roman !== '') runs.push({ text: roman });
    if (italic !== '') runs.push({ text: italic, italic: true });
  }
  return { text: runs.map((run) => run.text).join(''), runs };
}
