/**
 * Behaviours in an ODD: the models of its element specifications, as the Guidelines define them (22.5.4): alternatives of
 * which the first that fits is taken, sequences, groups of one output, parameters, classes and renditions.
 */
import {
  append,
  type Diagnostic,
  diagnostic,
  hasErrors,
  type Result,
} from '../../../diagnostic/diagnostic.js';
import type { Source } from '../../../source/source.js';
import { parseXml } from '../../../xml/parse.js';
import {
  attribute,
  attributeRow,
  attributeSpan,
  childElements,
  descendants,
  localName,
  type NodeId,
  nameOf,
  rootElement,
  spanOf,
  TEI,
  textContent,
  type XmlTree,
} from '../../../xml/tree.js';
import { loadExpressions } from '../../../xml/xpath/expressions.js';
import { stylesOfCss } from '../styles.js';
import { type Checker, checkElement, checkedBehaviour, checkedClasses, checkedExpression } from './check.js';
import { type Behaviours, type Expression, type Model, outputNamed, paramNames } from './model.js';

/**
 * Reads the models of an ODD. Elements without a model are not touched; elementSpec of mode 'delete' are passed over.
 * @returns the models, where nothing is wrong. Diagnostics: xml/*, publish/behaviours-none, -unknown, -element, -xpath, -limited
 */
export async function readOdd(source: Source): Promise<Result<Behaviours>> {
  const parsed = parseXml(source);
  const found: Diagnostic[] = [...parsed.diagnostics];
  const tree = parsed.value;
  if (tree === undefined || hasErrors(found)) return { diagnostics: found };
  const root = rootElement(tree);
  // Prefixes that the ODD declares at its root are those of its predicates; its default one is that of the ODD itself.
  const namespaces = new Map([...tree.namespaces(root)].filter(([prefix]) => prefix !== ''));
  const expressions = await loadExpressions(namespaces);
  const checker: Checker = { expressions, found: [] };
  const models = descendants(tree, 0, 'elementSpec')
    .filter((spec) => nameOf(tree, spec).namespace === TEI && isOfTei(tree, spec))
    .filter((spec) => attribute(tree, spec, 'mode') !== 'delete')
    .flatMap((spec) => modelsOf(tree, spec, checker));
  append(found, checker.found);
  if (models.length === 0 && !hasErrors(found))
    found.push(diagnostic('publish/behaviours-none', 'The ODD has no model.', { span: spanOf(tree, root) }));
  return hasErrors(found) ? { diagnostics: found } : { value: models, diagnostics: found };
}

/** A specification of another namespace says nothing of the TEI element of the same name. */
const isOfTei = (tree: XmlTree, spec: NodeId): boolean => (attribute(tree, spec, 'ns') ?? TEI) === TEI;

/** What a group or a sequence says for all the models in it. */
interface Given {
  readonly element: string;
  readonly output?: string | undefined;
  readonly sourceRendition?: string | undefined;
  readonly css: string;
}

function modelsOf(tree: XmlTree, spec: NodeId, checker: Checker): Model[] {
  const element = attribute(tree, spec, 'ident') ?? '';
  const models = among(tree, spec, { element, css: '' }, checker);
  const ident = attributeRow(tree, spec, 'ident');
  if (models.length > 0 && ident >= 0) checkElement(checker, element, attributeSpan(tree, ident));
  return models;
}

/** The models that are children of an element: those of groups in their place, those of a sequence as one. */
function among(tree: XmlTree, holder: NodeId, given: Given, checker: Checker): Model[] {
  return childElements(tree, holder).flatMap((child) => {
    const name = localName(tree, child);
    if (name === 'model') return model(tree, child, given, checker);
    if (name !== 'modelGrp' && name !== 'modelSequence') return [];
    const inner: Given = {
      element: given.element,
      output: attribute(tree, child, 'output') ?? given.output,
      sourceRendition: attribute(tree, child, 'useSourceRendition') ?? given.sourceRendition,
      css: given.css + renditions(tree, child, checker).css,
    };
    const models = among(tree, child, inner, checker);
    return name === 'modelGrp' ? models : sequence(tree, child, models, checker);
  });
}

/** Each model leads to those after it: where the condition of the first does not hold, the next one begins the sequence. */
function sequence(tree: XmlTree, node: NodeId, models: readonly Model[], checker: Checker): Model[] {
  const whole = predicate(tree, node, checker);
  const always = models.findIndex((one) => one.predicates.length === 0 && one.output === undefined);
  const begins = always < 0 ? models : models.slice(0, always + 1);
  return begins.map((one, index) => ({
    ...one,
    predicates: [...whole, ...one.predicates],
    next: models.slice(index + 1),
  }));
}

function model(tree: XmlTree, node: NodeId, given: Given, checker: Checker): Model[] {
  const row = attributeRow(tree, node, 'behaviour');
  if (row < 0) {
    checker.found.push(
      diagnostic('publish/behaviour-unknown', 'Found a model without a behaviour.', {
        span: spanOf(tree, node),
      }),
    );
    return [];
  }
  const predicates = predicate(tree, node, checker);
  const meaning = checkedBehaviour(checker, tree.value(row).trim(), attributeSpan(tree, row));
  if (meaning === undefined) return [];
  const output = attribute(tree, node, 'output') ?? given.output;
  const classRow = attributeRow(tree, node, 'cssClass');
  const classes =
    classRow < 0 ? [] : checkedClasses(checker, tree.value(classRow), attributeSpan(tree, classRow));
  const rendered = renditions(tree, node, checker);
  const says = attribute(tree, node, 'useSourceRendition') ?? given.sourceRendition;
  return [
    {
      elements: [given.element],
      predicates,
      behaviour: meaning.behaviour,
      ...(output === undefined ? {} : { output: outputNamed(output) }),
      classes: [...(meaning.classes ?? []), ...classes],
      styles: stylesOfCss(given.css + rendered.css),
      ...(rendered.before === undefined ? {} : { before: rendered.before }),
      ...(rendered.after === undefined ? {} : { after: rendered.after }),
      sourceRendition: says?.trim() === 'true' || says?.trim() === '1',
      params: params(tree, node, checker),
      next: [],
      span: spanOf(tree, node),
    },
  ];
}

function predicate(tree: XmlTree, node: NodeId, checker: Checker): Expression[] {
  const row = attributeRow(tree, node, 'predicate');
  if (row < 0 || tree.value(row).trim() === '') return [];
  const expression = checkedExpression(checker, tree.value(row), attributeSpan(tree, row));
  return expression === undefined ? [] : [expression];
}

function params(tree: XmlTree, node: NodeId, checker: Checker): Map<string, Expression> {
  const read = new Map<string, Expression>();
  for (const param of childElements(tree, node, 'param')) {
    const name = attribute(tree, param, 'name') ?? '';
    const row = attributeRow(tree, param, 'value');
    if (!paramNames.has(name)) limited(checker, `The parameter “${name}” has no effect.`, tree, param);
    else if (row < 0) limited(checker, `The parameter “${name}” has no value.`, tree, param);
    if (row < 0 || !paramNames.has(name)) continue;
    const expression = checkedExpression(checker, tree.value(row), attributeSpan(tree, row));
    if (expression !== undefined) read.set(name, expression);
  }
  return read;
}

/** CSS of the whole, and what stands before and after. Other scopes no output can show: said once a document. */
function renditions(tree: XmlTree, node: NodeId, checker: Checker) {
  let css = '';
  const around: { before?: string; after?: string } = {};
  for (const rendition of childElements(tree, node, 'outputRendition')) {
    const scope = attribute(tree, rendition, 'scope')?.trim() ?? '';
    const text = textContent(tree, rendition);
    if (scope === 'before' || scope === 'after') {
      const words = contentOf(text);
      if (words !== '') around[scope] = words;
    } else if (scope === '') css += `${text};`;
    else limited(checker, `What stands in the scope ${scope} is not set otherwise.`, tree, rendition);
  }
  return { css, ...around };
}

function limited({ found }: Checker, message: string, tree: XmlTree, node: NodeId): void {
  if (!found.some((one) => one.code === 'publish/behaviour-limited' && one.message === message))
    found.push(diagnostic('publish/behaviour-limited', message, { span: spanOf(tree, node) }));
}

/** The strings of CSS `content`, its escapes resolved (CSS Syntax 4.3.7). */
function contentOf(css: string): string {
  const [, list = ''] =
    /(?:^|[;{\s])content\s*:\s*((?:"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|[^;"'])*)/.exec(css) ?? [];
  const strings = list.match(/"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'/g) ?? [];
  return strings.map((one) => unescaped(one.slice(1, -1))).join('');
}

const unescaped = (text: string): string =>
  text.replace(/\\(?:([0-9a-f]{1,6})\s?|([\s\S]))/gi, (_all, hex?: string, other?: string) =>
    hex === undefined
      ? (other ?? '')
      : String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(hex, 16)) || 0xfffd),
  );
