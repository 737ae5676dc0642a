/**
 * Name classes: which names an element or attribute pattern admits (RELAX NG specification, sections 6.1 and 7.3),
 * and whether two of them have a name in common.
 */

/** A name with its namespace; '' is no namespace. */
export interface ExpandedName {
  readonly namespace: string;
  readonly local: string;
}

export type NameClass =
  | { readonly kind: 'name'; readonly namespace: string; readonly local: string }
  | { readonly kind: 'namespace'; readonly namespace: string; readonly except?: NameClass }
  | { readonly kind: 'any'; readonly except?: NameClass }
  | { readonly kind: 'choice'; readonly members: readonly NameClass[] };

/** A name as one string, to look up by: `{namespace}local`. */
export const nameKey = (name: ExpandedName): string => `{${name.namespace}}${name.local}`;

/** The name of which `nameKey` made a string. */
export function nameFromKey(key: string): ExpandedName {
  const end = key.indexOf('}');
  return { namespace: key.slice(1, end), local: key.slice(end + 1) };
}

/** True where the class admits the name. */
export function admits(names: NameClass, name: ExpandedName): boolean {
  switch (names.kind) {
    case 'name':
      return names.local === name.local && names.namespace === name.namespace;
    case 'namespace':
      return names.namespace === name.namespace && !(names.except && admits(names.except, name));
    case 'any':
      return !(names.except && admits(names.except, name));
    case 'choice':
      return names.members.some((member) => admits(member, name));
  }
}

/** How closely a class describes a name: 0 not at all, 1 any name, 2 its namespace, 3 the name itself. */
export function specificity(names: NameClass, name: ExpandedName): number {
  if (!admits(names, name)) return 0;
  switch (names.kind) {
    case 'name':
      return 3;
    case 'namespace':
      return 2;
    case 'any':
      return 1;
    case 'choice':
      return names.members.reduce((best, member) => Math.max(best, specificity(member, name)), 0);
  }
}

/** True where the class admits names without end: it holds anyName or nsName. */
export const isInfinite = (names: NameClass): boolean =>
  names.kind === 'choice' ? names.members.some(isInfinite) : names.kind !== 'name';

/** The names a class lists one by one, in order, exceptions left aside. */
export function listedNames(names: NameClass): ExpandedName[] {
  if (names.kind === 'name') return [names];
  return names.kind === 'choice' ? names.members.flatMap(listedNames) : [];
}

/** No document has such a name: it stands for all the names nobody mentions. */
const unheardOf = '\u0000';

/**
 * Names that stand for all that a class speaks of. Two classes have a name in common exactly if both admit one of
 * the representatives of either (specification, section 7.3 and James Clark's note on it).
 */
function representatives(names: NameClass, found: ExpandedName[] = []): ExpandedName[] {
  switch (names.kind) {
    case 'name':
      found.push(names);
      break;
    case 'namespace':
      found.push({ namespace: names.namespace, local: unheardOf });
      break;
    case 'any':
      found.push({ namespace: unheardOf, local: unheardOf });
      break;
    case 'choice':
      for (const member of names.members) representatives(member, found);
  }
  if ('except' in names && names.except) representatives(names.except, found);
  return found;
}

/** True where some name is admitted by both classes. */
export function overlap(one: NameClass, other: NameClass): boolean {
  if (one.kind === 'name') return admits(other, one);
  if (other.kind === 'name') return admits(one, other);
  const both = (name: ExpandedName) => admits(one, name) && admits(other, name);
  return representatives(one).some(both) || representatives(other).some(both);
}
