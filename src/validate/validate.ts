/**
 * The verb: is this document what it says it is? Well-formed; valid against its schemas; true to the rules of a treaty
 * edition where it is one; and, where a transcript is given, true to every byte of it.
 */
import { append, type Diagnostic, diagnostic, type Result } from '../diagnostic/diagnostic.js';
import type { Source, Span } from '../source/source.js';
import { xmlModels } from '../xml/models.js';
import { parseXml } from '../xml/parse.js';
import type { Loader } from '../xml/reference.js';
import { attribute, nameOf, rootElement, spanOf, TEI, XINCLUDE, type XmlTree } from '../xml/tree.js';
import { withoutEchoes } from './same-matter.js';
import { type Check, type CheckOptions, modelsOf, type Schemas } from './schemas.js';
import { checkDoubtful } from './wellformed/doubtful.js';

export interface ValidateOptions {
  /** Schemas to check against, instead of those that the document names. */
  readonly schemas?: readonly Source[];
  /** false: the schema alone. */
  readonly rules?: boolean;
  /** The transcript that the document must give back. */
  readonly transcript?: Source;
  /** Fetches what the document includes (XInclude). Without it inclusions stay as they are written. */
  readonly include?: Loader;
}

/**
 * Validates a document: against the schemas given; else, for a treaty edition, engross's own; else those it names.
 * @returns the tree where the document is well-formed, and all that was found, in the order schema, rules, fidelity.
 *   `cause` counts in this list. Codes: xml/*, schema/*, relaxng/*, schematron/*, rules/*, fidelity/*
 */
export async function validate(
  source: Source,
  options: ValidateOptions,
  schemas: Schemas,
): Promise<Result<XmlTree>> {
  if (options.include === undefined || !source.text.includes(XINCLUDE))
    return validateWhole(source, options, schemas);
  const { resolveXInclude } = await import('../xml/xinclude.js');
  const included = await resolveXInclude(source, options.include);
  if (included.value === undefined) return { diagnostics: included.diagnostics };
  const { origin, source: whole } = included.value;
  const checked = await validateWhole(whole, options, schemas);
  if (whole === source) return checked;
  // What parsing the files found, parsing the whole finds again; what reading them found it does not.
  const found: Diagnostic[] = included.diagnostics.filter(({ code }) => !code.startsWith('xml/'));
  append(
    found,
    checked.diagnostics.map((one) => placed(one, whole, origin)),
  );
  return { ...checked, diagnostics: found };
}

async function validateWhole(
  source: Source,
  options: ValidateOptions,
  schemas: Schemas,
): Promise<Result<XmlTree>> {
  const parsed = parseXml(source);
  if (parsed.value === undefined) return parsed;
  const found: Diagnostic[] = [...parsed.diagnostics, ...checkDoubtful(source)];
  append(found, await validateParsed(parsed.value, options, schemas));
  return { value: parsed.value, diagnostics: found };
}

/** A finding about a document with its inclusions, at the place in the file that it is about. */
function placed(found: Diagnostic, whole: Source, origin: (place: Span) => Span): Diagnostic {
  const place = (span: Span) => (span.source === whole ? origin(span) : span);
  return {
    ...found,
    ...(found.span ? { span: place(found.span) } : {}),
    ...(found.related
      ? { related: found.related.map(({ message, span }) => ({ message, span: place(span) })) }
      : {}),
  };
}

/** The same for a document that is parsed already. */
export async function validateParsed(
  tree: XmlTree,
  options: ValidateOptions,
  schemas: Schemas,
): Promise<Diagnostic[]> {
  const { schemas: given = [], rules = true, transcript } = options;
  const treaty = isTreatyEdition(tree);
  const found: Diagnostic[] = [];
  const checks = await checksFor(tree, given, treaty, schemas);
  for (const { loaded, options } of checks) {
    append(found, loaded.diagnostics);
    if (loaded.value !== undefined) append(found, await loaded.value(tree, { rules, ...options }));
  }
  if (checks.length === 0) found.push(noSchema(tree));
  if (rules && treaty) append(found, (await import('./rules/index.js')).checkRules(tree));
  else if (rules || checks.length === 0) {
    const { checkIdentifiers, checkReferences } = await import('./wellformed/references.js');
    append(found, [...checkIdentifiers(tree), ...checkReferences(tree)]);
  }
  if (transcript !== undefined) {
    const { checkTranscript } = await import('./fidelity/transcript.js');
    append(found, checkTranscript(tree, transcript).diagnostics);
  }
  return withoutEchoes(found);
}

interface LoadedCheck {
  readonly loaded: Result<Check>;
  readonly options: Partial<CheckOptions>;
}

async function checksFor(
  tree: XmlTree,
  given: readonly Source[],
  treaty: boolean,
  schemas: Schemas,
): Promise<LoadedCheck[]> {
  if (given.length > 0)
    return Promise.all(given.map(async (source) => ({ loaded: await schemas.of(source), options: {} })));
  if (treaty) return [{ loaded: await schemas.own(), options: {} }];
  const named = await Promise.all(
    modelsOf(tree).map(async (model) => ({
      loaded: await schemas.named(model),
      options: { phase: model.phase },
    })),
  );
  // A document of TEI names its schema twice: for its grammar and for the rules in it. Both are asked at once.
  return named.filter(
    ({ loaded, options }, index) =>
      loaded.value === undefined ||
      !named
        .slice(0, index)
        .some((one) => one.loaded.value === loaded.value && one.options.phase === options.phase),
  );
}

/** The root says so: `<TEI type="treaty">`. */
export function isTreatyEdition(tree: XmlTree): boolean {
  const root = rootElement(tree);
  return nameOf(tree, root).namespace === TEI && attribute(tree, root, 'type') === 'treaty';
}

function noSchema(tree: XmlTree): Diagnostic {
  const root = rootElement(tree);
  const { start } = spanOf(tree, root);
  const name = nameOf(tree, root).local;
  const others = xmlModels(tree).map(({ href }) => href);
  const named =
    others.length === 0 ? '' : `; it names ${others.join(', ')}, in a language that engross does not read`;
  const message = `Found no schema for this document (its root is ${name}${named}): only well-formedness, identifiers and references were checked.`;
  return diagnostic('schema/none', message, {
    span: { source: tree.source, start, end: start + name.length + 1 },
  });
}
