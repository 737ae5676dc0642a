/**
 * Derivatives (James Clark, "An algorithm for RELAX NG validation"): what remains of a pattern after a start tag, an
 * attribute, the end of the attributes, text, or an end tag. Each is computed once a pattern and kept on it.
 *
 * A state of validation is a choice of `after(content, exit(n))`: what may still come in the open element, and in
 * which of the parent's ways it then goes on. The ways themselves stay with the parent (`Opened.rests`), so that a
 * state does not depend on how deep it stands, and its derivatives serve every place where it occurs.
 */
import type { XmlTree } from '../../xml/tree.js';
import type { ValueContext } from './datatypes/datatype.js';
import { admits, type ExpandedName } from './names.js';
import { ContentType, type Opened, type Pattern, PatternKind, type Patterns } from './pattern.js';

export const isBlank = (text: string): boolean => !/[^ \t\r\n]/.test(text);

export class Derivatives {
  /** `names` are those of documents and of nothing else: index → name. Indexes are keys of the memos. */
  constructor(
    readonly patterns: Patterns,
    private readonly names: readonly ExpandedName[],
  ) {}

  private first(pattern: Pattern): Pattern {
    return pattern.operands[0] ?? this.patterns.notAllowed;
  }

  private second(pattern: Pattern): Pattern {
    return pattern.operands[1] ?? this.patterns.notAllowed;
  }

  /** Applies a function to every rest of a choice of `after`s. */
  private mapRests(pattern: Pattern, change: (rest: Pattern) => Pattern): Pattern {
    if (pattern.kind === PatternKind.after) {
      return this.patterns.after(this.first(pattern), change(this.second(pattern)));
    }
    if (pattern.kind !== PatternKind.choice) return pattern;
    return this.patterns.choice(pattern.operands.map((member) => this.mapRests(member, change)));
  }

  /** The state in an element that is opened, and the ways in which the parent goes on. */
  opened(state: Pattern, name: number): Opened {
    state.memo.opened ??= new Map();
    let opened = state.memo.opened.get(name);
    if (opened === undefined) {
      opened = this.asOpened(this.open(state, name, false));
      state.memo.opened.set(name, opened);
    }
    return opened;
  }

  /** As `opened`, passing over what is required before the element. */
  openedEarly(state: Pattern, name: number): Opened {
    return this.asOpened(this.open(state, name, true));
  }

  /** Numbers the rests of a choice of `after(content, rest)` and puts the numbers in their place. */
  asOpened(open: Pattern): Opened {
    const rests: Pattern[] = [];
    const child = this.mapRests(open, (rest) => {
      let index = rests.indexOf(rest);
      if (index < 0) index = rests.push(rest) - 1;
      return this.patterns.exit(index);
    });
    return { child, rests };
  }

  private open(pattern: Pattern, name: number, early: boolean): Pattern {
    if (pattern.kind === PatternKind.element) {
      const expanded = this.names[name];
      const allowed = pattern.names && expanded && admits(pattern.names, expanded);
      return allowed && pattern.content
        ? this.patterns.after(pattern.content, this.patterns.empty)
        : this.patterns.notAllowed;
    }
    if (pattern.contentType < ContentType.element && !pattern.hasAttributes) return this.patterns.notAllowed;
    if (early) return this.openUncached(pattern, name, true);
    pattern.memo.opens ??= new Map();
    let open = pattern.memo.opens.get(name);
    if (open === undefined) {
      open = this.openUncached(pattern, name, false);
      pattern.memo.opens.set(name, open);
    }
    return open;
  }

  private openUncached(pattern: Pattern, name: number, early: boolean): Pattern {
    const { patterns } = this;
    const a = this.first(pattern);
    const b = this.second(pattern);
    switch (pattern.kind) {
      case PatternKind.choice: {
        const open: Pattern[] = [];
        for (const member of pattern.operands) {
          const one = this.open(member, name, early);
          if (one !== patterns.notAllowed) open.push(one);
        }
        return patterns.choice(open);
      }
      case PatternKind.group: {
        const inFirst = this.mapRests(this.open(a, name, early), (rest) => patterns.group(rest, b));
        return a.nullable || early ? patterns.choice([inFirst, this.open(b, name, early)]) : inFirst;
      }
      case PatternKind.interleave:
        return patterns.choice([
          this.mapRests(this.open(a, name, early), (rest) => patterns.interleave(rest, b)),
          this.mapRests(this.open(b, name, early), (rest) => patterns.interleave(a, rest)),
        ]);
      case PatternKind.oneOrMore:
        return this.mapRests(this.open(a, name, early), (rest) =>
          patterns.group(rest, patterns.optional(pattern)),
        );
      case PatternKind.after:
        return this.mapRests(this.open(a, name, early), (rest) => patterns.after(rest, b));
      default:
        return patterns.notAllowed;
    }
  }

  /** After the name of an attribute: `after(its value, what remains)`. */
  attribute(pattern: Pattern, name: number): Pattern {
    if (!pattern.hasAttributes) return this.patterns.notAllowed;
    pattern.memo.attributes ??= new Map();
    let found = pattern.memo.attributes.get(name);
    if (found === undefined) {
      found = this.attributeUncached(pattern, name);
      pattern.memo.attributes.set(name, found);
    }
    return found;
  }

  private attributeUncached(pattern: Pattern, name: number): Pattern {
    const { patterns } = this;
    const a = this.first(pattern);
    const b = this.second(pattern);
    switch (pattern.kind) {
      case PatternKind.attribute: {
        const expanded = this.names[name];
        const allowed = pattern.names && expanded && admits(pattern.names, expanded);
        return allowed ? patterns.after(a, patterns.empty) : patterns.notAllowed;
      }
      case PatternKind.choice:
        return patterns.choice(pattern.operands.map((member) => this.attribute(member, name)));
      case PatternKind.group:
        return patterns.choice([
          this.mapRests(this.attribute(a, name), (rest) => patterns.group(rest, b)),
          this.mapRests(this.attribute(b, name), (rest) => patterns.group(a, rest)),
        ]);
      case PatternKind.interleave:
        return patterns.choice([
          this.mapRests(this.attribute(a, name), (rest) => patterns.interleave(rest, b)),
          this.mapRests(this.attribute(b, name), (rest) => patterns.interleave(a, rest)),
        ]);
      case PatternKind.oneOrMore:
        return this.mapRests(this.attribute(a, name), (rest) =>
          patterns.group(rest, patterns.optional(pattern)),
        );
      case PatternKind.after:
        return this.mapRests(this.attribute(a, name), (rest) => patterns.after(rest, b));
      default:
        return patterns.notAllowed;
    }
  }

  /** After the last attribute: those still required make their alternative impossible. */
  withoutAttributes(pattern: Pattern): Pattern {
    if (!pattern.hasAttributes) return pattern;
    pattern.memo.withoutAttributes ??=
      pattern.kind === PatternKind.attribute
        ? this.patterns.notAllowed
        : this.rebuild(pattern, (operand) => this.withoutAttributes(operand));
    return pattern.memo.withoutAttributes;
  }

  /** As `withoutAttributes`, with required ones forgiven: to go on after an error. */
  forgivenAttributes(pattern: Pattern): Pattern {
    if (!pattern.hasAttributes) return pattern;
    pattern.memo.forgivenAttributes ??=
      pattern.kind === PatternKind.attribute
        ? this.patterns.empty
        : this.rebuild(pattern, (operand) => this.forgivenAttributes(operand));
    return pattern.memo.forgivenAttributes;
  }

  /** What remains possible if the element turns out to hold text alone. */
  textOnly(pattern: Pattern): Pattern {
    pattern.memo.textOnly ??=
      pattern.kind === PatternKind.element
        ? this.patterns.notAllowed
        : this.rebuild(pattern, (operand) => this.textOnly(operand));
    return pattern.memo.textOnly;
  }

  /** The same pattern of changed operands; of `after`, only what comes before the end tag changes. */
  private rebuild(pattern: Pattern, change: (operand: Pattern) => Pattern): Pattern {
    const { patterns } = this;
    switch (pattern.kind) {
      case PatternKind.choice:
        return patterns.choice(pattern.operands.map(change));
      case PatternKind.group:
        return patterns.group(change(this.first(pattern)), change(this.second(pattern)));
      case PatternKind.interleave:
        return patterns.interleave(change(this.first(pattern)), change(this.second(pattern)));
      case PatternKind.oneOrMore:
        return patterns.oneOrMore(change(this.first(pattern)));
      case PatternKind.after:
        return patterns.after(change(this.first(pattern)), this.second(pattern));
      default:
        return pattern;
    }
  }

  /** After text that no datatype looks at. */
  text(pattern: Pattern): Pattern {
    pattern.memo.text ??= this.textUncached(pattern);
    return pattern.memo.text;
  }

  private textUncached(pattern: Pattern): Pattern {
    const { patterns } = this;
    const a = this.first(pattern);
    const b = this.second(pattern);
    switch (pattern.kind) {
      case PatternKind.text:
        return pattern;
      case PatternKind.choice:
        return patterns.choice(pattern.operands.map((member) => this.text(member)));
      case PatternKind.group: {
        const inFirst = patterns.group(this.text(a), b);
        return a.nullable ? patterns.choice([inFirst, this.text(b)]) : inFirst;
      }
      case PatternKind.interleave:
        return patterns.choice([patterns.interleave(this.text(a), b), patterns.interleave(a, this.text(b))]);
      case PatternKind.oneOrMore:
        return patterns.group(this.text(a), patterns.optional(pattern));
      case PatternKind.after:
        return patterns.after(this.text(a), b);
      default:
        return patterns.notAllowed;
    }
  }

  /** After a text that may be of a datatype; an `after` in it is closed. */
  data(pattern: Pattern, text: string, context: ValueContext): Pattern {
    const { patterns } = this;
    const a = this.first(pattern);
    const b = this.second(pattern);
    switch (pattern.kind) {
      case PatternKind.text:
        return pattern;
      case PatternKind.choice:
        return patterns.choice(pattern.operands.map((member) => this.data(member, text, context)));
      case PatternKind.group: {
        const inFirst = patterns.group(this.data(a, text, context), b);
        return a.nullable ? patterns.choice([inFirst, this.data(b, text, context)]) : inFirst;
      }
      case PatternKind.interleave:
        return patterns.choice([
          patterns.interleave(this.data(a, text, context), b),
          patterns.interleave(a, this.data(b, text, context)),
        ]);
      case PatternKind.oneOrMore:
        return patterns.group(this.data(a, text, context), patterns.optional(pattern));
      case PatternKind.after:
        return (a.nullable && isBlank(text)) || this.data(a, text, context).nullable
          ? b
          : patterns.notAllowed;
      case PatternKind.list:
        return this.tokens(a, text, context).nullable ? patterns.empty : patterns.notAllowed;
      case PatternKind.value:
        return pattern.constant?.datatype.valueKey(text, context) === pattern.constant?.key
          ? patterns.empty
          : patterns.notAllowed;
      case PatternKind.data:
        return this.isData(pattern, text, context) ? patterns.empty : patterns.notAllowed;
      default:
        return patterns.notAllowed;
    }
  }

  private isData(pattern: Pattern, text: string, context: ValueContext): boolean {
    if (!pattern.datatype?.admits(text, context)) return false;
    const except = pattern.operands[0];
    return except === undefined || !this.data(except, text, context).nullable;
  }

  private tokens(pattern: Pattern, text: string, context: ValueContext): Pattern {
    let rest = pattern;
    for (const token of text.split(/[ \t\r\n]+/)) {
      if (token === '') continue;
      rest = this.data(rest, token, context);
      if (rest === this.patterns.notAllowed) break;
    }
    return rest;
  }

  /** The ways in which the parent can go on if the element ends here. */
  exits(state: Pattern): readonly number[] {
    state.memo.exits ??= exitsOf(state, true);
    return state.memo.exits;
  }

  /** What follows the value of an attribute; `state` is a choice of `after(value, …)`. The value is not looked at where any will do. */
  attributeValue(state: Pattern, tree: XmlTree, row: number, context: ValueContext): Pattern {
    const { memo } = state;
    if (memo.anyValue === undefined) memo.anyValue = this.ifAnyValue(state);
    return memo.anyValue ?? this.value(state, tree.value(row), context);
  }

  /** As `data`, remembering the answers. */
  value(state: Pattern, text: string, context: ValueContext): Pattern {
    const { memo } = state;
    if (isContextual(state)) return this.data(state, text, context);
    memo.values ??= new Map();
    let found = memo.values.get(text);
    if (found === undefined) {
      found = this.data(state, text, context);
      if (memo.values.size < rememberedValues) memo.values.set(text, found);
    }
    return found;
  }

  /** The rests of a choice of `after`s, whatever comes before them: to go on after an error in what does. */
  recovered(state: Pattern): Pattern {
    const members = state.kind === PatternKind.choice ? state.operands : [state];
    return this.patterns.choice(members.flatMap((member) => member.operands[1] ?? []));
  }

  private ifAnyValue(state: Pattern): Pattern | null {
    if (state.kind !== PatternKind.after) return null;
    const value = this.first(state);
    const any =
      value.kind === PatternKind.text ||
      (value.kind === PatternKind.data && value.operands.length === 0 && value.datatype?.anyText === true);
    return any ? this.second(state) : null;
  }
}

/** Values kept for each attribute: enough for those that are drawn from a list, little for those that are not. */
const rememberedValues = 512;

/** The parent's ways that a state leads to: those it can leave by now, or all. */
export function exitsOf(state: Pattern, leavingNow: boolean): number[] {
  const exits = new Set<number>();
  const members = state.kind === PatternKind.choice ? state.operands : [state];
  for (const member of members) {
    const [content, rest] = member.operands;
    if (member.kind !== PatternKind.after || (leavingNow && !content?.nullable)) continue;
    for (const way of rest?.kind === PatternKind.choice ? rest.operands : rest ? [rest] : [])
      exits.add(way.exit);
  }
  return [...exits].sort((a, b) => a - b);
}

const contextual = new WeakMap<Pattern, boolean>();

/** True where a datatype in the pattern looks at the namespaces in scope. */
function isContextual(pattern: Pattern): boolean {
  let known = contextual.get(pattern);
  if (known === undefined) {
    const operands = pattern.kind === PatternKind.after ? pattern.operands.slice(0, 1) : pattern.operands;
    known =
      (pattern.datatype?.contextual ?? false) ||
      (pattern.constant?.datatype.contextual ?? false) ||
      operands.some(isContextual);
    contextual.set(pattern, known);
  }
  return known;
}
