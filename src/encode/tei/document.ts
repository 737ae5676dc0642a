/** The TEI document of one text: header, standOff and text, with the layout that takes it back to its transcript. */
import { byteOrderMark } from '../../source/encodings.js';
import type { Source, Span } from '../../source/source.js';
import { element, type XmlDocument, type XmlElement } from '../../xml/build.js';
import type { Layout } from '../../xml/layout.js';
import { measureLayout } from '../../xml/layout.measure.js';
import { TEI } from '../../xml/tree.js';
import { writeXml } from '../../xml/write.js';
import { type EditionSettings, languageOf } from '../editorial/settings.js';
import type { Instrument } from '../instrument.js';
import { settle } from './bounds.js';
import { Entities, standOff } from './entities.js';
import { header, registration } from './header.js';
import { Evidence, scopeOf } from './scope.js';
import { textContent } from './sequence.js';

export interface TeiDocument {
  readonly tei: string;
  /** By row of the parsed document: where in the transcript the node came from. */
  readonly origins: readonly (Span | undefined)[];
}

const models = [
  { href: 'engross.rng', schematypens: 'http://relaxng.org/ns/structure/1.0' },
  {
    href: 'https://www.tei-c.org/Vault/P5/4.12.0/xml/tei/custom/schema/relaxng/tei_all.rng',
    schematypens: 'http://relaxng.org/ns/structure/1.0',
  },
];

/** Writes an instrument, with the settings of its edition, as TEI. */
export function teiDocument(
  read: Instrument,
  settings: EditionSettings | undefined,
  corresponding: ReadonlyMap<string, string> = new Map(),
): TeiDocument {
  const instrument = settle(read);
  const { source } = instrument;
  const language = (settings && languageOf(settings, source)) ?? instrument.language;
  const entities = new Entities(instrument.facts, settings);
  const scope = scopeOf(instrument, {
    entity: (kind, key) => entities.resolve(kind, key),
    partyOf: (person) => entities.partyOf(person),
    registration: registration(instrument.facts, settings),
    evidence: evidenceOfEdition(settings),
    corresponding,
  });
  const text = element('text', { 'xml:lang': language }, ...textContent(instrument.parts, scope));
  const measured = measure(source, text);
  const events = standOff(entities, scope, settings);
  const head = header({
    scope,
    entities,
    settings,
    language,
    layout: measured.layout,
    words: measured.words,
  });
  const root = element(
    'TEI',
    {
      xmlns: TEI,
      'xml:id': settings === undefined ? undefined : `${settings.edition.id}.${language}`,
      'xml:lang': language,
      type: 'treaty',
    },
    head,
    events,
    text,
  );
  const { text: tei, origins } = writeXml(withModels(root));
  return { tei, origins };
}

/** The sources that the editor's facts name come first, in the order of edition.yaml. */
function evidenceOfEdition(settings: EditionSettings | undefined): Evidence {
  const evidence = new Evidence();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('source' in value && typeof value.source === 'string') evidence.pointer(value.source);
    else for (const inner of Object.values(value)) visit(inner);
  };
  visit(settings?.edition.instrument);
  return evidence;
}

function withModels(root: XmlElement): XmlDocument {
  const prolog = models.map(({ href, schematypens }) => ({
    target: 'xml-model',
    data: `href="${href}" type="application/xml" schematypens="${schematypens}"`,
  }));
  return { prolog, root };
}

/** Measures the white space of the text against the transcript. */
function measure(source: Source, text: XmlElement): { layout: Layout; words: number } {
  const { encoding } = source;
  const bom = startsWithMark(source);
  const { layout, words } = measureLayout(text, source.text, encoding, bom);
  // A word that is not where the transcript has it is a bug in what read or wrote it: the fidelity check says where.
  const none = { encoding, bom, line: '\n', block: '\n\n', end: '', gaps: new Map(), inner: new Map() };
  return { layout: layout ?? none, words };
}

/** True where the bytes begin with the byte order mark of their encoding, and the text does not have it. */
const startsWithMark = ({ bytes, text, encoding }: Source): boolean =>
  !text.startsWith('\ufeff') && byteOrderMark(bytes) === encoding;
