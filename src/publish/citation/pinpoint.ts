/**
 * A citable unit as a citation names it: `art.3.para.2` is "art. 3, para. 2", or "art 3(2)", as the style has it.
 * Identifiers are those of docs/encoding.md; they come from what is printed, so the citation can be read without the edition.
 */

export interface PinpointStep {
  readonly kind: string;
  /** Absent where there is only one: the preamble. */
  readonly n?: string;
}

/** How a style names units: hash arguments of `{{pinpoint}}` in its template. */
export interface PinpointForm {
  /** Between steps; ", " unless given. */
  readonly join?: string;
  /** False: "art 3" for "art. 3". */
  readonly dots?: boolean;
  /** True: paragraphs of an article as "art 3(2)". Items always stand in brackets. */
  readonly brackets?: boolean;
  /** Words of this style for a kind, instead of the usual ones: `para="¶"`. */
  readonly [kind: string]: string | boolean | undefined;
}

const kinds: Readonly<Record<string, string>> = {
  annex: 'annex',
  appendix: 'appendix',
  art: 'art.',
  chapter: 'chap.',
  enclosure: 'enclosure',
  exchange: 'exchange',
  item: 'item',
  letter: 'letter',
  minutes: 'minutes',
  note: 'note',
  page: 'p.',
  para: 'para.',
  part: 'part',
  preamble: 'preamble',
  protocol: 'protocol',
  schedule: 'schedule',
  section: 'sect.',
  statute: 'statute',
  title: 'title',
};

/** Reads a unit's identifier; undefined where it names no part that a citation can point to. */
export function parsePinpoint(unit: string): PinpointStep[] | undefined {
  const words = unit.split('.');
  const steps: PinpointStep[] = [];
  for (let at = 0; at < words.length; ) {
    const kind = words[at] ?? '';
    const next = words[at + 1];
    if (kinds[kind] === undefined) return undefined;
    const numbered = next !== undefined && kinds[next] === undefined;
    if (numbered && !/^[\p{L}\p{N}-]+$/u.test(next)) return undefined;
    // `note.1-2` is the second note numbered 1: the print knows only the 1.
    steps.push(numbered ? { kind, n: kind === 'note' ? next.replace(/-\d+$/, '') : next } : { kind });
    at += numbered ? 2 : 1;
  }
  return steps;
}

/** The pinpoint in a style's words. */
export function formatPinpoint(steps: readonly PinpointStep[], form: PinpointForm): string {
  let text = '';
  let above: string | undefined;
  for (const { kind, n } of steps) {
    const bracketed =
      n !== undefined && (kind === 'item' || (form.brackets === true && kind === 'para' && above === 'art'));
    if (bracketed && text !== '') text += `(${n})`;
    else text += (text === '' ? '' : (form.join ?? ', ')) + named(kind, n, form);
    above = kind;
  }
  return text;
}

function named(kind: string, n: string | undefined, form: PinpointForm): string {
  const own = form[kind];
  const word = typeof own === 'string' ? own : (kinds[kind] ?? kind);
  const plain = form.dots === false ? word.replace(/\.$/, '') : word;
  return n === undefined ? plain : `${plain} ${n}`;
}
