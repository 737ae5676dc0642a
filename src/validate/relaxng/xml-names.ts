/** Name classes in the XML syntax (specification, sections 4.8 to 4.10). */
import type { NodeId, XmlTree } from '../../xml/tree.js';
import type { NameClass } from './names.js';
import { isNcName } from './references.js';
import { nestingLimit, type Scope } from './syntax.js';

/** What reading names asks of the reader of a schema (`xml-syntax.ts`). */
export interface NameReader {
  readonly tree: XmlTree;
  local(node: NodeId): string;
  elements(node: NodeId): NodeId[];
  textOf(node: NodeId): string;
  within(node: NodeId, outer: Scope): Scope;
  fault(node: NodeId, message: string): undefined;
}

/** A name as written, with or without a prefix; without, it is in `namespace`. */
export function resolveName(
  reader: NameReader,
  node: NodeId,
  written: string,
  namespace: string,
): NameClass | undefined {
  const [prefix = '', local = prefix, ...more] = written.split(':');
  const prefixed = written.includes(':');
  if (more.length > 0 || !isNcName(local) || (prefixed && !isNcName(prefix))) {
    return reader.fault(node, `${JSON.stringify(written)} is not a name.`);
  }
  if (!prefixed) return { kind: 'name', namespace, local };
  const bound = reader.tree.namespaces(node).get(prefix);
  if (bound === undefined) return reader.fault(node, `No namespace is declared for the prefix ${prefix}.`);
  return { kind: 'name', namespace: bound, local };
}

/** A name class; reports what is wrong with it. */
export function readNameClass(reader: NameReader, node: NodeId, outer: Scope): NameClass | undefined {
  if (outer.depth > nestingLimit)
    return reader.fault(node, `Name classes nest deeper than ${nestingLimit} levels.`);
  const scope = reader.within(node, outer);
  switch (reader.local(node)) {
    case 'name':
      return resolveName(reader, node, reader.textOf(node).trim(), scope.namespace);
    case 'choice':
      return readChoice(reader, node, reader.elements(node), scope);
    case 'anyName': {
      const except = readExcept(reader, node, scope);
      return { kind: 'any', ...(except ? { except } : {}) };
    }
    case 'nsName': {
      const except = readExcept(reader, node, scope);
      return { kind: 'namespace', namespace: scope.namespace, ...(except ? { except } : {}) };
    }
    default:
      return reader.fault(node, `${JSON.stringify(reader.local(node))} stands where a name belongs.`);
  }
}

function readChoice(
  reader: NameReader,
  node: NodeId,
  children: readonly NodeId[],
  scope: Scope,
): NameClass | undefined {
  if (children.length === 0) return reader.fault(node, `This ${reader.local(node)} holds no name.`);
  const members = children.flatMap((child) => readNameClass(reader, child, scope) ?? []);
  const [only] = members;
  return members.length === 1 ? only : { kind: 'choice', members };
}

function readExcept(reader: NameReader, node: NodeId, scope: Scope): NameClass | undefined {
  const [except, ...more] = reader.elements(node);
  if (except === undefined) return undefined;
  if (more.length > 0 || reader.local(except) !== 'except') {
    return reader.fault(node, `A ${reader.local(node)} holds one except at most.`);
  }
  return readChoice(reader, except, reader.elements(except), reader.within(except, scope));
}
