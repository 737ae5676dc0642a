/**
 * Validates a document: walks its rows with the derivatives of the grammar, and goes on after an error as jing does,
 * so that one mistake neither hides nor multiplies others.
 *
 * Recovery, for an element that cannot stand where it does: if it could, were what is required before it there, what
 * is required is passed over; otherwise its content is checked as wherever else it may stand, and its parent goes on
 * as if it had not been. Attributes, values, texts and ends that are wrong are passed over likewise. Where nothing is
 * known of an element, nothing in it is reported but what is wrong within elements that are known.
 */
import type { Diagnostic } from '../../diagnostic/diagnostic.js';
import { type NodeId, NodeKind, rootElement, type XmlTree } from '../../xml/tree.js';
import type { ValueContext } from './datatypes/datatype.js';
import { exitsOf, isBlank } from './derive.js';
import { type Engine, engineOf } from './engine.js';
import { Findings } from './findings.js';
import type { Grammar } from './grammar.js';
import { ContentType, type Opened, type Pattern, PatternLimit, patternLimit } from './pattern.js';

/**
 * Checks a document against a grammar.
 * @returns what is wrong, in document order, then identifiers; `relaxng/*`. `cause` tells findings that follow from others.
 */
export function validateTree(grammar: Grammar, tree: XmlTree): readonly Diagnostic[] {
  const engine = engineOf(grammar);
  const findings = new Findings(tree, engine);
  const walk = new Walk(engine, tree, findings);
  try {
    walk.run();
  } catch (error) {
    if (!(error instanceof PatternLimit)) throw error;
    findings.limit(walk.row);
  }
  return findings.all();
}

/** The unparsed entities that the internal subset declares: the tree does not hold them, since nothing else asks. */
export function unparsedEntities(tree: XmlTree): ReadonlySet<string> {
  const { text } = tree.source;
  const prolog = text.slice(0, tree.starts[rootElement(tree)] ?? 0).replace(/<!--[\s\S]*?-->/g, '');
  const declared = prolog.matchAll(/<!ENTITY\s+([^\s%]+)\s+(?:SYSTEM|PUBLIC)\s[^<>]*\sNDATA\s+[^\s>]+\s*>/g);
  return new Set([...declared].map(([, name = '']) => name));
}

/** An element that is open, and what its parent does after it. */
interface Frame {
  readonly node: NodeId;
  readonly after: NodeId;
  readonly rests: readonly Pattern[];
}

class Walk {
  /** The row that is being looked at. */
  row: NodeId = 0;
  private state: Pattern;
  private readonly frames: Frame[] = [];
  /** By index into the tree's names. */
  private readonly numbers: Int32Array;
  private readonly context: ValueContext;
  private contextNode: NodeId = 0;

  constructor(
    private readonly engine: Engine,
    private readonly tree: XmlTree,
    private readonly findings: Findings,
  ) {
    this.state = engine.grammar.start;
    this.numbers = Int32Array.from(tree.names, (name) => engine.number(name));
    let entities: ReadonlySet<string> | undefined;
    this.context = {
      namespaces: () => tree.namespaces(this.contextNode),
      unparsedEntities: () => {
        entities ??= unparsedEntities(tree);
        return entities;
      },
    };
  }

  run(): void {
    const { tree } = this;
    const { kinds, size } = tree;
    const { patterns } = this.engine;
    let row = 1;
    while (row < size) {
      this.row = row;
      if (patterns.size > patternLimit / 2) this.engine.forget();
      this.close(row);
      const kind = kinds[row];
      if (kind === NodeKind.element) row = this.element(row);
      else {
        if (kind === NodeKind.text) this.text(row);
        row++;
      }
    }
    this.close(size);
    this.findings.finish();
  }

  /** Closes the elements that end before a row. */
  private close(row: NodeId): void {
    for (let frame = this.frames.at(-1); frame && frame.after <= row; frame = this.frames.at(-1)) {
      this.end(frame);
    }
  }

  /** Start tag and attributes, and the content where it is typed. Returns the row to go on with. */
  private element(row: NodeId): NodeId {
    const { tree } = this;
    const number = this.numbers[tree.nameIndexes[row] ?? 0] ?? 0;
    let opened = this.engine.derivatives.opened(this.state, number);
    if (opened.child.dead) opened = this.recoverStart(row, number);
    this.frames.push({ node: row, after: tree.afters[row] ?? 0, rests: opened.rests });
    this.state = opened.child;
    this.contextNode = row;
    const last = tree.attributeFirsts[row + 1] ?? 0;
    for (let attribute = tree.attributeFirsts[row] ?? 0; attribute < last; attribute++)
      this.attribute(row, attribute);
    this.endAttributes(row);
    return this.state.contentType === ContentType.data ? this.typedContent(row) : row + 1;
  }

  private recoverStart(row: NodeId, number: number): Opened {
    const { derivatives, patterns } = this.engine;
    const early = derivatives.openedEarly(this.state, number);
    if (!early.child.dead) {
      this.findings.elementTooEarly(row, this.state, patterns.choice(early.rests));
      return early;
    }
    const content = this.engine.contentOf(number);
    const frame = this.frames.at(-1);
    const rest = frame ? this.union(frame.rests, derivatives.exits(this.state)) : patterns.notAllowed;
    this.findings.elementNotAllowed(row, this.state, rest);
    return { child: patterns.after(content, patterns.exit(0)), rests: [this.state] };
  }

  private attribute(row: NodeId, attribute: number): void {
    const { tree, engine, findings } = this;
    const { derivatives } = engine;
    const number = this.numbers[tree.attributeNames[attribute] ?? 0] ?? 0;
    findings.identifier(attribute, this.numbers[tree.nameIndexes[row] ?? 0] ?? 0, number);
    const named = derivatives.attribute(this.state, number);
    if (named.dead) {
      findings.attributeNotAllowed(row, attribute, this.state);
      return;
    }
    const valued = derivatives.attributeValue(named, tree, attribute, this.context);
    if (!valued.dead) {
      this.state = valued;
      return;
    }
    findings.attributeValue(row, attribute, named);
    this.state = derivatives.recovered(named);
  }

  private endAttributes(row: NodeId): void {
    const { derivatives } = this.engine;
    const ended = derivatives.withoutAttributes(this.state);
    if (!ended.dead) {
      this.state = ended;
      return;
    }
    this.findings.attributesMissing(row, this.state);
    this.state = derivatives.forgivenAttributes(this.state);
  }

  private text(row: NodeId): void {
    const after = this.engine.derivatives.text(this.state);
    if (after === this.state) return;
    if (isBlank(this.tree.text(row))) return;
    if (after.dead) this.findings.textNotAllowed(row, this.state);
    else this.state = after;
  }

  /** The content of an element whose text has a datatype, if it is text alone; the texts before its first element otherwise. */
  private typedContent(row: NodeId): NodeId {
    const { tree } = this;
    const end = tree.afters[row] ?? 0;
    let text = '';
    let next = row + 1;
    for (; next < end && tree.kinds[next] !== NodeKind.element; next++) {
      if (tree.kinds[next] === NodeKind.text) text += tree.text(next);
    }
    if (next < end) {
      for (let child = row + 1; child < next; child++)
        if (tree.kinds[child] === NodeKind.text) this.text(child);
      return next;
    }
    this.endTyped(row, text);
    return next;
  }

  private endTyped(row: NodeId, text: string): void {
    const { derivatives } = this.engine;
    const frame = this.frames.pop();
    if (!frame) return;
    const { state } = this;
    const closed = derivatives.value(derivatives.textOnly(state), text, this.context);
    const exits = (closed.operands.length > 0 ? closed.operands : [closed]).flatMap((way) =>
      way.exit >= 0 ? way.exit : [],
    );
    const recovered = this.leave(frame, exits);
    if (recovered) this.findings.textValue(row, text, state);
  }

  /** An end tag. */
  private end(frame: Frame): void {
    this.frames.pop();
    const { state } = this;
    if (this.leave(frame, this.engine.derivatives.exits(state))) this.findings.incomplete(frame.node, state);
  }

  /** Goes on in the parent by the exits that are open; true where none is and that is an error of this element's own. */
  private leave({ rests }: Frame, exits: readonly number[]): boolean {
    const { state } = this;
    const next = this.union(rests, exits);
    if (!next.dead) {
      this.state = next;
      return false;
    }
    this.state = this.union(rests, exitsOf(state, false));
    return !state.dead && (!this.state.dead || exits.length === 0);
  }

  private union(rests: readonly Pattern[], exits: readonly number[]): Pattern {
    const { patterns } = this.engine;
    const [only] = exits;
    if (exits.length === 1 && only !== undefined) return rests[only] ?? patterns.notAllowed;
    return patterns.choice(exits.flatMap((exit) => rests[exit] ?? []));
  }
}
