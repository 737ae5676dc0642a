/** Speeches of a play for print. */
import type { RenderElement, RenderNode } from '../render/tree.js';
import type { PrintNode } from './data.types.js';
import { framed, isBlock, isSpace, leafOf, printNodes } from './nodes.js';
import { labelOf, type Walk } from './walk.js';

/** A speech: what stands beside the speaker's name (a direction in the line) is set on the line of the name. */
export function printSpeech(speech: RenderElement, outer: Walk): PrintNode {
  const walk = { ...outer, depth: outer.depth + 1 };
  const name = speech.children.findIndex((child) => child.behaviour === 'speaker');
  const speaker = speech.children[name];
  const frame = { is: 'speech', block: true, lang: speech.lang, styles: speech.styles } as const;
  if (speaker === undefined || speaker.behaviour === 'text') {
    const { children, ...own } = framed(speech, outer);
    return { ...frame, ...own, children, leaf: leafOf(children) };
  }
  const rest = withDirection(speech.children.slice(name + 1));
  const until = rest.findIndex(isBlock);
  const beside = printNodes(rest.slice(0, until < 0 ? rest.length : until), walk);
  const before = printNodes(speech.children.slice(0, name), walk);
  const spoken: PrintNode = { is: 'speaker', ...framed(speaker, walk) };
  const parted = startsWithPoint(beside[0]) ? '' : ' ';
  return {
    ...frame,
    id: labelOf(speech.id, walk),
    children: [
      ...before,
      {
        is: 'speakerLine',
        block: true,
        leaf: true,
        children: [spoken, parted, ...beside].filter((one) => one !== ''),
      },
      ...(until < 0 ? [] : printNodes(rest.slice(until), walk)),
    ],
  };
}

/** A direction right after the name is one of its line, unless nothing is said after it or it is of several parts. */
function withDirection(rest: readonly RenderNode[]): readonly RenderNode[] {
  const at = rest.findIndex((node) => !isSpace(node));
  const [first, next] = [rest[at], rest.slice(at + 1).find((node) => !isSpace(node))];
  if (first?.behaviour !== 'stage' || next === undefined || first.children.some(isBlock)) return rest;
  return [...rest.slice(0, at), { ...first, block: false }, ...rest.slice(at + 1)];
}

/** Text that begins with a comma or full stop stands close to the name. */
function startsWithPoint(content: PrintNode['children'][number] | undefined): boolean {
  if (content === undefined) return true;
  return typeof content === 'string' ? /^[\s,.;:]/u.test(content) : startsWithPoint(content.children[0]);
}
