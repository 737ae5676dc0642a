/**
 * Names that people bring to TEI from elsewhere: HTML, and TEI P4, the edition of the Guidelines before 2007. What to write
 * instead is said only where the schema has it.
 */
import { TEI } from '../../xml/tree.js';
import { type ExpandedName, nameKey } from './names.js';

/** The element of TEI, then how it is written where its name alone does not say it. */
const habits: Readonly<Record<string, readonly [name: string, written?: string]>> = {
  a: ['ref', '<ref target="…">'],
  b: ['hi', '<hi rend="bold">'],
  blockquote: ['quote'],
  br: ['lb', '<lb/>'],
  dateRange: ['date', '<date from="…" to="…">'],
  dd: ['item'],
  dl: ['list', '<list> with <label> and <item>'],
  dt: ['label'],
  em: ['emph'],
  footnote: ['note', '<note place="bottom">'],
  h1: ['head', '<div> with a <head>'],
  h2: ['head', '<div> with a <head>'],
  h3: ['head', '<div> with a <head>'],
  h4: ['head', '<div> with a <head>'],
  hr: ['milestone', '<milestone unit="section" rend="line"/>'],
  i: ['hi', '<hi rend="italic">'],
  img: ['graphic', '<graphic url="…"/>'],
  li: ['item'],
  ol: ['list', '<list rend="numbered">'],
  section: ['div'],
  small: ['hi', '<hi rend="small">'],
  span: ['seg', '<seg> or <hi>'],
  strong: ['hi', '<hi rend="bold">'],
  sub: ['hi', '<hi rend="subscript">'],
  sup: ['hi', '<hi rend="superscript">'],
  td: ['cell'],
  th: ['cell', '<cell role="label">'],
  tr: ['row'],
  u: ['hi', '<hi rend="underline">'],
  ul: ['list', '<list rend="bulleted">'],
  xptr: ['ptr', '<ptr target="…"/>'],
  xref: ['ref', '<ref target="…">'],
};

/** What a TEI schema would have where somebody wrote this name; undefined where nothing is known. */
export function habitHint(local: string, elements: ReadonlyMap<string, ExpandedName>): string | undefined {
  const has = (name: string) => elements.has(nameKey({ namespace: TEI, local: name }));
  if (local === 'TEI.2' && has('TEI'))
    return 'This is TEI P4. Convert it to P5 first, for example with the p4top5 stylesheet of the TEI Consortium.';
  if (!Object.hasOwn(habits, local)) return undefined;
  const [name, written = `<${name}>`] = habits[local] ?? [''];
  return has(name) ? `In TEI this is ${written}.` : undefined;
}
