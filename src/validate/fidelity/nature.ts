/**
 * What an element is to the accounting: whether its edges part words, whether a reader of the text is shown what is in
 * it. Taken from the Guidelines, not from what publishing decides: what both get wrong is not one mistake.
 */
import { attribute, type NodeId, type QName, TEI, type XmlTree } from '../../xml/tree.js';

const set = (names: string): ReadonlySet<string> => new Set(names.split(/\s+/));

/** Elements whose text no reader of the text is shown: data about it, furniture of the page, analyses, what software fills in. */
const unread =
  set(`teiHeader standOff xenoData facsimile fw divGen index path substJoin transpose listTranspose
  interp interpGrp span spanGrp link linkGrp join joinGrp alt altGrp timeline when certainty precision respons annotation`);

/** They stand for something that is not words: what is in them describes it. */
const signs = set('gap space pause graphic media binaryObject');

/** Always blocks of their own: divisions, chunks, lists, rows, lines, what opens and closes a division (1.3, 3, 4, 6, 7, 14). */
const blocks =
  set(`TEI teiCorpus text front body back group floatingText div div1 div2 div3 div4 div5 div6 div7 head p ab
  lg l list item table row cell sp speaker castList castItem titlePage docTitle opener closer postscript epigraph argument
  trailer byline figure listBibl listPerson listPlace listOrg entry entryFree superEntry address addrLine egXML`);

/** Always in the line: parts and properties of words and phrases (3.3–3.6, 11, 12, 13, 17). */
const phrases =
  set(`abbr add addName am anchor app c choice corr damage date del distinct emph ex expan foreign forename g
  gap genName hi lem measure mentioned mod name nameLink note num orgName orig pc persName placeName ptr rb rdg ref reg
  restore retrace roleName rs ruby s secl seg sic soCalled subst supplied surname surplus term time title unclear unit w
  caesura handShift addSpan delSpan damageSpan`);

/** They hold elements alone, the parts of a record: an output may part these. */
const records = set(
  `entry cit hom form gramGrp biblStruct analytic monogr imprint series person personGrp place org msIdentifier persName author
  editor address listApp msItem msItemStruct dimensions`,
);

export type Edge = 'parts' | 'joins' | 'either';

/** What becomes of an element when the text is read, as far as its name says it. */
export type Role =
  | 'text'
  /** One of what is in it is read: a choice, an apparatus entry, a substitution, a figure beside its description. */
  | 'choice'
  | 'note'
  | 'unread'
  /** It may refer to a note: then its words are no words of the text. */
  | 'reference'
  | 'sign'
  | 'break'
  | 'example'
  /** A character or glyph: where it is empty, what the header says of it is read. */
  | 'glyph'
  /** Punctuation, which may be a hyphen that only a line end made. */
  | 'punctuation';

/** What all elements of a name are. */
export interface Nature {
  /** '' for elements of other namespaces, but for examples, which have one of their own. */
  readonly name: string;
  readonly role: Role;
  /** Whether their edges end a word. Of many elements it depends on where they stand: then either will do. */
  readonly edge: Edge;
  /** They hold elements alone: an output may part these. */
  readonly record: boolean;
}

const roles: ReadonlyMap<string, Role> = new Map(
  Object.entries({
    choice: 'choice app subst figure',
    note: 'note witDetail',
    unread: [...unread].join(' '),
    reference: 'ref ptr',
    sign: [...signs].join(' '),
    break: 'lb pb cb gb milestone',
    example: 'egXML',
    glyph: 'g',
    punctuation: 'pc',
  }).flatMap(([role, names]) => names.split(' ').map((name) => [name, role as Role] as const)),
);

export function natureOf({ local, namespace }: QName): Nature {
  const name = namespace === TEI || local === 'egXML' ? local : '';
  const edge = blocks.has(name) ? 'parts' : phrases.has(name) ? 'joins' : 'either';
  return { name, role: roles.get(name) ?? 'text', edge, record: records.has(name) };
}

/** The nature of what is no element. */
export const noNature: Nature = { name: '', role: 'text', edge: 'either', record: false };

/** A break says itself whether it parts a word (att.breaking); where it does not, a line break does, the others may. */
export function edgeOfBreak(tree: XmlTree, node: NodeId, name: string): Edge {
  const said = attribute(tree, node, 'break');
  if (said === 'no') return 'joins';
  return said === 'yes' || name === 'lb' ? 'parts' : 'either';
}
