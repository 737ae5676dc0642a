/** Authors and editors, with the parts of their names where the header marks them. */
import {
  attribute,
  childElement,
  childElements,
  descendants,
  localName,
  type NodeId,
  type XmlTree,
} from '../xml/tree.js';
import { type Lookup, words } from './record.lookup.js';
import type { Contributor } from './record.types.js';

/** The authors and editors of titleStmt, in order; an element without a name is passed over. */
export function readContributors(header: Lookup): Contributor[] {
  return (['author', 'editor'] as const).flatMap((role) =>
    header
      .all('fileDesc', 'titleStmt', role)
      .map((node) => readContributor(header, node, role))
      .filter((one) => one.name !== ''),
  );
}

function readContributor(header: Lookup, node: NodeId, role: Contributor['role']): Contributor {
  const { tree } = header;
  const named = childElements(tree, node).find((child) =>
    /^(persName|orgName|name)$/.test(localName(tree, child)),
  );
  const holder = named ?? node;
  const family = part(tree, holder, 'surname');
  const given = part(tree, holder, 'forename');
  // A surname printed first, for sorting, is still the family name: reading order puts the forename before it.
  const name =
    family !== '' && given !== '' ? readingOrder(tree, holder, given, family) : words(tree, holder);
  const orcid = readOrcid(tree, node);
  return {
    role,
    name,
    ...(family === '' ? {} : { family }),
    ...(given === '' ? {} : { given }),
    ...(isOrganisation(header, node, named) ? { organisation: true } : {}),
    ...(orcid === undefined ? {} : { orcid }),
  };
}

const part = (tree: XmlTree, node: NodeId, name: string): string =>
  descendants(tree, node, name)
    .map((one) => words(tree, one))
    .join(' ');

/** As marked, where a forename comes first (with its links: "Vincent van Gogh"); else forename and surname. */
function readingOrder(tree: XmlTree, holder: NodeId, given: string, family: string): string {
  const first = descendants(tree, holder).find((one) => /^(surname|forename)$/.test(localName(tree, one)));
  const asMarked = first !== undefined && localName(tree, first) === 'forename';
  return asMarked ? words(tree, holder) : `${given} ${family}`;
}

function isOrganisation({ tree, byId }: Lookup, node: NodeId, named: NodeId | undefined): boolean {
  if (named !== undefined && localName(tree, named) === 'orgName') return true;
  const entity = byId(attribute(tree, node, 'ref'));
  return entity !== undefined && localName(tree, entity) === 'org';
}

/** An ORCID in @ref of the element or its name, or in an idno. */
function readOrcid(tree: XmlTree, node: NodeId): string | undefined {
  const idno = childElement(tree, node, 'idno');
  const said = [node, ...descendants(tree, node)].map((one) => attribute(tree, one, 'ref') ?? '');
  if (idno !== undefined) said.push(words(tree, idno));
  return said.map((one) => one.match(/\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b/)?.[0]).find(Boolean);
}
