/**
 * The TEI itself, as an output: the bytes as they are committed, with the schema that their xml-model names beside them.
 * Nothing is written anew, so nothing can be lost.
 */
import type { Result } from '../../diagnostic/diagnostic.js';
import type { Env, OutputFile } from '../../env.js';
import {
  attribute,
  childrenOf,
  kindOf,
  NodeKind,
  nameOf,
  rootElement,
  XML,
  type XmlTree,
} from '../../xml/tree.js';
import type { Edition } from '../edition.js';

/** Schemas of the package that a document may name by their file name. */
const shippedSchemas = ['engross.rng'] as const;

/** The name of a text's file: the root's identifier; else the name that it came with. */
export function teiFileName(tei: XmlTree): string {
  const root = rootElement(tei);
  const id = root < 0 ? undefined : attribute(tei, root, 'id', XML);
  const isTreaty = root >= 0 && attribute(tei, root, 'type') === 'treaty';
  if (isTreaty && id !== undefined) return `${id}.xml`;
  const file = tei.source.path.split(/[\\/]/).at(-1) ?? '';
  return /\.(xml|tei)$/i.test(file) ? file : `${id ?? 'edition'}.xml`;
}

/** Writes a file for every text, and each schema that one of them names. */
export async function writeTei(
  edition: Edition,
  _options: Readonly<Record<string, never>>,
  env: Env,
): Promise<Result<readonly OutputFile[]>> {
  const texts = edition.texts.map(({ tei }) => ({ path: teiFileName(tei), bytes: tei.source.bytes }));
  const named = new Set(edition.texts.flatMap(({ tei }) => schemasNamed(tei)));
  const schemas = await Promise.all(
    shippedSchemas
      .filter((name) => named.has(name))
      .map(async (name) => ({ path: name, bytes: await env.asset(`tei/schema/${name}`) })),
  );
  return { value: [...texts, ...schemas], diagnostics: [] };
}

/** The addresses in a document's xml-model instructions. Source: W3C, Associating Schemas with XML documents 1.0. */
function schemasNamed(tei: XmlTree): string[] {
  return childrenOf(tei, 0)
    .filter((node) => kindOf(tei, node) === NodeKind.instruction && nameOf(tei, node).local === 'xml-model')
    .map((node) => tei.text(node).match(/\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/))
    .map((found) => found?.[1] ?? found?.[2] ?? '');
}
