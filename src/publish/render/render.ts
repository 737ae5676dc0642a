/** TEI → render tree: what each element is, decided once for all outputs (DESIGN, decision 6). */
import { type Diagnostic, diagnostic, type Result } from '../../diagnostic/diagnostic.js';
import {
  attribute,
  localName,
  type NodeId,
  nameOf,
  rootElement,
  spanOf,
  TEI,
  XML,
  type XmlTree,
} from '../../xml/tree.js';
import { type Applied, applyBehaviours } from './behaviours/apply.js';
import type { Behaviours, OutputKind } from './behaviours/model.js';
import { decisions, unknownElement } from './decisions/index.js';
import { readEntities } from './entities.js';
import { classReader } from './nature.js';
import { marksAreLeftOut } from './quotations.js';
import type { Rule } from './rules.js';
import { styleReader } from './styles.js';
import { survey } from './survey.js';
import { targets } from './targets.js';
import type { RenderNode, RenderTree } from './tree.js';
import { type View, view } from './view.js';
import { walk } from './walk.js';

const fallback: Rule = { behaviour: 'inline' };

export interface RenderOptions {
  /** What a user says of elements; what it does not decide, our table does. */
  readonly behaviours?: Behaviours;
  /** Models that are meant for another output do not count. */
  readonly output?: OutputKind;
}

const untouched: Applied = { rules: new Map(), chosen: new Map() };

/**
 * Renders a TEI document.
 * @param tei any TEI P5 document, also a corpus
 * @returns the render tree; none where the document is not TEI P5
 * Diagnostics: publish/not-tei, publish/tei-p4, publish/no-text, publish/duplicate-id, publish/dangling-pointer,
 * publish/link-removed, publish/link-not-followed, publish/too-deep; with behaviours publish/behaviour-omits, -xpath.
 */
export function render(tei: XmlTree, { behaviours, output }: RenderOptions = {}): Result<RenderTree> {
  const diagnostics: Diagnostic[] = [];
  const root = rootElement(tei);
  const refused = refuse(tei, root);
  if (refused !== undefined) return { diagnostics: [refused] };
  const looking = view(tei);
  const where = targets(tei, diagnostics);
  const own = decider(looking);
  const applied =
    behaviours === undefined
      ? untouched
      : applyBehaviours(looking, behaviours, output, own, root, diagnostics);
  const surveyed = survey(looking, root, diagnostics, applied, own);
  const entities = readEntities(tei, surveyed.everywhere, where);
  const lang = languageOf(looking, root);
  const walked = walk(
    {
      view: looking,
      survey: surveyed,
      targets: where,
      styles: styleReader(tei),
      classes: classReader(looking),
      entities,
      decide: applied.rules.size === 0 ? own : (node) => applied.rules.get(node) ?? own(node),
      unmarked: marksAreLeftOut(looking, root),
      diagnostics,
    },
    root,
    lang,
  );
  const missing =
    saysSomething(walked.root) || walked.notes.length > 0
      ? undefined
      : hasText(looking, root)
        ? 'The text of the document has no words'
        : 'The document has a header and no text';
  if (missing !== undefined)
    diagnostics.push(diagnostic('publish/no-text', missing, { span: spanOf(tei, root) }));
  return {
    value: { tei, lang, root: walked.root, notes: walked.notes, entities, chosen: applied.chosen },
    diagnostics,
  };
}

/** The rule of an element: of the rules of its name, the first that holds. */
function decider(looking: View): (node: NodeId) => Rule {
  const { tree } = looking;
  const byName = tree.names.map((name) => {
    if (name.namespace === TEI) return decisions[name.local] ?? unknownElement;
    return name.local === 'egXML' ? (decisions.egXML ?? unknownElement) : unknownElement;
  });
  return (node) => {
    const rules = byName[tree.nameIndexes[node] ?? -1] ?? unknownElement;
    if (rules.length === 1) return rules[0] ?? fallback;
    return rules.find((rule) => rule.when === undefined || rule.when(looking, node)) ?? fallback;
  };
}

function refuse(tei: XmlTree, root: NodeId): Diagnostic | undefined {
  const { local, namespace } = nameOf(tei, root);
  if (namespace === TEI && (local === 'TEI' || local === 'teiCorpus')) return undefined;
  if (/^TEI(CORPUS)?\.2$/i.test(local)) {
    return diagnostic('publish/tei-p4', `This is TEI P4 (its root is ${local}); engross publishes TEI P5`, {
      span: {
        source: tei.source,
        start: tei.starts[root] ?? 0,
        end: (tei.starts[root] ?? 0) + local.length + 1,
      },
    });
  }
  const found =
    root < 0
      ? 'an empty document'
      : namespace === TEI
        ? `a TEI fragment (its root is ${local})`
        : `no TEI: its root is ${local}${namespace === '' ? ', in no namespace' : `, in the namespace ${namespace}`}`;
  return diagnostic(
    'publish/not-tei',
    `This is ${found}; expected TEI or teiCorpus in the namespace ${TEI}`,
    {
      span: {
        source: tei.source,
        start: tei.starts[root] ?? 0,
        end: (tei.starts[root] ?? 0) + local.length + 1,
      },
    },
  );
}

/** The language of the text: its own, the root's, the header's first; 'und' (undetermined, BCP 47) where nothing says. */
function languageOf(looking: View, root: NodeId): string {
  const { tree } = looking;
  let inHeader: string | undefined;
  for (let row = root; row < tree.size; row++) {
    const name = looking.name(row);
    if (name === 'language') inHeader ??= looking.get(row, 'ident');
    if (name === 'text') {
      const own = attribute(tree, row, 'lang', XML) ?? attribute(tree, root, 'lang', XML);
      return own ?? inHeader ?? 'und';
    }
  }
  return attribute(tree, root, 'lang', XML) ?? inHeader ?? 'und';
}

/** Words, or a picture, or a gap where there were words. */
const saysSomething = (node: RenderNode): boolean =>
  node.behaviour === 'text' ||
  node.behaviour === 'graphic' ||
  node.behaviour === 'gap' ||
  node.children.some(saysSomething);

const hasText = (looking: View, root: NodeId): boolean => {
  for (let row = root; row < looking.tree.size; row++) {
    const name = localName(looking.tree, row);
    if (name === 'text' || name === 'sourceDoc' || name === 'facsimile') return true;
  }
  return false;
};
