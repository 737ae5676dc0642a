/** The content of the document: elements, text, references, comments, instructions, CDATA sections. */
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { isSpace, nameEnd, normaliseLineEnds, spaceEnd } from './characters.js';
import type { Columns } from './columns.js';
import { Budget, characterReference, type Doctype, entityName, noDoctype, predefined } from './entities.js';
import type { Input } from './input.js';
import { Names } from './names.js';
import { type TagContext, Tags } from './tags.js';
import { type NodeId, NodeKind } from './tree.js';
import { enter, entityInput, findEntity } from './values.js';

const BANG = 33;
const AMPERSAND = 38;
const SLASH = 47;
const LESS = 60;
const GREATER = 62;
const QUESTION = 63;

export class Content implements TagContext {
  readonly names = new Names();
  readonly budget: Budget;
  doctype: Doctype = noDoctype;
  private readonly tags: Tags;
  /** The innermost open element; 0 is the document. */
  private current: NodeId = 0;
  /** The row of the text being read, or -1; and its characters so far, once they are no slice of the source. */
  private textNode: NodeId = -1;
  private characters: string | undefined;
  private readonly entities: string[] = [];

  constructor(
    readonly columns: Columns,
    private readonly diagnostics: Diagnostic[],
  ) {
    this.budget = new Budget(columns.source.text.length);
    this.tags = new Tags(this);
  }

  /** A finding that does not stop the parse. */
  tell(found: Diagnostic): void {
    this.diagnostics.push(found);
  }

  /** Reads the root element and what follows it. */
  document(input: Input): void {
    const { text } = input;
    const unit = text.charCodeAt(input.at + 1);
    if (text.charCodeAt(input.at) !== LESS || unit === SLASH || unit === BANG) this.noRoot(input);
    this.startTag(input);
    if (this.current > 0) this.content(input);
    if (this.current > 0) this.unclosed(input);
    this.miscellaneous(input);
    if (input.at < text.length) {
      const message = `Found ${input.found(input.at)} after the end of the root element, where the document should end.`;
      input.fail('xml/content-outside-root', input.at, input.at + 1, message);
    }
  }

  /** Comments, instructions and white space outside the root element. */
  miscellaneous(input: Input): void {
    for (;;) {
      input.skipSpace();
      if (input.text.startsWith('<!--', input.at)) this.comment(input);
      else if (input.text.startsWith('<?', input.at)) this.instruction(input);
      else return;
    }
  }

  /** Reads up to the end of the input, or of the root element. */
  private content(input: Input): void {
    const { text } = input;
    const floor = this.current;
    while (input.at < text.length) {
      const unit = text.charCodeAt(input.at);
      if (unit === AMPERSAND) this.reference(input);
      else if (unit !== LESS) this.plainText(input);
      else {
        const next = text.charCodeAt(input.at + 1);
        if (next === SLASH) {
          this.endTag(input, floor);
          if (this.current === 0) return;
        } else if (next === BANG) this.markup(input);
        else if (next === QUESTION) this.instruction(input);
        else this.startTag(input);
      }
    }
  }

  private startTag(input: Input): void {
    this.closeText();
    const node = this.columns.size;
    if (!this.tags.start(input, this.current)) this.current = node;
  }

  private endTag(input: Input, floor: NodeId): void {
    this.closeText();
    if (input.reference && this.current === floor) {
      const message = 'This end tag closes an element that begins outside the entity.';
      input.fail('xml/entity-malformed', input.at, input.at + 2, message);
    }
    this.tags.end(input, this.current);
    this.current = this.columns.parents[this.current] ?? 0;
  }

  private plainText(input: Input): void {
    const { text, at } = input;
    const tag = text.indexOf('<', at);
    const end = Math.min(tag < 0 ? text.length : tag, input.nextAmpersand());
    const section = input.nextSectionEnd();
    if (section < end) {
      const message = 'Found “]]>” in text, outside a CDATA section.';
      input.fail('xml/section-malformed', section, section + 3, message);
    }
    input.at = end;
    this.append(input, at, undefined);
  }

  /** Adds to the text that is open, or opens one, with what stands from `from` to `input.at`; `decoded` where that is not what it says. */
  private append(input: Input, from: number, decoded: string | undefined): void {
    const { columns } = this;
    const { source, reference } = input;
    const end = reference ? reference.end : input.at;
    const inSource = decoded === undefined && !reference;
    const characters = () => decoded ?? normaliseLineEnds(input.text.slice(from, input.at));
    if (this.textNode < 0) {
      if (decoded === '') return;
      const start = reference ? reference.start : from;
      this.textNode = columns.add(NodeKind.text, -1, this.current, start, end);
      this.characters = inSource ? undefined : characters();
      return;
    }
    const { textNode } = this;
    this.characters ??= normaliseLineEnds(
      source.text.slice(columns.starts[textNode], columns.ends[textNode]),
    );
    this.characters += characters();
    columns.ends[textNode] = end;
  }

  private closeText(): void {
    if (this.textNode < 0) return;
    if (this.characters !== undefined) this.columns.strings.set(this.textNode, this.characters);
    this.textNode = -1;
    this.characters = undefined;
  }

  private reference(input: Input): void {
    const start = input.at;
    if (input.text.charCodeAt(start + 1) === 35) {
      this.append(input, start, characterReference(input));
      return;
    }
    const name = entityName(input);
    const known = predefined.get(name);
    const entity = known === undefined ? findEntity(this.doctype, name, input, start) : undefined;
    if (known !== undefined) this.append(input, start, known);
    else if (entity?.text === undefined) this.unread(input, start, name);
    else {
      enter(entity, this.entities, input, start);
      this.budget.spend(entity.text.length, input, start, input.at);
      this.entities.push(name);
      this.expand(entityInput(entity, entity.text, input, start));
      this.entities.pop();
    }
  }

  private expand(inner: Input): void {
    const floor = this.current;
    this.content(inner);
    if (this.current === floor) return;
    const message = `The element ${this.tags.open.at(-1)?.raw} begins in the entity, and does not end in it.`;
    inner.fail('xml/entity-malformed', inner.at, inner.at, message);
  }

  /** A reference to what is outside the document stays in the text as it is written, so that it is not lost. */
  private unread(input: Input, start: number, name: string): void {
    const message = `The entity &${name}; is declared outside the document, if anywhere, and was not read.`;
    this.tell(input.problem('xml/entity-unread', start, input.at, message));
    this.append(input, start, `&${name};`);
  }

  /** What begins with `<!` in content: a comment or a CDATA section. */
  private markup(input: Input): void {
    const { text, at } = input;
    if (text.startsWith('<!--', at)) this.comment(input);
    else if (text.startsWith('<![CDATA[', at)) this.section(input);
    else {
      const message = 'Found “<!” where text, an element, a comment or a CDATA section was expected.';
      input.fail('xml/tag-malformed', at, at + 2, message);
    }
  }

  private section(input: Input): void {
    const { text, at } = input;
    const end = text.indexOf(']]>', at + 9);
    if (end < 0) input.fail('xml/section-malformed', at, at + 9, 'This CDATA section is never closed.');
    input.at = end + 3;
    this.append(input, at, normaliseLineEnds(text.slice(at + 9, end)));
  }

  private comment(input: Input): void {
    const { text, at } = input;
    const end = text.indexOf('--', at + 4);
    if (end < 0) input.fail('xml/comment-malformed', at, at + 4, 'This comment is never closed.');
    if (text.charCodeAt(end + 2) !== GREATER) {
      const related = [{ message: 'The comment begins here.', span: input.span(at, at + 4) }];
      input.fail('xml/comment-malformed', end, end + 2, 'Found “--” within a comment.', { related });
    }
    input.at = end + 3;
    this.add(NodeKind.comment, -1, input, at, text.slice(at + 4, end));
  }

  private instruction(input: Input): void {
    const { text, at } = input;
    const targetEnd = nameEnd(text, at + 2);
    const target = text.slice(at + 2, targetEnd);
    const end = text.indexOf('?>', targetEnd);
    this.checkTarget(input, target, targetEnd);
    if (end < 0) {
      input.fail('xml/instruction-malformed', at, targetEnd, 'This processing instruction is never closed.');
    }
    input.at = end + 2;
    const data = text.slice(spaceEnd(text, targetEnd), end);
    this.add(NodeKind.instruction, this.names.target(target), input, at, data);
  }

  private checkTarget(input: Input, target: string, end: number): void {
    const { text, at } = input;
    const fail = (message: string) => input.fail('xml/instruction-malformed', at, end, message);
    if (target === 'xml') {
      const message = 'An XML declaration stands here, but it must be the very first thing in the file.';
      input.fail('xml/declaration-malformed', at, end, message, {
        hint: 'Delete what stands before it (often an empty line), or the declaration.',
      });
    }
    if (target === '') fail(`Found ${input.found(at + 2)} after “<?”, where a name was expected.`);
    if (target.toLowerCase() === 'xml') fail(`An instruction must not be called ${target}.`);
    if (target.includes(':')) fail(`The name of an instruction must not have a colon: ${target}.`);
    if (!isSpace(text.charCodeAt(end)) && !text.startsWith('?>', end)) {
      fail(`Found ${input.found(end)} after the name ${target}, where white space or “?>” was expected.`);
    }
  }

  private add(kind: NodeKind, name: number, input: Input, start: number, data: string): void {
    this.closeText();
    const place = input.span(start, input.at);
    const node = this.columns.add(kind, name, this.current, place.start, place.end);
    if (input.reference) this.columns.strings.set(node, normaliseLineEnds(data));
  }

  private noRoot(input: Input): never {
    const { at, text } = input;
    if (at >= text.length) {
      return input.fail('xml/root-missing', at, at, 'The document has no root element.');
    }
    const message = `Found ${input.found(at)} before the root element, where “<” and a name were expected.`;
    return input.fail('xml/content-outside-root', at, at + 1, message);
  }

  private unclosed(input: Input): never {
    const { columns, tags } = this;
    const names = tags.open.map((name) => name.raw);
    const start = columns.starts[this.current] ?? 0;
    const innermost = names.at(-1) ?? '';
    const message = `The document ends, where </${innermost}> was expected${
      names.length > 1 ? ` (open: ${names.slice(-6).join(' > ')})` : ''
    }.`;
    const span = input.span(start, start + innermost.length + 1);
    return input.fail('xml/element-unclosed', input.at, input.at, message, {
      related: [{ message: `<${innermost}> begins here.`, span }],
    });
  }
}
