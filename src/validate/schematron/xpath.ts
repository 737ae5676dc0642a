/**
 * XPath 3.1 for Schematron: fontoxpath, loaded when it is first needed, with the functions of XSLT that rules use and
 * it lacks (`functions.ts`), and expressions compiled before any document is seen.
 */
import {
  type Fontoxpath,
  FUNCTIONS,
  knownPrefixes,
  loadFontoxpath,
  plainMessage,
} from '../../xml/xpath/load.js';
import { type Budget, countingFacade, Exhausted } from './budget.js';
import { type Surroundings, suppliedFunctions } from './functions.js';
import { mapCode } from './lexer.js';
import type { XNode } from './nodes.js';

export { plainMessage };

export type Values = Readonly<Record<string, unknown>>;

const OURS = 'urn:engross:schematron';

let loading: Promise<Fontoxpath> | undefined;

/** Loads fontoxpath, and gives it our functions, once. */
function load(): Promise<Fontoxpath> {
  loading ??= loadFontoxpath().then((fontoxpath) => {
    register(fontoxpath);
    return fontoxpath;
  });
  return loading;
}

function register({ registerCustomXPathFunction }: Fontoxpath): void {
  for (const { name, parameters, result, call } of suppliedFunctions) {
    registerCustomXPathFunction(
      { namespaceURI: OURS, localName: name },
      [...parameters],
      result,
      (context, ...values) => call(context.currentContext as Surroundings, ...(values as never[])),
    );
  }
}

/** Names and numbers of arguments of the functions of ours. */
const supplied = new Set(suppliedFunctions.map(({ name, parameters }) => `${name}#${parameters.length}`));

const dateType =
  "if ($it instance of xs:dateTime) then 'xs:dateTime' else if ($it instance of xs:date) then 'xs:date' else 'xs:time'";

/** The XPath engine of one schema: its namespaces, and what its expressions may ask for. */
export class XPath {
  readonly surroundings: Surroundings = { current: undefined, key: () => [], select: () => [] };
  /** Steps that the rule which is run may still take. */
  readonly budget: Budget = { left: Number.POSITIVE_INFINITY };
  private readonly facade = countingFacade(this.budget);
  private readonly fontoxpath: Fontoxpath;
  private readonly options;

  private constructor(fontoxpath: Fontoxpath, namespaces: ReadonlyMap<string, string>) {
    this.fontoxpath = fontoxpath;
    const resolve = (prefix: string): string | null =>
      prefix === '' ? null : (namespaces.get(prefix) ?? knownPrefixes[prefix] ?? null);
    this.options = {
      language: fontoxpath.evaluateXPath.XPATH_3_1_LANGUAGE,
      namespaceResolver: resolve,
      functionNameResolver: (
        { prefix, localName }: { prefix: string | null; localName: string },
        arity: number,
      ) => {
        const plain = prefix === null || prefix === '';
        const own = (plain || prefix === 'fn') && supplied.has(`${localName}#${arity}`);
        return { namespaceURI: own ? OURS : plain ? FUNCTIONS : (resolve(prefix) ?? ''), localName };
      },
      currentContext: this.surroundings,
    };
  }

  static async load(namespaces: ReadonlyMap<string, string>): Promise<XPath> {
    return new XPath(await load(), namespaces);
  }

  /** True where an expression failed since the rule has no steps left: the engine wraps what our functions throw. */
  exhausted(problem: unknown): boolean {
    return problem instanceof Exhausted || this.budget.left < 0;
  }

  /** What is wrong with an expression before it is run: its grammar, a name that is not bound; undefined where nothing is. */
  problem(xpath: string, variables: readonly string[]): string | undefined {
    const values = Object.fromEntries(variables.map((name) => [name, '']));
    try {
      this.fontoxpath.evaluateXPath(
        `if (1 = 2) then (${xpath}\n) else ()`,
        null,
        this.facade,
        values,
        this.fontoxpath.evaluateXPath.ALL_RESULTS_TYPE,
        this.options,
      );
      return undefined;
    } catch (problem) {
      return plainMessage(problem);
    }
  }
  boolean(xpath: string, node: XNode, values: Values): boolean {
    return this.fontoxpath.evaluateXPathToBoolean(xpath, node, this.facade, values, this.options);
  }
  /** The string of each item, parted by spaces: what `value-of` prints. */
  string(xpath: string, node: XNode, values: Values): string {
    return this.fontoxpath
      .evaluateXPathToStrings(`(${xpath}\n) ! string(.)`, node, this.facade, values, this.options)
      .join(' ');
  }
  strings(xpath: string, node: XNode, values: Values): string[] {
    return this.fontoxpath.evaluateXPathToStrings(
      `(${xpath}\n) ! string(.)`,
      node,
      this.facade,
      values,
      this.options,
    );
  }
  nodes(xpath: string, node: XNode, values: Values): XNode[] {
    return this.fontoxpath.evaluateXPathToNodes<XNode>(xpath, node, this.facade, values, this.options);
  }
  /** The value of a variable, in the form in which it can be given to other expressions. */
  value(xpath: string, node: XNode, values: Values): unknown {
    const { evaluateXPath } = this.fontoxpath;
    const items = evaluateXPath<XNode, typeof evaluateXPath.ALL_RESULTS_TYPE>(
      xpath,
      node,
      this.facade,
      values,
      evaluateXPath.ALL_RESULTS_TYPE,
      this.options,
    );
    const { createTypedValueFactory } = this.fontoxpath;
    // JavaScript has one kind of date, XPath three: the expression itself says which.
    if (items.length === 1 && items[0] instanceof Date) {
      const type = this.string(`for $it in (${xpath}\n) return ${dateType}`, node, values);
      return createTypedValueFactory(type)(items[0], this.facade);
    }
    return this.sequence(items);
  }
  /** Items as a sequence of XPath; a JavaScript array by itself would be an array. */
  sequence(items: readonly unknown[]): unknown {
    return this.fontoxpath.createTypedValueFactory('item()*')([...items] as never[], this.facade);
  }
}

/** The variables that an expression names (also those it binds itself). */
export function variablesIn(xpath: string): string[] {
  const found = new Set<string>();
  mapCode(xpath, (code) => {
    for (const match of code.matchAll(/\$\s*([\p{L}_][\p{L}\p{N}_.-]*)/gu)) found.add(match[1] ?? '');
    return code;
  });
  return [...found];
}
