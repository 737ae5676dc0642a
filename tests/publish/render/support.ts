/** A text as TEI, rendered, and drawn as lines that a test can compare: behaviours with what they carry. */
import type { Diagnostic } from '../../../src/diagnostic/diagnostic.js';
import { render } from '../../../src/publish/render/render.js';
import type { RenderNode, RenderTree } from '../../../src/publish/render/tree.js';
import { sourceFromText } from '../../../src/source/source.js';
import { parseXml } from '../../../src/xml/parse.js';

export const header =
  '<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>';

/** A whole document around the content of `body`. */
export const document = (body: string, more = ''): string =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">${header}${more}<text><body>${body}</body></text></TEI>`;

export function rendered(xml: string): { tree: RenderTree; diagnostics: readonly Diagnostic[] } {
  const parsed = parseXml(sourceFromText('test.xml', xml));
  if (parsed.value === undefined) throw new Error(parsed.diagnostics.map((one) => one.message).join('; '));
  const { value, diagnostics } = render(parsed.value);
  if (value === undefined) throw new Error(diagnostics.map((one) => one.message).join('; '));
  return { tree: value, diagnostics };
}

export const codesOf = (diagnostics: readonly Diagnostic[]): string[] => diagnostics.map((one) => one.code);

/** The content of body as one line: paragraph[text inline(italic)[…]]. */
export function outline(xml: string): string {
  const { tree } = rendered(document(xml));
  const body = tree.root.children[0];
  const inner = body === undefined || body.behaviour === 'text' ? undefined : body.children[0];
  return inner === undefined || inner.behaviour === 'text' ? '' : draw(inner.children);
}

export function draw(nodes: readonly RenderNode[]): string {
  return nodes
    .map((node) => {
      if (node.behaviour === 'text') return node.text;
      const marks = [
        ...(node.styles ?? []),
        node.place,
        node.wordInternal ? 'wordInternal' : undefined,
      ].filter(Boolean);
      const about = marks.length === 0 ? '' : `(${marks.join(' ')})`;
      const number = node.behaviour === 'noteReference' && node.n !== undefined ? `#${node.n}` : '';
      const other = node.alternate === undefined ? '' : `|${draw(node.alternate)}`;
      return `${node.behaviour}${about}${number}[${draw(node.children)}${other}]`;
    })
    .join('');
}
