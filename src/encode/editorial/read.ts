/** edition.yaml, read: its shape checked against the schema, every finding at its line and column. */
import { type Document, isMap, isNode, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Diagnostic, diagnostic, hasErrors, type Result } from '../../diagnostic/diagnostic.js';
import type { Source, Span } from '../../source/source.js';
import { checkReferences } from './references.js';
import { type Edition, editionSchema } from './schema.js';
import type { EditionSettings, Path } from './settings.js';
import { shapeProblems } from './shape.js';

/**
 * Reads edition.yaml, version 1 (docs/edition.md).
 *
 * @param source the file
 * @returns the settings, where nothing is wrong with their shape; findings with their places. Codes: `edition/*`
 */
export function readEdition(source: Source): Result<EditionSettings> {
  const document = parseDocument(source.text, { prettyErrors: false, uniqueKeys: true });
  const malformed = document.errors.map(({ message, pos: [start, end] }) =>
    diagnostic('edition/yaml', sentence(message), { span: { source, start, end: Math.max(start, end) } }),
  );
  if (malformed.length > 0) return { diagnostics: malformed };
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null))
    return {
      diagnostics: [
        diagnostic('edition/empty', 'Found nothing; expected an edition.', { span: whole(source) }),
      ],
    };
  const value = toValue(document, source);
  if ('code' in value) return { diagnostics: [value] };
  const places = { at: placesIn(document, source), keyAt: keysIn(document, source) };
  const parsed: z.ZodSafeParseResult<Edition> = editionSchema.safeParse(value.value);
  if (!parsed.success) return { diagnostics: shapeProblems(parsed.error.issues, value.value, places) };
  const settings: EditionSettings = { source, edition: parsed.data, at: places.at };
  const diagnostics = [...checkReferences(settings), ...saidUnknown(settings)];
  return hasErrors(diagnostics) ? { diagnostics } : { value: settings, diagnostics };
}

const whole = (source: Source): Span => ({ source, start: 0, end: Math.min(source.text.length, 1) });
const sentence = (message: string): string => (/[.!?]$/.test(message) ? message : `${message}.`);

/** The document as plain values. YAML lets aliases multiply: a file that does so beyond reason is refused. */
function toValue(document: Document, source: Source): { value: unknown } | Diagnostic {
  try {
    return { value: document.toJS({ maxAliasCount: 100 }) };
  } catch (thrown) {
    if (!(thrown instanceof Error)) throw thrown;
    return diagnostic('edition/yaml', sentence(thrown.message), { span: whole(source) });
  }
}

/** Finds the value at a path; where it is absent, the nearest that is there. */
function placesIn(document: Document, source: Source): (path: Path) => Span {
  return (path) => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return { source, start: node.range[0], end: node.range[1] };
    }
    return whole(source);
  };
}

/** Finds the key of a value: the word before the colon. */
function keysIn(document: Document, source: Source): (path: Path) => Span | undefined {
  return (path) => {
    const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
    if (isSeq(parent) || !isMap(parent)) return undefined;
    const pair = parent.items.find(
      (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(path.at(-1)),
    );
    const key = pair?.key;
    return isScalar(key) && key.range ? { source, start: key.range[0], end: key.range[1] } : undefined;
  };
}

/** What the editor says is not known, in one finding: so that a build says it once. */
function saidUnknown({ edition, at }: EditionSettings): Diagnostic[] {
  const { instrument, title } = edition;
  const unknown: [string, Path][] = [];
  for (const [language, text] of Object.entries(title))
    if (text === 'unknown') unknown.push([`the title (${language})`, ['title', language]]);
  const look = (given: unknown, name: string, path: Path): void => {
    if (given === 'unknown') unknown.push([name, path]);
  };
  for (const [key, name] of Object.entries(factNames)) {
    const path = key.split('.');
    look(path.reduce<unknown>(member, instrument), name, ['instrument', ...path]);
  }
  const [first] = unknown;
  if (first === undefined) return [];
  const names = unknown.map(([name]) => name).join(', ');
  return [
    diagnostic('edition/unknown-said', `Not known, as the edition says: ${names}.`, {
      span: at(first[1]),
      related: unknown.slice(1).map(([name, path]) => ({ message: name, span: at(path) })),
    }),
  ];
}

const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

/** Facts that may be unknown, by their path under `instrument`, in the words of a sentence. */
const factNames: Readonly<Record<string, string>> = {
  authenticLanguages: 'authentic languages',
  signatories: 'signatories',
  series: 'series',
  part: 'part of the series',
  volume: 'volume',
  page: 'page',
  'registration.number': 'registration number',
  'registration.date': 'date of registration',
  'registration.by': 'who registered it',
  'signed.date': 'date of signing',
  'signed.place': 'place of signing',
  'inForce.date': 'date of entry into force',
  'inForce.how': 'how it entered into force',
};
