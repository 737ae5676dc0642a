/**
 * A page read back from its bytes, for `validate/fidelity` to compare with the TEI: the words of the text in order, and the
 * notes with the place of their references. It follows the page as a reader does: from a reference to the note it links to.
 */
import { WordCollector } from '../../source/words.js';
import type { ReadBack, ReadBackNote, Signs } from '../edition.js';
import { type Attributes, readHtml } from './reader.js';

/** Elements that part words: what HTML shows as blocks. */
const blocks = new Set(
  'article aside blockquote body caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header li main nav ol p pre section table tbody td th tr ul'.split(
    ' ',
  ),
);
interface Open {
  /** Its text is not the document's: what the page adds, markers of notes, what is hidden. */
  readonly silent: boolean;
  /** Where its text goes. */
  readonly into: WordCollector | undefined;
  /** It stands in the notes at the end of the text. */
  readonly listed: boolean;
  /** What its text is said of. */
  readonly sign?: Sign | undefined;
}

/** A place that a note belongs to: so many words had begun in this run of words, which may itself be a note. */
interface Place {
  readonly within: WordCollector;
  readonly after: number;
}

interface Text {
  readonly words: WordCollector;
  readonly references: (Place & { readonly id: string })[];
  readonly inFlow: (Place & { readonly words: WordCollector })[];
  /** The notes at the end, by id. */
  readonly listed: Map<string, WordCollector>;
  readonly signs: Sign[];
  /** The cells of each row of a table. */
  readonly rows: number[];
}

/** What is not words, while its text is read. */
interface Sign {
  readonly kind: keyof Signs;
  said: string;
}

const newText = (): Text => ({
  words: new WordCollector(),
  references: [],
  inFlow: [],
  listed: new Map(),
  signs: [],
  rows: [],
});

const nothing: Open = { silent: true, into: undefined, listed: false };

/** Reads a page back. One result a text: a page may hold an edition in several languages. */
export const readBackHtml = (html: string): ReadBack[] => readBackPages([html]);

/**
 * Reads the pages of a site back, in the order of the text, one at a time. The parts of a text that goes on over pages
 * have the same value of `data-reading`.
 */
export function readBackPages(pages: Iterable<string>): ReadBack[] {
  const texts = new Map<string, Text>();
  let current: Text | undefined;
  const stack: Open[] = [];
  /** The number of each row that is open; none of one that is not shown. */
  const rows: (number | undefined)[] = [];
  const top = (): Open => stack.at(-1) ?? nothing;

  const open = (name: string, attributes: Attributes): void => {
    const outer = top();
    if (blocks.has(name)) outer.into?.part();
    if (name === 'tr') rows.push(outer.silent ? undefined : current?.rows.push(0));
    if (name === 'td' || name === 'th') cell(attributes);
    stack.push(attributes.count === 0 ? outer : opened(outer, name, attributes));
  };

  /** What an element is, by its attributes. */
  const opened = (outer: Open, name: string, attributes: Attributes): Open => {
    const role = attributes.get('role');
    let { into, listed, silent } = outer;
    let sign: Sign | undefined;
    if (role === 'doc-pagebreak' && !attributes.has('data-internal')) into?.part();
    const reading = attributes.get('data-reading');
    if (reading !== undefined) {
      const key = reading === '' ? `text ${texts.size}` : reading;
      current = texts.get(key) ?? newText();
      texts.set(key, current);
      into = current.words;
      silent = false;
    }
    if (attributes.has('data-reading-notes')) {
      listed = true;
      silent = false;
    }
    const text = current;
    if (listed && attributes.has('data-reference')) {
      into = new WordCollector();
      const id = attributes.get('id') ?? '';
      if (text?.listed.has(id) === false) text.listed.set(id, into);
    }
    if (into !== undefined && text !== undefined && !silent) {
      const place = { within: into, after: into.begun };
      sign = signOf(name, attributes);
      if (sign !== undefined) text.signs.push(sign);
      if (role === 'doc-noteref') {
        text.references.push({ ...place, id: decodeURI((attributes.get('href') ?? '').slice(1)) });
      } else if (role === 'note') {
        into = new WordCollector();
        text.inFlow.push({ ...place, words: into });
      }
    }
    const added = attributes.has('data-generated') || attributes.has('hidden');
    silent ||= added || role === 'doc-noteref' || role === 'doc-backlink';
    const isOuter = silent === outer.silent && into === outer.into && listed === outer.listed;
    return isOuter && sign === outer.sign ? outer : { silent, into, listed, sign };
  };

  /** A cell of the row that is open; what stands in a row and is no cell does not count. */
  const cell = (attributes: Attributes): void => {
    const row = rows.at(-1);
    if (row === undefined || current === undefined || attributes.get('class') === 'loose') return;
    current.rows[row - 1] = (current.rows[row - 1] ?? 0) + 1;
  };

  const close = (name: string): void => {
    const left = stack.pop();
    if (name === 'tr') rows.pop();
    if (left !== undefined && (blocks.has(name) || left.into !== top().into)) left.into?.part();
  };

  const text = (words: string, from: number, to: number): void => {
    const { silent, into, sign } = top();
    if (sign !== undefined) sign.said += words.slice(from, to);
    else if (!silent) into?.add(words, from, to);
  };

  const isDone = (): boolean => stack.length === 0;
  for (const page of pages)
    for (let at = nextReading(page, 0); at >= 0; at = nextReading(page, at))
      at = readHtml(page, { open, close, text, isDone }, at);
  return [...texts.values()].map(gather);
}

/** Where the next tag stands that may say of itself that it holds a text or its notes: half of a page is the ways to others. */
function nextReading(page: string, from: number): number {
  for (let at = page.indexOf('data-reading', from); at >= 0; at = page.indexOf('data-reading', at + 1)) {
    const tag = page.lastIndexOf('<', at);
    if (tag >= from) return tag;
  }
  return -1;
}

/** A gap, a space or a picture, by what the page says of itself; also a picture that is named where it would stand. */
function signOf(name: string, attributes: Attributes): Sign | undefined {
  if (name === 'img') return { kind: 'picture', said: attributes.get('alt') ?? '' };
  const kind = attributes.get('data-generated');
  return kind === 'gap' || kind === 'space' || kind === 'picture' ? { kind, said: '' } : undefined;
}

/** What is said at each sign: of gaps and spaces nothing but their mark. */
function told(signs: readonly Sign[]): Signs {
  const of = (kind: Sign['kind']): string[] =>
    signs.filter((one) => one.kind === kind).map(({ said }) => (kind === 'picture' ? described(said) : ''));
  return { gap: of('gap'), space: of('space'), picture: of('picture') };
}

/** `[Picture: a map]` stands where a picture would; `[Picture, not published with this page]` says nothing of it. */
const described = (said: string): string => said.replace(/^\[Picture(?:: (.*)|,.*)\]$/s, '$1');

/** Puts notes to the places of their references; a note within a note belongs where the outer one does. */
function gather({ words, references, inFlow, listed, signs, rows }: Text): ReadBack {
  const firstPlaces = new Map<WordCollector, Place>();
  for (const reference of references) {
    const note = listed.get(reference.id);
    if (note !== undefined && !firstPlaces.has(note)) firstPlaces.set(note, reference);
  }
  for (const note of inFlow) firstPlaces.set(note.words, note);
  const position = (place: Place, depth = 0): number => {
    const outer = place.within === words || depth > 20 ? undefined : firstPlaces.get(place.within);
    return outer === undefined ? place.after : position(outer, depth + 1);
  };
  const notes: ReadBackNote[] = [...firstPlaces].map(([note, place]) => ({
    after: position(place),
    words: note.words,
  }));
  return {
    words: words.words,
    signs: told(signs),
    rows,
    notes: notes.sort((one, other) => one.after - other.after),
  };
}
