/**
 * A text cut into pages. In document order every node of the text goes to the page that is open, inside copies of the
 * elements it stood in: so the pages joined are the text, whatever stands before, between and after its divisions.
 */
import type { RenderElement, RenderNode, RenderTree } from '../../render/tree.js';
import { holdsDivisions, isDivision, type Parting } from './split.js';

/** A page as it is cut. */
export interface Cut {
  /** What the page is of: a division, or a part of the text without one (front, body). */
  readonly of: RenderElement;
  readonly root: RenderElement;
  /** The page that it is a part of, by its number. */
  readonly parent: number | undefined;
}

interface Open {
  readonly origin: RenderElement;
  readonly children: RenderNode[];
}

const marks = new Set<RenderNode['behaviour']>(['anchor', 'break', 'furniture']);
const frames = new Set<RenderNode['behaviour']>(['block', 'figure', 'inline', 'paragraph']);

/** Marks that belong to what follows them (the page of the print on which a division begins), and what has nothing in it. */
const leads = (node: RenderNode): boolean =>
  node.behaviour === 'text'
    ? node.text.trim() === ''
    : marks.has(node.behaviour) || (frames.has(node.behaviour) && node.children.every(leads));

/** The page that is being filled: puts nodes into copies of the elements they stood in. */
class Page implements Cut {
  readonly root: RenderElement;
  private readonly open: Open[];

  constructor(
    readonly of: RenderElement,
    readonly parent: number | undefined,
    text: RenderElement,
    private readonly written: Set<RenderElement>,
  ) {
    const children: RenderNode[] = [];
    this.root = { behaviour: 'document', node: of.node, children, block: true };
    this.open = [{ origin: text, children }];
  }

  put(node: RenderNode, around: readonly RenderElement[]): void {
    let depth = 0;
    while (depth < around.length && this.open[depth + 1]?.origin === around[depth]) depth++;
    this.open.length = depth + 1;
    for (const origin of around.slice(depth)) this.enter(origin);
    this.open.at(-1)?.children.push(node);
  }

  /** The element itself where it is met first, with its identifier; further on only what its words inherit from it. */
  private enter(origin: RenderElement): void {
    const outer = this.open.at(-1)?.children ?? [];
    const first = !this.written.has(origin);
    this.written.add(origin);
    if (!first && origin.lang === undefined && origin.styles === undefined) {
      this.open.push({ origin, children: outer });
      return;
    }
    const children: RenderNode[] = [];
    const { lang, styles, node } = origin;
    const shell: RenderElement = first
      ? { ...origin, children }
      : {
          behaviour: 'block',
          node,
          children,
          block: true,
          ...(lang === undefined ? {} : { lang }),
          ...(styles === undefined ? {} : { styles }),
        };
    outer.push(shell);
    this.open.push({ origin, children });
  }
}

/** Cuts a text. A division that is opened has a page for what stands before its parts, where that has words. */
export function cut({ root }: RenderTree, parting: Parting): Cut[] {
  const pages: Page[] = [];
  const written = new Set<RenderElement>([root]);
  /** Marks that wait for the page they lead. */
  let waiting: { readonly node: RenderNode; readonly around: readonly RenderElement[] }[] = [];

  const put = (node: RenderNode, around: readonly RenderElement[]): void => {
    for (const lead of waiting) pages.at(-1)?.put(lead.node, lead.around);
    waiting = [];
    pages.at(-1)?.put(node, around);
  };
  const begin = (of: RenderElement, parent: number | undefined): number =>
    pages.push(new Page(of, parent, root, written)) - 1;

  /** `fresh`: words that come before the first part of this element begin a page. */
  const walk = (
    element: RenderElement,
    around: readonly RenderElement[],
    parent: number | undefined,
    depth: number,
    fresh: boolean,
  ): void => {
    let inside = parent;
    let [hasPage, hasParts] = [!fresh, false];
    /** The division whose page is the last one. */
    let before: RenderElement | undefined;
    for (const child of element.children) {
      const division = isDivision(child);
      if (division && !(parting.opens(child, depth + 1) && holdsDivisions(child))) {
        if (before === undefined || !parting.joins(child, before)) {
          begin(child, inside);
          before = child;
        }
        put(child, around);
        hasParts = true;
      } else if (division || (child.behaviour === 'block' && holdsDivisions(child))) {
        before = undefined;
        walk(
          child,
          [...around, child],
          inside,
          division ? depth + 1 : depth,
          division || !hasPage || hasParts,
        );
        hasParts = true;
      } else if (leads(child)) waiting.push({ node: child, around });
      else {
        if (!hasPage && !hasParts) {
          const own = begin(element, inside);
          if (isDivision(element) && element !== root) inside = own;
          hasPage = true;
        }
        put(child, around);
      }
    }
  };
  walk(root, [], undefined, 0, true);
  for (const lead of waiting) pages.at(-1)?.put(lead.node, lead.around);
  return pages;
}
