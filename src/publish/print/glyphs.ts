/** The fonts that the characters of an edition need, and findings for characters that no font has: one a script. */
import { type Diagnostic, diagnostic } from '../../diagnostic/diagnostic.js';
import type { Env, FontsFound } from '../../env.js';
import type { Span } from '../../source/source.js';
import { spanOf } from '../../xml/tree.js';
import type { Edition } from '../edition.js';
import type { RenderNode } from '../render/tree.js';

/** The families beside the house font; a finding for what the user named and is no font, and for each script without one. */
export async function fontsFor(
  edition: Edition,
  named: readonly string[],
  env: Env,
): Promise<Pick<FontsFound, 'families' | 'files' | 'main'> & { diagnostics: Diagnostic[] }> {
  if (env.findFonts === undefined) return { families: named, files: [], diagnostics: [] };
  const counts = charactersOf(edition);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const often = [...counts].filter(([, count]) => count * 500 > all).map(([character]) => character);
  const found = await env.findFonts({
    characters: new Set(counts.keys()),
    frequent: new Set(often),
    named,
    language: edition.texts[0]?.lang ?? edition.record.language,
  });
  const unknown = found.unknown.map((name) =>
    diagnostic(
      'publish/font-unknown',
      `“${name}” is neither a font of this machine nor a file or folder with fonts.`,
    ),
  );
  const missing = [...found.missing].map((code) => String.fromCodePoint(code));
  return { ...found, diagnostics: [...unknown, ...glyphsMissing(edition, missing)] };
}

/** They have no glyph of their own. */
const unseen = /[\p{Cc}\p{Default_Ignorable_Code_Point} ]/u;

function charactersOf({ texts }: Edition): Map<number, number> {
  const counts = new Map<number, number>();
  const count = (node: RenderNode): void => {
    if (node.behaviour !== 'text') for (const child of node.children) count(child);
    else
      for (const character of node.text) {
        const code = character.codePointAt(0) ?? 0;
        counts.set(code, (counts.get(code) ?? 0) + 1);
      }
  };
  for (const { render } of texts) for (const node of [render.root, ...render.notes]) count(node);
  for (const character of counts.keys())
    if (unseen.test(String.fromCodePoint(character))) counts.delete(character);
  return counts;
}

/** A script that a font has as a whole or not at all, and a font that has it. */
interface Script {
  readonly name: string;
  readonly has: RegExp;
  readonly font: string;
  readonly debian: string;
}

const cjk = 'fonts-noto-cjk';
const kana: Script = {
  name: 'Japanese',
  has: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  font: 'Noto Serif JP',
  debian: cjk,
};
const han: Script = {
  name: 'Chinese',
  has: /[\p{Script=Han}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u,
  font: 'Noto Serif SC',
  debian: cjk,
};
const scripts: readonly Script[] = [
  kana,
  han,
  { name: 'Korean', has: /\p{Script=Hangul}/u, font: 'Noto Serif KR', debian: cjk },
  {
    name: 'Arabic',
    has: /\p{Script_Extensions=Arabic}/u,
    font: 'Noto Naskh Arabic',
    debian: 'fonts-noto-core',
  },
  ...'Hebrew Devanagari Bengali Gurmukhi Gujarati Tamil Telugu Kannada Malayalam Sinhala Thai Lao Tibetan Myanmar Khmer Ethiopic Armenian Georgian'
    .split(' ')
    .map((name) => ({
      name,
      has: new RegExp(`\\p{Script=${name}}`, 'u'),
      font: `Noto Serif ${name}`,
      debian: 'fonts-noto-core',
    })),
];

/** One finding a script, at the first place of one of its characters; the places of a few others beside it. */
export function glyphsMissing(edition: Edition, characters: readonly string[]): Diagnostic[] {
  const groups = new Map<Script | undefined, string[]>();
  for (const character of characters) {
    const script = scripts.find(({ has }) => has.test(character));
    groups.set(script, [...(groups.get(script) ?? []), character]);
  }
  // Chinese characters and Japanese ones are of one font.
  const [japanese, chinese] = [groups.get(kana), groups.get(han)];
  if (japanese && chinese) {
    japanese.push(...chinese);
    groups.delete(han);
  }
  const counts = charactersOf(edition);
  return [...groups].map(([script, of]) => glyphMissing(edition, script, of, counts));
}

const mostShown = 5;

function glyphMissing(
  edition: Edition,
  script: Script | undefined,
  characters: readonly string[],
  counts: ReadonlyMap<number, number>,
): Diagnostic {
  const shown = characters.slice(0, mostShown).map(named).join(', ');
  const more = characters.length > mostShown ? ` and ${characters.length - mostShown} more` : '';
  const times = characters.reduce((sum, one) => sum + (counts.get(one.codePointAt(0) ?? 0) ?? 0), 0);
  const of = script === undefined ? '' : `the ${script.name} characters of this text: `;
  const stand = characters.length > 1 ? 'they stand' : 'it stands';
  const [first, ...others] = firstPlaces(characters.slice(0, mostShown), edition);
  return diagnostic(
    'publish/glyph-missing',
    `No font here has ${of}${shown}${more}; ${stand} there ${times === 1 ? 'once' : `${times} times`}.`,
    {
      hint: hintFor(script),
      ...(first ? { span: first.span } : {}),
      related: others.map(({ character, span }) => ({ message: named(character), span })),
    },
  );
}

const named = (character: string): string =>
  `“${character}” (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`;

function hintFor(script: Script | undefined): string {
  const { font, debian } = script ?? { font: 'Charis SIL', debian: 'fonts-sil-charis' };
  const file = `${font.replaceAll(' ', '')}-Regular.ttf`;
  return `Install a font that has them, such as ${font} (Debian, Ubuntu: apt install ${debian}), or name a file, folder or family: --font ${file}, or print: fonts: in edition.yaml.`;
}

/** The first place in the TEI of each character, in the order of the text. */
function firstPlaces(
  characters: readonly string[],
  { texts }: Edition,
): { readonly character: string; readonly span: Span }[] {
  const places: { character: string; span: Span }[] = [];
  for (const character of characters)
    for (const { tei, render } of texts) {
      const node = nodeWith(character, [render.root, ...render.notes]);
      if (node === undefined) continue;
      const at = tei.source.text.indexOf(character, tei.starts[node]);
      const span = at < 0 ? spanOf(tei, node) : { source: tei.source, start: at, end: at + character.length };
      places.push({ character, span });
      break;
    }
  return places.sort((one, other) => one.span.start - other.span.start);
}

function nodeWith(text: string, nodes: readonly RenderNode[]): number | undefined {
  for (const node of nodes) {
    if (node.behaviour === 'text' && node.text.includes(text)) return node.node;
    const inside = node.behaviour === 'text' ? undefined : nodeWith(text, node.children);
    if (inside !== undefined) return inside;
  }
  return undefined;
}
