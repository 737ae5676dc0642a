/** The documents that a schema includes: gathered before it is read, so that reading needs no door to the world. */
import type { Diagnostic, Result } from '../../diagnostic/diagnostic.js';
import type { Source } from '../../source/source.js';
import { parseXml } from '../../xml/parse.js';
import { attribute, isElement, nameOf, rootElement, type XmlTree } from '../../xml/tree.js';
import { elementById } from '../wellformed/references.js';
import { type Place, SCHEMATRON } from './read.js';

/** Reads a file that a schema names: `href` as written there, `base` the path of the file it is written in. */
export type LoadSource = (href: string, base: string) => Promise<Result<Source>>;

const withoutFragment = (href: string): string => href.replace(/#.*$/, '');
const keyOf = (href: string, base: string): string => `${base}\n${href}`;

export class Includes {
  readonly diagnostics: Diagnostic[] = [];
  private readonly trees = new Map<string, XmlTree>();
  /** Documents by their own path, so that a circle ends. */
  private readonly gathered = new Map<string, XmlTree | undefined>();
  private readonly load: LoadSource | undefined;

  constructor(load: LoadSource | undefined) {
    this.load = load;
  }

  /** True where the schema stands in more than one file. */
  get any(): boolean {
    return this.trees.size > 0;
  }

  /** Loads and parses all that a document includes, and what that includes. */
  async gather(tree: XmlTree): Promise<void> {
    this.gathered.set(tree.source.path, tree);
    for (const href of references(tree)) {
      const file = withoutFragment(href);
      const base = tree.source.path;
      if (file === '' || this.trees.has(keyOf(file, base))) continue;
      const included = await this.document(file, base);
      if (included) this.trees.set(keyOf(file, base), included);
    }
  }

  private async document(file: string, base: string): Promise<XmlTree | undefined> {
    const loaded = await this.load?.(file, base);
    this.diagnostics.push(...(loaded?.diagnostics ?? []));
    const source = loaded?.value;
    if (!source || this.gathered.has(source.path)) return source && this.gathered.get(source.path);
    const { value, diagnostics } = parseXml(source);
    this.diagnostics.push(...diagnostics);
    this.gathered.set(source.path, value);
    if (value) await this.gather(value);
    return value;
  }

  /** What a reference names: the root of a document, or its element of an identifier. */
  find(place: Place, href: string): Place | undefined {
    const [file = '', id = ''] = href.split('#');
    const tree = file === '' ? place.tree : this.trees.get(keyOf(file, place.tree.source.path));
    if (!tree) return undefined;
    const node = id === '' ? rootElement(tree) : (elementById(tree, id) ?? plainId(tree, id));
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
