/**
 * What is set before an element that does not say itself what it is: who speaks, the siglum of a witness, which part of a
 * description this is. No words of the text. In English, as the explanations are.
 */
import {
  childElement,
  descendants,
  type NodeId,
  parentOf,
  textContent,
  type XmlTree,
} from '../../xml/tree.js';
import type { View } from './view.js';
import { siglumOf } from './witnesses.js';

/** Parts of descriptions of manuscripts and persons (Guidelines 11, 14). */
const parts: Readonly<Record<string, string>> = {
  accMat: 'Accompanying material',
  acquisition: 'Acquisition',
  additional: 'Additional',
  affiliation: 'Affiliation',
  age: 'Age',
  bindingDesc: 'Binding',
  birth: 'Born',
  collation: 'Collation',
  condition: 'Condition',
  custodialHist: 'Custody',
  death: 'Died',
  decoDesc: 'Decoration',
  education: 'Education',
  explicit: 'Explicit',
  extent: 'Extent',
  faith: 'Faith',
  filiation: 'Filiation',
  finalRubric: 'Final rubric',
  floruit: 'Active',
  foliation: 'Foliation',
  handDesc: 'Hands',
  history: 'History',
  incipit: 'Incipit',
  langKnowledge: 'Languages',
  layoutDesc: 'Layout',
  location: 'Location',
  msContents: 'Contents',
  musicNotation: 'Music',
  nationality: 'Nationality',
  occupation: 'Occupation',
  origin: 'Origin',
  physDesc: 'Physical description',
  provenance: 'Provenance',
  residence: 'Residence',
  rubric: 'Rubric',
  scriptDesc: 'Script',
  sealDesc: 'Seals',
  signatures: 'Signatures',
  summary: 'Summary',
  support: 'Support',
  surrogates: 'Surrogates',
  textLang: 'Language',
  typeDesc: 'Type',
};

type Ids = ReadonlyMap<string, NodeId>;

/** Undefined where nothing says, or the element has a heading, label or speaker of its own that does. */
export function labelOf(view: View, node: NodeId, ids: Ids): string | undefined {
  const of = byName[view.name(node)];
  const said = of === undefined ? partLabel(view, node) : of(view, node, ids);
  return said === '' ? undefined : said;
}

const partLabel = (view: View, node: NodeId): string | undefined =>
  (childElement(view.tree, node, 'head') ?? childElement(view.tree, node, 'label'))
    ? undefined
    : parts[view.name(node)];

/** Who speaks, where no `speaker` says it; of an utterance in a block of annotations, as the block says. */
function speakers(view: View, node: NodeId, ids: Ids): string | undefined {
  if (childElement(view.tree, node, 'speaker') !== undefined) return undefined;
  const block = parentOf(view.tree, node);
  const who =
    view.get(node, 'who') ?? (view.name(block) === 'annotationBlock' ? view.get(block, 'who') : undefined);
  const names = namesOf(view, who, ids);
  return names === '' ? undefined : `${names}:`;
}

/** A text of a corpus without a heading is called as its header says. */
function documentTitle({ tree }: View, node: NodeId): string | undefined {
  if (parentOf(tree, node) <= 0 || descendants(tree, node, 'head').length > 0) return undefined;
  const [statement] = descendants(tree, node, 'titleStmt');
  const title = statement === undefined ? undefined : childElement(tree, statement, 'title');
  return title === undefined ? undefined : textContent(tree, title).replace(/\s+/g, ' ').trim();
}

const byName: Readonly<Record<string, (view: View, node: NodeId, ids: Ids) => string | undefined>> = {
  u: speakers,
  sp: speakers,
  annotationBlock: speakers,
  writing: speakers,
  post: (view, node, ids) => {
    const when = view.get(node, 'when')?.replace('T', ' ').replace(/Z$/, '');
    return [namesOf(view, view.get(node, 'who'), ids), when].filter((part) => part).join(', ');
  },
  witness: ({ tree }, node) => siglumOf(tree, node),
  surface: (view, node) =>
    childElement(view.tree, node, 'label') === undefined ? view.get(node, 'n') : undefined,
  TEI: documentTitle,
};

/** What pointers to persons say: their names, else their identifiers. */
function namesOf({ tree }: View, pointers = '', ids: Ids): string {
  const names = pointers.split(/\s+/).map((pointer) => {
    const id = pointer.slice(pointer.indexOf('#') + 1);
    return nameOf(tree, ids.get(id)) ?? id;
  });
  return names.filter((name) => name !== '').join(', ');
}

function nameOf(tree: XmlTree, person: NodeId | undefined): string | undefined {
  if (person === undefined) return undefined;
  for (const kind of ['persName', 'name', 'orgName', 'role', 'label']) {
    const [name] = descendants(tree, person, kind);
    if (name !== undefined) return textContent(tree, name).replace(/\s+/g, ' ').trim();
  }
  return undefined;
}
