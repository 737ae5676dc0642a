/**
 * How a stretch was printed, from @rend, @rendition and @style: the words that projects use for a style, and the
 * CSS of the header's `rendition` elements, brought down to the few styles that every output can show.
 * Source: Guidelines 1.3.1.1.3; values as found in the Deutsches Textarchiv, FRUS, Oxford and P4 habits.
 */
import { attribute, descendants, rootElement, textContent, XML, type XmlTree } from '../../xml/tree.js';
import type { Style } from './tree.js';

const words: Readonly<Record<Style, string>> = {
  italic: 'italic italics ital it i oblique',
  bold: 'bold b bf strong fett',
  smallCaps: 'smallcaps smallcap small-caps sc k versalitas',
  capitals: 'caps allcaps uppercase capitals',
  letterSpaced: 'spaced letterspaced letter-spaced letterspacing letterspace g gesperrt',
  superscript: 'sup super superscript hoch',
  subscript: 'sub subscript tief',
  underline: 'underline underlined ul u uu doubleunderline wavyunderline',
  overline: 'overline supraline',
  strikethrough: 'strikethrough doublestrikethrough strike strikeout line-through s',
  large: 'large larger big in',
  small: 'small smaller',
  monospace: 'monospace tt typewriter mono',
  center: 'center centre centered centred c',
  left: 'left flushleft',
  right: 'right flushright',
  indent: 'indent et indented',
};

const byWord = new Map<string, Style>(
  Object.entries(words).flatMap(([style, names]) =>
    names.split(' ').map((name) => [name, style as Style] as const),
  ),
);

const css: readonly (readonly [RegExp, Style])[] = [
  [/font-style\s*:\s*(italic|oblique)/i, 'italic'],
  [/font-weight\s*:\s*(bold|[6-9]00)/i, 'bold'],
  [/font-variant[a-z-]*\s*:\s*[a-z-]*small-caps/i, 'smallCaps'],
  [/text-transform\s*:\s*uppercase/i, 'capitals'],
  [/letter-spacing\s*:\s*[0-9.]*[1-9]/i, 'letterSpaced'],
  [/vertical-align\s*:\s*(super|top)/i, 'superscript'],
  [/vertical-align\s*:\s*sub/i, 'subscript'],
  [/text-decoration[a-z-]*\s*:\s*[a-z ]*underline/i, 'underline'],
  [/text-decoration[a-z-]*\s*:\s*[a-z ]*overline/i, 'overline'],
  [/text-decoration[a-z-]*\s*:\s*[a-z ]*line-through/i, 'strikethrough'],
  [/font-size\s*:\s*(larger|x*-?large|1[3-9]\d%)/i, 'large'],
  [/font-size\s*:\s*(smaller|x*-?small|[5-8]\d%)/i, 'small'],
  [/text-align\s*:\s*center/i, 'center'],
  [/text-align\s*:\s*right/i, 'right'],
  [/font-family\s*:[^;]*monospace/i, 'monospace'],
];

/** The styles that some CSS amounts to. */
export const stylesOfCss = (text: string): Style[] =>
  css.filter(([pattern]) => pattern.test(text)).map(([, style]) => style);

export const styleNames = Object.keys(words) as readonly Style[];

/** The styles that the three attributes of an element amount to. */
export type StyleReader = (
  rend: string | undefined,
  rendition: string | undefined,
  style: string | undefined,
) => readonly Style[];

const none: readonly Style[] = [];

/** Reads the header's `rendition` elements once, and gives the function that reads an element's styles. */
export function styleReader(tree: XmlTree): StyleReader {
  const declared = new Map<string, Style[]>();
  const root = rootElement(tree);
  if (root >= 0) {
    for (const row of headerRenditions(tree, root)) {
      const id = attribute(tree, row, 'id', XML);
      if (id !== undefined) declared.set(id, stylesOfCss(textContent(tree, row)));
    }
  }
  const fromWords = (text: string): Style[] =>
    text
      .split(/\s+/)
      .map((word) => byWord.get(word.toLowerCase()))
      .filter((style) => style !== undefined);
  const fromPointers = (text: string): Style[] =>
    text.split(/\s+/).flatMap((pointer) => {
      // As local identifiers, or in the scheme of TEI Simple: simple:bold.
      const id = pointer.slice(pointer.search(/[#:][^#:]*$/) + 1);
      const said = declared.get(id);
      return said !== undefined && said.length > 0 ? said : fromWords(id);
    });
  const ofRend = remembered((rend) => (rend.includes(':') ? stylesOfCss(rend) : fromWords(rend)));
  const ofRendition = remembered(fromPointers);
  const ofStyle = remembered(stylesOfCss);
  return (rend, rendition, style) => {
    const first = rend === undefined ? none : ofRend(rend);
    const second = rendition === undefined ? none : ofRendition(rendition);
    const third = style === undefined ? none : ofStyle(style);
    if (second.length + third.length === 0) return first;
    if (first.length + third.length === 0) return second;
    return [...new Set([...first, ...second, ...third])];
  };
}

/** Each value once: a text has few, and says them often. */
function remembered(read: (text: string) => readonly Style[]): (text: string) => readonly Style[] {
  const known = new Map<string, readonly Style[]>();
  return (text) => {
    const found = known.get(text) ?? [...new Set(read(text))];
    known.set(text, found);
    return found;
  };
}

function headerRenditions(tree: XmlTree, root: number): number[] {
  for (const row of descendants(tree, root, 'tagsDecl')) return descendants(tree, row, 'rendition');
  return [];
}
