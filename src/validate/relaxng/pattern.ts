/**
 * Patterns: the simplified grammar (specification, section 4.22) and every derivative of it, hash-consed: two equal
 * patterns are one object, so that what was once computed of a pattern can be kept on it.
 *
 * Beside the patterns of the specification there are two that only validation makes: `after(p, q)`, "p, then the end
 * tag, then q", and `exit(n)`, which stands for the n-th way in which the parent goes on (see `derive.ts`).
 */
import type { Datatype } from './datatypes/datatype.js';
import type { NameClass } from './names.js';

export const PatternKind = {
  empty: 0,
  notAllowed: 1,
  text: 2,
  choice: 3,
  group: 4,
  interleave: 5,
  oneOrMore: 6,
  list: 7,
  element: 8,
  attribute: 9,
  data: 10,
  value: 11,
  after: 12,
  exit: 13,
} as const;
export type PatternKind = (typeof PatternKind)[keyof typeof PatternKind];

/** What text may stand between the tags: none, white space only, any text, or text of a datatype. */
export const ContentType = { empty: 0, element: 1, mixed: 2, data: 3 } as const;
export type ContentType = (typeof ContentType)[keyof typeof ContentType];

/** One `value` pattern: the datatype, and the value as the schema has it. */
export interface Constant {
  readonly datatype: Datatype;
  readonly text: string;
  /** What the datatype made of the text; two texts are the same value where these are equal. */
  readonly key: string;
}

/** What opening an element gives: the state inside it, and the ways in which its parent can go on after it. */
export interface Opened {
  readonly child: Pattern;
  readonly rests: readonly Pattern[];
}

/** What was once computed of a pattern; every field is filled when first asked for. */
export interface Memo {
  opens: Map<number, Pattern> | undefined;
  opened: Map<number, Opened> | undefined;
  attributes: Map<number, Pattern> | undefined;
  values: Map<string, Pattern> | undefined;
  withoutAttributes: Pattern | undefined;
  forgivenAttributes: Pattern | undefined;
  text: Pattern | undefined;
  textOnly: Pattern | undefined;
  exits: readonly number[] | undefined;
  /** For attribute values: the pattern that follows whatever the value is; null where the value matters. */
  anyValue: Pattern | null | undefined;
}

export interface Pattern {
  readonly id: number;
  readonly kind: PatternKind;
  readonly nullable: boolean;
  readonly contentType: ContentType;
  /** True where an attribute can be reached without passing through an element. */
  readonly hasAttributes: boolean;
  /** True where nothing can match it any more; an `after` with its first part dead still knows its rest, for recovery. */
  readonly dead: boolean;
  /** How deep it nests, elements not counted: derivatives recurse this deep. */
  readonly depth: number;
  /** Operands: two for group, interleave, after; one for oneOrMore and list; the content of an attribute; the except of data. */
  readonly operands: readonly Pattern[];
  /** Of elements and attributes. */
  readonly names: NameClass | undefined;
  /** Of data. */
  readonly datatype: Datatype | undefined;
  /** Of value. */
  readonly constant: Constant | undefined;
  /** Of exit: which of the parent's ways it leads to. */
  readonly exit: number;
  /** The content of an element. Set once, after the pattern itself is made, since contents can contain their element. */
  content: Pattern | undefined;
  readonly memo: Memo;
}

type Details = Partial<
  Pick<Pattern, 'operands' | 'names' | 'datatype' | 'constant' | 'exit' | 'nullable' | 'contentType'>
>;

const none: readonly Pattern[] = [];
/** Binary keys pair two ids in one number: this many patterns at most. */
const idLimit = 2 ** 26;

/** So many derivatives at most are kept; some 0.3 GB. `Walk` forgets them well before, between one row and the next. */
export const patternLimit = 600_000;

const newMemo = (): Memo => ({
  opens: undefined,
  opened: undefined,
  attributes: undefined,
  values: undefined,
  withoutAttributes: undefined,
  forgivenAttributes: undefined,
  text: undefined,
  textOnly: undefined,
  exits: undefined,
  anyValue: undefined,
});

/** Raised where a schema and document make more patterns than can be kept; `validate.ts` turns it into a diagnostic. */
export class PatternLimit extends Error {}

/** The store in which equal patterns are one. A grammar has one; validation adds derivatives to it. */
export class Patterns {
  private readonly pairs = new Map<number, Map<number, Pattern>>();
  private readonly choices = new Map<string, Pattern>();
  private readonly leaves = new Map<string, Pattern>();
  private count = 0;
  /** The patterns of the schema itself; what is made once it is whole can be forgotten. */
  private readonly own: Pattern[] = [];
  private whole = false;
  private remembered = 0;

  readonly empty = this.make(PatternKind.empty, { nullable: true });
  readonly notAllowed = this.make(PatternKind.notAllowed, {});
  readonly text = this.make(PatternKind.text, { nullable: true, contentType: ContentType.mixed });

  /** The number of patterns made since the last were forgotten. */
  get size(): number {
    return this.count - this.remembered;
  }

  /** The schema is whole: what is made from now on are derivatives, which `forget` forgets. */
  begin(): void {
    this.whole = true;
  }

  /**
   * Forgets all derivatives. Those that are still in use stay what they are, but equal ones may be made beside them.
   * `renumber` where none is in use: between documents.
   */
  forget(renumber: boolean): void {
    this.whole = true;
    for (const table of this.pairs.values()) this.keepOwn(table);
    for (const table of [this.choices, this.leaves]) this.keepOwn(table);
    for (const { memo } of this.own) Object.assign(memo, newMemo());
    if (renumber) this.count = this.own.length;
    this.remembered = this.count;
  }

  private keepOwn<Key>(table: Map<Key, Pattern>): void {
    for (const [key, { id }] of table) if (id >= this.own.length) table.delete(key);
  }

  private make(kind: PatternKind, details: Details): Pattern {
    const operands = details.operands ?? none;
    let depth = 0;
    let hasAttributes = kind === PatternKind.attribute;
    let contentType: ContentType = details.contentType ?? ContentType.empty;
    const counted = kind === PatternKind.after ? 1 : operands.length;
    for (let i = 0; i < operands.length; i++) {
      const operand = operands[i];
      if (operand === undefined) continue;
      if (operand.depth > depth) depth = operand.depth;
      if (i >= counted) continue;
      if (operand.hasAttributes) hasAttributes = true;
      if (details.contentType === undefined && operand.contentType > contentType)
        contentType = operand.contentType;
    }
    if (this.count >= idLimit || this.size > patternLimit) throw new PatternLimit();
    const pattern: Pattern = {
      id: this.count++,
      kind,
      nullable: details.nullable ?? false,
      contentType,
      hasAttributes,
      dead: isDead(kind, operands),
      depth: depth + 1,
      operands,
      names: details.names,
      datatype: details.datatype,
      constant: details.constant,
      exit: details.exit ?? -1,
      content: undefined,
      memo: newMemo(),
    };
    if (!this.whole) this.own.push(pattern);
    return pattern;
  }

  private pair(kind: PatternKind, a: Pattern, b: Pattern, details: () => Details): Pattern {
    let table = this.pairs.get(kind);
    if (table === undefined) {
      table = new Map();
      this.pairs.set(kind, table);
    }
    const key = a.id * idLimit + b.id;
    let found = table.get(key);
    if (found === undefined) {
      found = this.make(kind, details());
      table.set(key, found);
    }
    return found;
  }

  private leaf(key: string, kind: PatternKind, details: Details): Pattern {
    let found = this.leaves.get(key);
    if (found === undefined) {
      found = this.make(kind, details);
      this.leaves.set(key, found);
    }
    return found;
  }

  group(a: Pattern, b: Pattern): Pattern {
    if (a === this.notAllowed || b === this.notAllowed) return this.notAllowed;
    if (a === this.empty) return b;
    if (b === this.empty) return a;
    return this.pair(PatternKind.group, a, b, () => ({
      operands: [a, b],
      nullable: a.nullable && b.nullable,
    }));
  }

  interleave(a: Pattern, b: Pattern): Pattern {
    if (a === this.notAllowed || b === this.notAllowed) return this.notAllowed;
    if (a === this.empty) return b;
    if (b === this.empty) return a;
    const [first, second] = a.id <= b.id ? [a, b] : [b, a];
    return this.pair(PatternKind.interleave, first, second, () => ({
      operands: [first, second],
      nullable: a.nullable && b.nullable,
    }));
  }

  oneOrMore(a: Pattern): Pattern {
    if (a === this.notAllowed || a === this.empty || a.kind === PatternKind.oneOrMore) return a;
    return this.pair(PatternKind.oneOrMore, a, a, () => ({ operands: [a], nullable: a.nullable }));
  }

  list(a: Pattern): Pattern {
    if (a === this.notAllowed) return a;
    return this.pair(PatternKind.list, a, a, () => ({ operands: [a], contentType: ContentType.data }));
  }

  optional(a: Pattern): Pattern {
    return a.nullable ? a : this.choice([a, this.empty]);
  }

  /** `p`, then the end tag, then `rest`. Not allowed where `p` is not, and then still knows its rest, for recovery. */
  after(p: Pattern, rest: Pattern): Pattern {
    return this.pair(PatternKind.after, p, rest, () => ({ operands: [p, rest] }));
  }

  exit(index: number): Pattern {
    return this.leaf(`exit ${index}`, PatternKind.exit, { exit: index });
  }

  /**
   * A choice as a schema has it: one level, kept as it stands, so that a class of elements used in hundreds of
   * contents is one pattern with one set of derivatives.
   */
  alternatives(members: readonly Pattern[]): Pattern {
    return this.intern(new Set(members.filter((member) => member !== this.notAllowed)));
  }

  /** A choice that derivation makes: flat, without doubles, and with `after`s of one content or one rest put together. */
  choice(members: readonly Pattern[]): Pattern {
    const flat = new Set<Pattern>();
    let afters = 0;
    for (const member of members) {
      const parts = member.kind === PatternKind.choice && isDerived(member) ? member.operands : [member];
      for (const part of parts) {
        if (part === this.notAllowed) continue;
        if (part.kind === PatternKind.after) afters++;
        flat.add(part);
      }
    }
    if (afters > 1 && flat.size > 1) return this.intern(this.mergeAfters(flat));
    return this.intern(flat);
  }

  private mergeAfters(members: Set<Pattern>): Set<Pattern> {
    const byContent = this.mergeBy(members, 0);
    return byContent.size > 1 ? this.mergeBy(byContent, 1) : byContent;
  }

  /** Puts together the `after`s that agree in operand `same`; those that can match nothing go, unless all are such. */
  private mergeBy(members: Set<Pattern>, same: 0 | 1): Set<Pattern> {
    const merged = new Set<Pattern>();
    const groups = new Map<Pattern, Pattern[]>();
    const alive = [...members].some((member) => !member.dead);
    for (const member of members) {
      const key = member.operands[same];
      const value = member.operands[1 - same];
      if (member.kind !== PatternKind.after || key === undefined || value === undefined) merged.add(member);
      else if (!alive || !member.dead) {
        const known = groups.get(key);
        if (known) known.push(value);
        else groups.set(key, [value]);
      }
    }
    for (const [key, values] of groups) {
      const value = this.choice(values);
      merged.add(same === 0 ? this.after(key, value) : this.after(value, key));
    }
    return merged;
  }

  private intern(members: Set<Pattern>): Pattern {
    const [first] = members;
    if (first === undefined) return this.notAllowed;
    if (members.size === 1) return first;
    const operands = [...members].sort((a, b) => a.id - b.id);
    let key = '';
    for (const operand of operands) key += `${operand.id} `;
    let found = this.choices.get(key);
    if (found === undefined) {
      found = this.make(PatternKind.choice, {
        operands,
        nullable: operands.some((operand) => operand.nullable),
      });
      this.choices.set(key, found);
    }
    return found;
  }

  /** An element; its content is set when it is known. Each `element` of a schema is a pattern of its own. */
  element(names: NameClass): Pattern {
    return this.make(PatternKind.element, { names, contentType: ContentType.element });
  }

  attribute(names: NameClass, content: Pattern): Pattern {
    if (content === this.notAllowed) return content;
    return this.leaf(`attribute ${content.id} ${JSON.stringify(names)}`, PatternKind.attribute, {
      names,
      operands: [content],
      contentType: ContentType.empty,
    });
  }

  data(datatype: Datatype, except: Pattern = this.notAllowed): Pattern {
    return this.leaf(`data ${except.id} ${datatype.key}`, PatternKind.data, {
      datatype,
      operands: except === this.notAllowed ? none : [except],
      contentType: ContentType.data,
    });
  }

  value(constant: Constant): Pattern {
    const key = `value ${constant.datatype.key} ${JSON.stringify(constant.key)}`;
    return this.leaf(key, PatternKind.value, { constant, contentType: ContentType.data });
  }
}

/** Choices with more members than this come from a schema's classes; taking them apart would undo what is known of them. */
const derivedChoice = 24;
const isDerived = (choice: Pattern): boolean => choice.operands.length <= derivedChoice;

function isDead(kind: PatternKind, operands: readonly Pattern[]): boolean {
  if (kind === PatternKind.after) return operands[0]?.dead ?? true;
  return (
    kind === PatternKind.notAllowed || (kind === PatternKind.choice && operands.every((one) => one.dead))
  );
}
