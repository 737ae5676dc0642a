/**
 * The verb: is this document what it says it is? Well-formed; valid against its schemas; true to the rules of a treaty
 * edition where it is one; and, where a transcript is given, true to every byte of it.
 */
import { type Diagnostic, diagnostic, type Result } from '../diagnostic/diagnostic.js';
import type { Source } from '../source/source.js';
import { parseXml } from '../xml/parse.js';
import { attribute, nameOf, rootElement, spanOf, TEI, type XmlTree } from '../xml/tree.js';
import { checkTranscript } from './fidelity/transcript.js';
import { type Grammar, loadGrammar } from './relaxng/load.js';
import { validateTree } from './relaxng/validate.js';
import { checkRules } from './rules/index.js';
import { checkIdentifiers, checkReferences } from './wellformed/references.js';

/** Reads a schema that another names: `href` as written there, `base` the path of the file it is written in. */
export type LoadSchema = (href: string, base: string) => Promise<Result<Source>>;

/** The grammars of a run: each schema is read once, however many documents name it. */
export interface Schemas {
  /** engross's own schema for treaty editions. */
  readonly own: () => Promise<Result<Grammar>>;
  readonly named: (source: Source) => Promise<Result<Grammar>>;
}

export function schemasOf(ownSource: () => Promise<Source>, load: LoadSchema): Schemas {
  const known = new Map<string, Promise<Result<Grammar>>>();
  const named = (source: Source): Promise<Result<Grammar>> => {
    const grammar = known.get(source.path) ?? loadGrammar(source, load);
    known.set(source.path, grammar);
    return grammar;
  };
  return { named, own: async () => named(await ownSource()) };
}

export interface ValidateOptions {
  /** Schemas to check against instead of the document's own. */
  readonly schemas?: readonly Source[];
  /** false: the schema alone. */
  readonly rules?: boolean;
  /** The transcript that the document must give back. */
  readonly transcript?: Source;
}

export const isTreatyEdition = (tree: XmlTree): boolean => {
  const root = rootElement(tree);
  return nameOf(tree, root).namespace === TEI && attribute(tree, root, 'type') === 'treaty';
};

/**
 * Validates a document.
 * @returns the tree where the document is well-formed, and all that was found, in the order schema, rules, fidelity
 */
export async function validate(
  source: Source,
  options: ValidateOptions,
  schemas: Schemas,
): Promise<Result<XmlTree>> {
  const parsed = parseXml(source);
  if (parsed.value === undefined) return parsed;
  const found = await validateParsed(parsed.value, options, schemas);
  return { value: parsed.value, diagnostics: [...parsed.diagnostics, ...found] };
}

/** The same for a document that is parsed already. */
export async function validateParsed(
  tree: XmlTree,
  options: ValidateOptions,
  schemas: Schemas,
): Promise<Diagnostic[]> {
  const { schemas: explicit = [], rules = true, transcript } = options;
  const treaty = isTreatyEdition(tree);
  const found: Diagnostic[] = [];
  const grammars =
    explicit.length > 0
      ? await Promise.all(explicit.map(schemas.named))
      : treaty
        ? [await schemas.own()]
        : [];
  for (const { value, diagnostics } of grammars) {
    found.push(...diagnostics);
    if (value !== undefined) append(found, validateTree(value, tree));
  }
  if (grammars.length === 0) found.push(noSchema(tree));
  if (rules) append(found, treaty ? checkRules(tree) : [...checkIdentifiers(tree), ...checkReferences(tree)]);
  if (transcript !== undefined) append(found, checkTranscript(tree, transcript).diagnostics);
  return found;
}

/** Adds findings to a list, and keeps their `cause`s, which count from the start of their own list, right. */
function append(list: Diagnostic[], more: readonly Diagnostic[]): void {
  const offset = list.length;
  for (const one of more)
    list.push(one.cause === undefined || offset === 0 ? one : { ...one, cause: one.cause + offset });
}

const noSchema = (tree: XmlTree): Diagnostic => {
  const root = rootElement(tree);
  const { start } = spanOf(tree, root);
  const name = nameOf(tree, root).local;
  return diagnostic(
    'schema/none',
    `Found no schema for this document (its root is ${name}); only well-formedness, identifiers and references were checked.`,
    {
      span: { source: tree.source, start, end: start + name.length + 1 },
    },
  );
};
