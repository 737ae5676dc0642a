/**
 * The document type declaration and its internal subset (XML 1.0, sections 2.8, 3.2, 3.3, 4.2 and 4.7): entities and
 * attribute lists are kept, element and notation declarations are checked for their form. Nothing external is read.
 */
import { normaliseLineEnds } from './characters.js';
import { contentModel } from './contentModel.js';
import {
  type AttributeDeclaration,
  type Budget,
  characterReference,
  type Doctype,
  type Entity,
  entityName,
  expansionDepth,
} from './entities.js';
import { Input } from './input.js';
import { attributeValue, collapse } from './values.js';

const code = 'xml/doctype-malformed';

const tokenisedTypes = ['CDATA', 'IDREFS', 'IDREF', 'ID', 'ENTITY', 'ENTITIES', 'NMTOKENS', 'NMTOKEN'];

/** Reads the declaration that begins at `input.at`. */
export function readDoctype(input: Input, budget: Budget, standalone: boolean): Doctype {
  return new DoctypeReader(budget, standalone).read(input);
}

interface Declared extends Doctype {
  readonly entities: Map<string, Entity>;
  readonly attributes: Map<string, Map<string, AttributeDeclaration>>;
  partial: boolean;
  readonly unread: Doctype['unread'][number][];
}

class DoctypeReader {
  private readonly doctype: Declared = {
    entities: new Map(),
    attributes: new Map(),
    partial: false,
    unread: [],
  };
  private readonly parameters = new Map<string, Entity>();
  private readonly open: string[] = [];
  /** Section 5.1: after a parameter entity that was not read, later declarations may not be the binding ones. */
  private unsure = false;

  constructor(
    private readonly budget: Budget,
    private readonly standalone: boolean,
  ) {}

  read(input: Input): Doctype {
    const where = 'in the document type declaration';
    input.expect('<!DOCTYPE', code, 'here');
    input.expectSpace(code, where);
    input.name(code, where);
    if (input.skipSpace() && /^(SYSTEM|PUBLIC)/.test(input.text.slice(input.at, input.at + 6))) {
      const start = input.at;
      this.externalIdentifier(input, false);
      this.doctype.unread.push({ what: 'The DTD that is named here', start, end: input.at });
      this.doctype.partial = !this.standalone;
      input.skipSpace();
    }
    if (input.take('[')) {
      this.subset(input);
      input.expect(']', code, where);
      input.skipSpace();
    }
    input.expect('>', code, where);
    return this.doctype;
  }

  /** Declarations up to `]`, or to the end of a parameter entity. */
  private subset(input: Input): void {
    const { text } = input;
    for (;;) {
      input.skipSpace();
      const { at } = input;
      if (at >= text.length || text[at] === ']') {
        if (input.reference && at < text.length) this.unexpected(input);
        return;
      }
      if (text.startsWith('<!--', at)) comment(input);
      else if (text.startsWith('<?', at)) instruction(input);
      else if (text.startsWith('<!ENTITY', at)) this.entity(input);
      else if (text.startsWith('<!ATTLIST', at)) this.attributeList(input);
      else if (text.startsWith('<!ELEMENT', at)) elementDeclaration(input);
      else if (text.startsWith('<!NOTATION', at)) this.notation(input);
      else if (text[at] === '%') this.parameterReference(input);
      else this.unexpected(input);
    }
  }

  private unexpected(input: Input): never {
    const message = `Found ${input.found(input.at)} in the internal subset, where a declaration or “]” was expected.`;
    return input.fail(code, input.at, input.at + 1, message);
  }

  /** `%name;` between declarations: its replacement text is declarations too. */
  private parameterReference(input: Input): void {
    const start = input.at;
    const name = entityName(input);
    const entity = this.parameters.get(name);
    if (!entity && !this.doctype.partial) {
      const message = `The parameter entity %${name}; is not declared.`;
      input.fail('xml/entity-undefined', start, input.at, message);
    }
    // Section 4.1, "Entity Declared": any parameter reference, also one that is read, makes it a matter of validity.
    this.doctype.partial = !this.standalone;
    if (entity?.text === undefined) {
      // Within the text of another entity places are not the document's.
      if (!input.reference)
        this.doctype.unread.push({ what: `The parameter entity %${name};`, start, end: input.at });
      this.unsure = !this.standalone;
      return;
    }
    if (this.open.includes(name)) {
      const message = `The parameter entity %${name}; refers to itself.`;
      input.fail('xml/entity-recursive', start, input.at, message);
    }
    if (this.open.length >= expansionDepth) {
      input.fail('xml/entity-expansion', start, input.at, `Entities stand more than ${expansionDepth} deep.`);
    }
    this.budget.spend(entity.text.length, input, start, input.at);
    const { source, reference } = input;
    this.open.push(name);
    this.subset(
      new Input(source, entity.text, {
        written: `%${name};`,
        start: reference?.start ?? start,
        end: reference?.end ?? input.at,
        declaration: entity.declaration,
      }),
    );
    this.open.pop();
  }

  /** Productions 70 to 76. */
  private entity(input: Input): void {
    const start = input.at;
    const where = 'in the declaration of an entity';
    input.at += 8;
    input.expectSpace(code, where);
    const parameter = input.take('%');
    if (parameter) input.expectSpace(code, where);
    const name = input.name(code, where);
    checkName(input, name);
    input.expectSpace(code, where);
    const quoted = input.text[input.at] === '"' || input.text[input.at] === "'";
    const text = quoted ? this.replacementText(input) : undefined;
    let unparsed = false;
    if (!quoted) {
      this.externalIdentifier(input, false);
      const spaced = input.skipSpace();
      if (spaced && !parameter && input.take('NDATA')) {
        input.expectSpace(code, where);
        input.name(code, where);
        unparsed = true;
      }
    }
    input.skipSpace();
    input.expect('>', code, where);
    const table = parameter ? this.parameters : this.doctype.entities;
    // The first declaration of a name binds.
    if (table.has(name) || this.unsure) return;
    table.set(name, { name, text, unparsed, declaration: input.span(start, input.at) });
  }

  /** Section 4.5: character references are expanded, general ones kept, parameter ones are not allowed here. */
  private replacementText(input: Input): string {
    const start = input.at;
    const literal = input.quoted(code, 'in the declaration of an entity');
    const end = input.at - 1;
    let text = '';
    let from = start + 1;
    const references = /[&%]/g;
    references.lastIndex = from;
    for (let found = references.exec(input.text); found && found.index < end; ) {
      const at = found.index;
      input.at = at;
      if (found[0] === '%') this.parameterInDeclaration(input);
      if (input.text[at + 1] === '#') {
        text += normaliseLineEnds(input.text.slice(from, at)) + characterReference(input);
        from = input.at;
      } else entityName(input);
      if (input.at > end) {
        input.fail('xml/reference-malformed', at, end, 'The reference runs over the end of the value.');
      }
      references.lastIndex = input.at;
      found = references.exec(input.text);
    }
    input.at = end + 1;
    return from === start + 1
      ? normaliseLineEnds(literal)
      : text + normaliseLineEnds(input.text.slice(from, end));
  }

  private parameterInDeclaration(input: Input): never {
    const { at } = input;
    entityName(input);
    const message = 'A parameter entity may stand between declarations here, not within one.';
    return input.fail(code, at, input.at, message);
  }

  /** Productions 75 and 83; `publicAlone` for notations, which may have no system identifier. */
  private externalIdentifier(input: Input, publicAlone: boolean): void {
    const where = 'in an external identifier';
    if (input.take('PUBLIC')) {
      input.expectSpace(code, where);
      const start = input.at;
      const identifier = input.quoted(code, where);
      const strange = /[^ \r\na-zA-Z0-9\-'()+,./:=?;!*#@$_%]/.exec(identifier);
      if (strange) {
        const at = start + 1 + strange.index;
        input.fail(
          code,
          at,
          at + 1,
          `Found ${input.found(at)} in a public identifier, which may not hold it.`,
        );
      }
      const spaced = input.skipSpace();
      const next = input.text[input.at];
      if (publicAlone && next !== '"' && next !== "'") return;
      if (!spaced) input.expectSpace(code, where);
    } else {
      input.expect('SYSTEM', code, where);
      input.expectSpace(code, where);
    }
    input.quoted(code, where);
  }

  private notation(input: Input): void {
    const where = 'in the declaration of a notation';
    input.at += 10;
    input.expectSpace(code, where);
    checkName(input, input.name(code, where));
    input.expectSpace(code, where);
    this.externalIdentifier(input, true);
    input.skipSpace();
    input.expect('>', code, where);
  }

  /** Productions 52 and 53. The first declaration of an attribute binds. */
  private attributeList(input: Input): void {
    const where = 'in an attribute list';
    input.at += 9;
    input.expectSpace(code, where);
    const element = input.name(code, where);
    const attributes = this.doctype.attributes.get(element) ?? new Map<string, AttributeDeclaration>();
    for (;;) {
      const spaced = input.skipSpace();
      if (input.take('>')) break;
      if (!spaced) input.expectSpace(code, where);
      const name = input.name(code, where);
      input.expectSpace(code, where);
      const type = attributeType(input);
      input.expectSpace(code, where);
      const value = this.defaultValue(input, type);
      if (!attributes.has(name) && !this.unsure) attributes.set(name, { name, type, value });
    }
    this.doctype.attributes.set(element, attributes);
  }

  /** Production 60. */
  private defaultValue(input: Input, type: string): string | undefined {
    const where = 'in an attribute list';
    if (input.take('#REQUIRED') || input.take('#IMPLIED')) return undefined;
    if (input.take('#FIXED')) input.expectSpace(code, where);
    const start = input.at + 1;
    input.quoted(code, where);
    const end = input.at - 1;
    input.at = start;
    const value = attributeValue(input, end, { doctype: this.doctype, budget: this.budget });
    input.at = end + 1;
    return type === 'CDATA' ? value : collapse(value);
  }
}

/** Productions 54 to 59. */
function attributeType(input: Input): string {
  const where = 'in an attribute list';
  const notation = input.take('NOTATION');
  if (notation) input.expectSpace(code, where);
  if (input.text[input.at] === '(') {
    return enumeration(input, notation);
  }
  const word = /[A-Z]*/y;
  word.lastIndex = input.at;
  const type = word.exec(input.text)?.[0] ?? '';
  if (notation || !tokenisedTypes.includes(type)) {
    const message = `Found ${input.found(input.at)} ${where}, where a type (CDATA, ID, NMTOKEN …) was expected.`;
    input.fail(code, input.at, input.at + Math.max(1, type.length), message);
  }
  input.at += type.length;
  return type;
}

/** `(a | b)`: names for notations, name tokens otherwise. */
function enumeration(input: Input, names: boolean): string {
  const where = 'in an enumerated type';
  input.expect('(', code, where);
  do {
    input.skipSpace();
    if (names) input.name(code, where);
    else input.token(code, where);
    input.skipSpace();
  } while (input.take('|'));
  input.expect(')', code, where);
  return names ? 'NOTATION' : 'ENUMERATION';
}

/** Productions 45 and 46. */
function elementDeclaration(input: Input): void {
  const where = 'in the declaration of an element';
  input.at += 9;
  input.expectSpace(code, where);
  input.name(code, where);
  input.expectSpace(code, where);
  if (!input.take('EMPTY') && !input.take('ANY')) contentModel(input);
  input.skipSpace();
  input.expect('>', code, where);
}

function comment(input: Input): void {
  const { text, at } = input;
  const end = text.indexOf('--', at + 4);
  if (end < 0) input.fail('xml/comment-malformed', at, at + 4, 'This comment is never closed.');
  if (text[end + 2] !== '>')
    input.fail('xml/comment-malformed', end, end + 2, 'Found “--” within a comment.');
  input.at = end + 3;
}

function instruction(input: Input): void {
  const { at } = input;
  input.at += 2;
  const target = input.name('xml/instruction-malformed', 'after “<?”');
  const end = input.text.indexOf('?>', input.at);
  const fail = (message: string) => input.fail('xml/instruction-malformed', at, input.at, message);
  if (target.toLowerCase() === 'xml') fail(`An instruction must not be called ${target}.`);
  if (target.includes(':')) fail(`The name of an instruction must not have a colon: ${target}.`);
  if (end < 0) fail('This processing instruction is never closed.');
  if (end > input.at) input.expectSpace('xml/instruction-malformed', `after the name ${target}`);
  input.at = end + 2;
}

/** Namespaces in XML, section 7: names of entities and notations have no colon. */
function checkName(input: Input, name: string): void {
  if (!name.includes(':')) return;
  input.fail(
    'xml/name-malformed',
    input.at - name.length,
    input.at,
    `${name} has a colon where none may be.`,
  );
}
