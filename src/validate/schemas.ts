/**
 * Schemas of a run: each is read once, however many documents name it, and asked as one thing whatever its language.
 * RELAX NG in both syntaxes, with the Schematron rules that stand in it; Schematron. The latter is loaded when it is used.
 */
import { type Diagnostic, diagnostic, type Result } from '../diagnostic/diagnostic.js';
import type { Source } from '../source/source.js';
import { type XmlModel, xmlModels } from '../xml/models.js';
import type { XmlTree } from '../xml/tree.js';
import { compiledGrammar, compiledRules, type GrammarCache } from './compiled.js';
import { validateTree } from './relaxng/validate.js';

/** Reads a schema that something names: `href` as written there, `base` the path of the file it is written in. */
export type LoadSchema = (href: string, base: string) => Promise<Result<Source>>;

export interface CheckOptions {
  /** false: the grammar alone, not the rules that stand in it. */
  readonly rules: boolean;
  /** The phase of Schematron to run. */
  readonly phase?: string | undefined;
}

/** A schema, ready to be asked. */
export type Check = (tree: XmlTree, options: CheckOptions) => Promise<readonly Diagnostic[]>;

export interface Schemas {
  /** engross's own schema for treaty editions. */
  readonly own: () => Promise<Result<Check>>;
  /** A schema that is at hand. */
  readonly of: (source: Source) => Promise<Result<Check>>;
  /** A schema that a document names. Diagnostics: schema/not-found, at the place where it is named. */
  readonly named: (model: XmlModel) => Promise<Result<Check>>;
}

const schematronNamespace = 'http://purl.oclc.org/dsdl/schematron';

/**
 * @param ownSource engross's own schema
 * @param load reads what documents and schemas name
 * @param cache keeps grammars between runs, where there is a place for them
 */
export function schemasOf(ownSource: () => Promise<Source>, load: LoadSchema, cache?: GrammarCache): Schemas {
  const known = new Map<string, Promise<Result<Check>>>();
  const once = (key: string, read: () => Promise<Result<Check>>): Promise<Result<Check>> => {
    const check = known.get(key) ?? read();
    known.set(key, check);
    return check;
  };
  const of = (source: Source) => once(source.path, () => checkOf(source, load, cache));
  return {
    of,
    own: async () => of(await ownSource()),
    named: async (model) => {
      const { span, href } = model;
      const loaded = await load(href, span.source.path);
      if (loaded.value !== undefined) return of(loaded.value);
      const found = loaded.diagnostics.map((one) => (one.span === undefined ? { ...one, span } : one));
      return {
        diagnostics:
          found.length > 0
            ? found
            : [diagnostic('schema/not-found', `There is no schema ${href}.`, { span })],
      };
    },
  };
}

async function checkOf(
  source: Source,
  load: LoadSchema,
  cache: GrammarCache | undefined,
): Promise<Result<Check>> {
  const hasRules = source.text.includes(schematronNamespace);
  const isSchematron =
    hasRules &&
    /<(?:[\w.-]+:)?schema[\s>]/.test(
      source.text.slice(0, source.text.indexOf(schematronNamespace)).slice(-2000),
    );
  if (isSchematron) return checkOfRules(source, load, cache);
  const grammar = await compiledGrammar(source, load, cache);
  if (grammar.value === undefined) return { diagnostics: grammar.diagnostics };
  const { value } = grammar;
  let rules: Promise<Result<Check>> | undefined;
  const check: Check = async (tree, options) => {
    const found = validateTree(value, tree);
    if (!hasRules || !options.rules) return found;
    rules ??= checkOfRules(source, load, cache);
    const { value: ask, diagnostics } = await rules;
    return [...found, ...diagnostics, ...((await ask?.(tree, options)) ?? [])];
  };
  return { value: check, diagnostics: grammar.diagnostics };
}

async function checkOfRules(
  source: Source,
  load: LoadSchema,
  cache: GrammarCache | undefined,
): Promise<Result<Check>> {
  const { value, diagnostics } = await compiledRules(source, load, cache);
  if (value === undefined) return { diagnostics };
  const { runSchematron } = await import('./schematron/index.js');
  const check: Check = async (tree, { phase }) =>
    runSchematron(value, tree, phase === undefined ? {} : { phase });
  return { value: check, diagnostics };
}

const readable = [schematronNamespace, 'http://relaxng.org/ns/structure/1.0'];

/**
 * The schemas that a document names and engross can read: RELAX NG and Schematron. Where the language is not said, the
 * schema itself tells (W3C Note, section 4), unless its name or type says that it is in another.
 */
export const modelsOf = (tree: XmlTree): readonly XmlModel[] =>
  xmlModels(tree).filter(({ schematypens, type, href }) =>
    schematypens === undefined
      ? type !== 'application/xml-dtd' && !/\.(xsd|dtd|nvdl)(?:[?#].*)?$/i.test(href)
      : readable.includes(schematypens),
  );
