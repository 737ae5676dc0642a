/**
 * A page read back from its bytes, for `validate/fidelity` to compare with the TEI: the words of the text in order, and the
 * notes with the place of their references. It follows the page as a reader does: from a reference to the note it links to.
 */
import type { ReadBack, ReadBackNote } from '../edition.js';
import { type Attributes, readHtml } from './reader.js';

/** Elements that part words: what HTML shows as blocks. */
const blocks = new Set(
  'article aside blockquote body caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header li main nav ol p pre section table tbody td th tr ul'.split(
    ' ',
  ),
);
/** ASCII white space, as HTML has it: space, tab, line feed, form feed, carriage return. */
const isWhite = (code: number): boolean => code === 32 || (code >= 9 && code <= 13 && code !== 11);

/** Words as they come in: pieces of text that no white space and no edge parts are one word. */
class Words {
  readonly list: string[] = [];
  private open = '';

  add(text: string): void {
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      if (!isWhite(text.charCodeAt(at))) continue;
      if (at > from) this.open += text.slice(from, at);
      this.part();
      from = at + 1;
    }
    if (from < text.length) this.open += text.slice(from);
  }

  part(): void {
    if (this.open !== '') this.list.push(this.open);
    this.open = '';
  }

  /** How many words have begun. */
  get begun(): number {
    return this.list.length + (this.open === '' ? 0 : 1);
  }
}

interface Open {
  readonly name: string;
  /** Its text is not the document's: what the page adds, markers of notes, what is hidden. */
  readonly silent: boolean;
  /** Where its text goes. */
  readonly into: Words | undefined;
  /** It stands in the notes at the end of the text. */
  readonly listed: boolean;
}

/** A place that a note belongs to: so many words had begun in this run of words, which may itself be a note. */
interface Place {
  readonly within: Words;
  readonly after: number;
}

interface Text {
  readonly words: Words;
  readonly references: (Place & { readonly id: string })[];
  readonly inFlow: (Place & { readonly words: Words })[];
  /** The notes at the end, by id. */
  readonly listed: Map<string, Words>;
}

const nothing: Open = { name: '', silent: true, into: undefined, listed: false };

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
  const top = (): Open => stack.at(-1) ?? nothing;

  const open = (name: string, attributes: Attributes): void => {
    const outer = top();
    const role = attributes.get('role');
    let { into, listed, silent } = outer;
    if (blocks.has(name) || (role === 'doc-pagebreak' && !attributes.has('data-internal'))) into?.part();
    const reading = attributes.get('data-reading');
    if (reading !== undefined) {
      const name = reading === '' ? `text ${texts.size}` : reading;
      current = texts.get(name) ?? { words: new Words(), references: [], inFlow: [], listed: new Map() };
      texts.set(name, current);
      into = current.words;
      silent = false;
    }
    if (attributes.has('data-reading-notes')) {
      listed = true;
      silent = false;
    }
    const text = current;
    if (listed && attributes.has('data-reference')) {
      into = new Words();
      const id = attributes.get('id') ?? '';
      if (text?.listed.has(id) === false) text.listed.set(id, into);
    }
    if (into !== undefined && text !== undefined && !silent) {
      const place = { within: into, after: into.begun };
      if (role === 'doc-noteref') {
        text.references.push({ ...place, id: decodeURI((attributes.get('href') ?? '').slice(1)) });
      } else if (role === 'note') {
        into = new Words();
        text.inFlow.push({ ...place, words: into });
      }
    }
    const added = attributes.has('data-generated') || attributes.has('hidden');
    silent ||= added || role === 'doc-noteref' || role === 'doc-backlink';
    stack.push({ name, silent, into, listed });
  };

  const close = (name: string): void => {
    const left = stack.pop();
    if (left !== undefined && (blocks.has(name) || left.into !== top().into)) left.into?.part();
  };

  const text = (words: string): void => {
    const { silent, into } = top();
    if (!silent) into?.add(words);
  };

  for (const page of pages) readHtml(page, { open, close, text });
  return [...texts.values()].map(gather);
}

/** Puts notes to the places of their references; a note within a note belongs where the outer one does. */
function gather({ words, references, inFlow, listed }: Text): ReadBack {
  const firstPlaces = new Map<Words, Place>();
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
    words: note.list,
  }));
  return { words: words.list, notes: notes.sort((one, other) => one.after - other.after) };
}
