/** The documents that a schema includes: gathered before it is read, so that reading needs no door to the world. */
import type { Diagnostic } from '../../diagnostic/diagnostic.js';
import type { Source } from '../../source/source.js';
import { parseXml } from '../../xml/parse.js';
import { attribute, isElement, nameOf, rootElement, type XmlTree } from '../../xml/tree.js';
import { elementById } from '../wellformed/references.js';
import { type Place, SCHEMATRON } from './read.js';

/** Gives a file by its path, or nothing where it cannot be had. */
export type LoadSource = (path: string) => Promise<Source | undefined> | Source | undefined;

/** A reference, taken from the path of the document it stands in (RFC 3986, section 5.2, on paths). */
export function resolvePath(base: string, reference: string): string {
  if (/^([a-z][a-z0-9+.-]*:|\/)/i.test(reference)) return reference;
  const path = [...base.split('/').slice(0, -1)];
  for (const part of reference.split('/')) {
    if (part === '..' && path.length > 0 && path.at(-1) !== '..') path.pop();
    else if (part !== '.' && part !== '') path.push(part);
  }
  return path.join('/');
}

const withoutFragment = (href: string): string => href.replace(/#.*$/, '');

export class Includes {
  readonly diagnostics: Diagnostic[] = [];
  private readonly trees = new Map<string, XmlTree | undefined>();
  private readonly load: LoadSource | undefined;

  constructor(load: LoadSource | undefined) {
    this.load = load;
  }

  /** Loads and parses all that a document includes, and what that includes. */
  async gather(tree: XmlTree): Promise<void> {
    for (const href of references(tree)) {
      const file = withoutFragment(href);
      if (file === '') continue;
      const path = resolvePath(tree.source.path, file);
      if (this.trees.has(path)) continue;
      this.trees.set(path, undefined);
      const source = await this.load?.(path);
      if (!source) continue;
      const { value, diagnostics } = parseXml(source);
      this.diagnostics.push(...diagnostics);
      this.trees.set(path, value);
      if (value) await this.gather(value);
    }
  }

  /** What a reference names: the root of a document, or its element of an identifier. */
  find(place: Place, href: string): Place | undefined {
    const [file = '', id] = href.split('#');
    const tree = file === '' ? place.tree : this.trees.get(resolvePath(place.tree.source.path, file));
    if (!tree) return undefined;
    const node =
      id === undefined || id === '' ? rootElement(tree) : (elementById(tree, id) ?? plainId(tree, id));
    return node === undefined || node < 0 ? undefined : { tree, node };
  }
}

/** The element whose `id` without namespace has a value. */
function plainId(tree: XmlTree, id: string): number | undefined {
  for (let node = 1; node < tree.size; node++) {
    if (isElement(tree, node) && attribute(tree, node, 'id') === id) return node;
  }
  return undefined;
}

/** The addresses in `include` and `extends`. */
function references(tree: XmlTree): string[] {
  const found: string[] = [];
  for (let node = 1; node < tree.size; node++) {
    if (!isElement(tree, node)) continue;
    const { local, namespace } = nameOf(tree, node);
    if (namespace !== SCHEMATRON || (local !== 'include' && local !== 'extends')) continue;
    const href = attribute(tree, node, 'href');
    if (href !== undefined) found.push(href);
  }
  return found;
}
