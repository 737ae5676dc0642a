/** MathML in a page: browsers set it. Only what MathML Core has is let through, and of its attributes those that can run nothing. */
import { attribute, nameOf } from '../../xml/tree.js';
import type { RenderElement, RenderNode } from '../render/tree.js';
import { attributes, type Writer } from './attributes.js';
import { escapeText, escapeValue } from './escape.js';

const MATHML = 'http://www.w3.org/1998/Math/MathML';
const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const elements = words(
  `math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup munder mover
  munderover semantics annotation mmultiscripts mprescripts none mtable mtr mtd`,
);
const properties = words(
  `display displaystyle scriptlevel mathvariant dir form fence separator lspace rspace stretchy symmetric maxsize minsize
  largeop movablelimits width height depth voffset linethickness accent accentunder columnspan rowspan alttext`,
);

/** A formula in MathML; undefined where it is in none. */
export function formula(element: RenderElement, writer: Writer): string | undefined {
  if (!holdsMathematics(element.children, writer)) return undefined;
  const tag = element.block ? 'div' : 'span';
  return `<${tag}${attributes(element, writer, 'formula')}>${mathematics(element.children, writer)}</${tag}>`;
}

/** True where an element of MathML stands among nodes. */
const holdsMathematics = (nodes: readonly RenderNode[], { tree }: Writer): boolean =>
  tree.names.some(({ namespace }) => namespace === MATHML) &&
  nodes.some((node) => node.behaviour !== 'text' && nameOf(tree, node.node).namespace === MATHML);

/** Nodes of a formula. Of what is not MathML the words: an element of HTML would end the formula in browsers. */
function mathematics(nodes: readonly RenderNode[], writer: Writer): string {
  return nodes
    .map((node) => {
      if (node.behaviour === 'text') return escapeText(node.text);
      const { local, namespace } = nameOf(writer.tree, node.node);
      const inner = mathematics(node.children, writer);
      if (namespace !== MATHML || !elements.has(local)) return inner;
      return `<${local}${propertiesOf(node.node, writer)}>${inner}</${local}>`;
    })
    .join('');
}

function propertiesOf(row: number, { tree }: Writer): string {
  let written = '';
  for (const name of properties) {
    const value = attribute(tree, row, name);
    if (value !== undefined) written += ` ${name}="${escapeValue(value)}"`;
  }
  return written;
}
