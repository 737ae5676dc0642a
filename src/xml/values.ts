/** Attribute values (section 3.3.3): references expanded, white space made spaces. For tags, and for defaults in the internal subset. */
import { normaliseLineEnds } from './characters.js';
import {
  type Budget,
  characterReference,
  type Doctype,
  type Entity,
  entityName,
  expansionDepth,
  predefined,
} from './entities.js';
import { Input } from './input.js';

/** What is needed to expand a reference; `warn` hears of entities that lie outside the document. */
export interface Expansion {
  readonly doctype: Doctype;
  readonly budget: Budget;
}

/** Stops where an entity is being expanded within itself, or too deep. */
export function enter(entity: Entity, open: readonly string[], input: Input, start: number): void {
  if (open.includes(entity.name)) {
    const circle = [...open.slice(open.indexOf(entity.name)), entity.name].map((name) => `&${name};`);
    input.fail(
      'xml/entity-recursive',
      start,
      input.at,
      `The entity refers to itself: ${circle.join(' → ')}.`,
    );
  }
  if (open.length >= expansionDepth) {
    const message = `Entities stand within entities more than ${expansionDepth} deep.`;
    input.fail('xml/entity-expansion', start, input.at, message);
  }
}

/** The replacement text of an entity as an input; its places are those of the outermost reference. */
export function entityInput(entity: Entity, text: string, input: Input, start: number): Input {
  const outer = input.reference;
  return new Input(input.source, text, {
    written: `&${entity.name};`,
    start: outer?.start ?? start,
    end: outer?.end ?? input.at,
    declaration: entity.declaration,
  });
}

/** Finds an entity that a reference names; stops where there is none. Undefined where declarations that were not read may hold it. */
export function findEntity(doctype: Doctype, name: string, input: Input, start: number): Entity | undefined {
  const entity = doctype.entities.get(name);
  if (!entity && !doctype.partial) {
    const message = `The entity &${name}; is not declared in this document.`;
    input.fail('xml/entity-undefined', start, input.at, message, hintFor(name));
  }
  if (entity?.unparsed) {
    const message = `The entity &${name}; is not text (it is declared with NDATA), and cannot be referred to here.`;
    input.fail('xml/entity-malformed', start, input.at, message);
  }
  return entity;
}

/** The entities that people bring along from HTML. */
const htmlCharacters: Readonly<Record<string, string>> = {
  nbsp: '&#160;',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  sect: '§',
  para: '¶',
  shy: '&#173;',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  szlig: 'ß',
};

function hintFor(name: string): { hint: string } | Record<string, never> {
  const character = Object.hasOwn(htmlCharacters, name) ? htmlCharacters[name] : undefined;
  return character ? { hint: `&${name}; is HTML. In XML write ${character}.` } : {};
}

/**
 * Reads `input` from where it stands up to `end`.
 *
 * @returns the value, as CDATA; types declared otherwise have their spaces collapsed by `collapse`.
 */
export function attributeValue(
  input: Input,
  end: number,
  expansion: Expansion,
  open: readonly string[] = [],
): string {
  const { text } = input;
  let value = '';
  let from = input.at;
  const plain = (to: number) => normaliseLineEnds(text.slice(from, to)).replace(/[\t\n]/g, ' ');
  for (let at = from; at < end; ) {
    const unit = text.charCodeAt(at);
    if (unit === 60) {
      const message = 'Found “<” in the value of an attribute, where &lt; was expected.';
      input.fail('xml/less-than-unescaped', at, at + 1, message);
    }
    if (unit !== 38) {
      at++;
      continue;
    }
    value += plain(at);
    input.at = at;
    value +=
      text.charCodeAt(at + 1) === 35 ? characterReference(input) : referenceValue(input, expansion, open);
    at = input.at;
    from = at;
  }
  value += plain(end);
  input.at = end;
  return value;
}

function referenceValue(input: Input, expansion: Expansion, open: readonly string[]): string {
  const start = input.at;
  const name = entityName(input);
  const known = predefined.get(name);
  if (known !== undefined) return known;
  const entity = findEntity(expansion.doctype, name, input, start);
  if (!entity) return `&${name};`;
  if (entity.text === undefined) {
    const message = `The entity &${name}; lies outside the document, and cannot stand in an attribute.`;
    input.fail('xml/entity-malformed', start, input.at, message);
  }
  enter(entity, open, input, start);
  expansion.budget.spend(entity.text.length, input, start, input.at);
  const inner = entityInput(entity, entity.text, input, start);
  return attributeValue(inner, entity.text.length, expansion, [...open, name]);
}

/** Section 3.3.3: for all types but CDATA, spaces at the ends go, and runs of them become one. */
export const collapse = (value: string): string => value.replace(/^ +| +$/g, '').replace(/ {2,}/g, ' ');
