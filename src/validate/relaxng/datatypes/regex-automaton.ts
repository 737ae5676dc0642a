/**
 * Matches a regular expression by following all its ways at once (K. Thompson, "Regular expression search algorithm",
 * CACM 11, 1968): a text takes one step a character, whatever the expression. The sets of ways that occur are kept, with
 * what follows them, so that most steps are one look-up.
 */
import { RegexProblem, type Syntax } from './regex-syntax.js';

/** Expressions that unfold to more states are refused: a step may look at each of them. */
const stateLimit = 10_000;
/** States in the sets that are kept; beyond, they are forgotten and made anew. */
const keptStates = 200_000;
const keptCharacters = 10_000;

/** A state that reads a character of a class, one that reads nothing (`reads` is -1), or the last, which leads nowhere. */
interface State {
  readonly reads: number;
  readonly next: number[];
}

const nothing = -1;
const accepting = 0;

class Program {
  readonly states: State[] = [{ reads: nothing, next: [] }];
  /** Each class once. */
  readonly classes: string[] = [];

  private add(reads: number, next: number[]): number {
    if (this.states.length >= stateLimit)
      throw new RegexProblem(`it counts further than can be followed (to ${stateLimit} states)`);
    return this.states.push({ reads, next }) - 1;
  }

  /** Adds an expression before a state; returns where it begins. */
  compile(syntax: Syntax, next: number): number {
    switch (syntax.kind) {
      case 'class': {
        const known = this.classes.indexOf(syntax.source);
        return this.add(known < 0 ? this.classes.push(syntax.source) - 1 : known, [next]);
      }
      case 'sequence':
        return syntax.parts.reduceRight((after, part) => this.compile(part, after), next);
      case 'choice':
        return this.add(
          nothing,
          syntax.parts.map((part) => this.compile(part, next)),
        );
      case 'repeat':
        return this.repeat(syntax.part, syntax.least, syntax.most, next);
    }
  }

  private repeat(part: Syntax, least: number, most: number, next: number): number {
    let start = next;
    let required = least;
    if (most === Infinity) {
      const ways = [next];
      const loop = this.add(nothing, ways);
      const body = this.compile(part, loop);
      ways.push(body);
      // The loop itself is the last of the required times: expressions that nest do not double.
      start = least > 0 ? body : loop;
      required = Math.max(least - 1, 0);
    } else {
      for (let times = least; times < most; times++)
        start = this.add(nothing, [this.compile(part, start), next]);
    }
    for (let times = 0; times < required; times++) {
      const before = this.compile(part, start);
      if (before === start) break; // it is empty
      start = before;
    }
    return start;
  }
}

/** States that are reached together: those that read, and whether the text may end here. */
interface States {
  readonly readers: readonly number[];
  readonly accepts: boolean;
  readonly after: Map<Column, States>;
}

/** Which of the classes a character belongs to. Characters of the same classes share one. */
type Column = readonly boolean[];

class Automaton {
  private readonly tests: readonly RegExp[];
  private readonly columns = new Map<string, Column>();
  private readonly columnOf = new Map<number, Column>();
  private readonly known = new Map<string, States>();
  private kept = 0;
  /** By state: the last closure that came by it. */
  private readonly seen: Uint32Array;
  private closure = 0;

  constructor(
    private readonly program: Program,
    private readonly start: number,
  ) {
    this.tests = program.classes.map((source) => new RegExp(`^${source}$`, 'v'));
    this.seen = new Uint32Array(program.states.length);
  }

  matches(text: string): boolean {
    let states = this.closed([this.start]);
    for (let at = 0; at < text.length; ) {
      if (states.readers.length === 0) return false;
      const character = text.codePointAt(at) ?? 0;
      at += character > 0xffff ? 2 : 1;
      const column = this.columnOf.get(character) ?? this.newColumn(character);
      states = states.after.get(column) ?? this.step(states, column);
    }
    return states.accepts;
  }

  private newColumn(character: number): Column {
    const text = String.fromCodePoint(character);
    const made = this.tests.map((test) => test.test(text));
    const key = made.map(Number).join('');
    const column = this.columns.get(key) ?? made;
    // The columns stay: they are keys of what follows each set, and few.
    if (this.columnOf.size >= keptCharacters) this.columnOf.clear();
    this.columns.set(key, column);
    this.columnOf.set(character, column);
    return column;
  }

  private step(states: States, column: Column): States {
    const { states: all } = this.program;
    const next = this.closed(
      states.readers.flatMap((reader) => {
        const state = all[reader];
        return state && column[state.reads] ? state.next : [];
      }),
    );
    states.after.set(column, next);
    return next;
  }

  /** The set of states that these lead to without reading. */
  private closed(from: readonly number[]): States {
    const { seen } = this;
    const { states } = this.program;
    const closure = ++this.closure;
    const readers: number[] = [];
    const open = [...from];
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      if (seen[one] === closure) continue;
      seen[one] = closure;
      const state = states[one];
      if (!state) continue;
      if (state.reads === nothing) open.push(...state.next);
      else readers.push(one);
    }
    readers.sort((a, b) => a - b);
    return this.keep(readers, seen[accepting] === closure);
  }

  private keep(readers: readonly number[], accepts: boolean): States {
    const key = `${readers.join()}${accepts}`;
    let states = this.known.get(key);
    if (states) return states;
    this.kept += readers.length + 1;
    if (this.kept > keptStates) {
      for (const old of this.known.values()) old.after.clear();
      this.known.clear();
      this.kept = 0;
    }
    states = { readers, accepts, after: new Map() };
    this.known.set(key, states);
    return states;
  }
}

/** A check of whole texts. Throws `RegexProblem` where the expression is too large, `SyntaxError` where a class is none. */
export function automaton(syntax: Syntax): (text: string) => boolean {
  const program = new Program();
  const start = program.compile(syntax, accepting);
  const made = new Automaton(program, start);
  return (text) => made.matches(text);
}
