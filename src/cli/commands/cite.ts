/** `engross cite`: a citation of an edition by its identifier, or of any TEI file. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { citeInAllStyles, cite as citeRecord, parseXml, readRecord } from '../../core.js';
import { type Diagnostic, diagnostic, type Result } from '../../diagnostic/diagnostic.js';
import { readInto } from '../sources.js';
import { conclude, type ExitCode, exitCodes, print } from '../terminal.js';
import { workbench } from '../workbench.js';

export async function cite(
  edition: string,
  options: { readonly style?: string; readonly pinpoint?: string },
): Promise<ExitCode> {
  const found: Diagnostic[] = [];
  const path = /\.(xml|tei)$/i.test(edition) ? edition : await teiOf(edition);
  if (path === undefined) {
    const message = `There is no edition ${edition} with a TEI file in the folder tei.`;
    return conclude([
      diagnostic('cli/file-not-found', message, {
        hint: 'Give the identifier of an edition in tei, or the path of a TEI file.',
      }),
    ]);
  }
  const source = await readInto(found, path);
  const tree = source && parseXml(source);
  found.push(...(tree?.diagnostics ?? []));
  if (tree?.value === undefined) return conclude(found);
  const record = readRecord(tree.value);
  const { env } = workbench();
  const part = options.pinpoint === undefined ? {} : { pinpoint: options.pinpoint };
  const citation =
    options.style === undefined
      ? await inEveryStyle(record, part, env)
      : await citeRecord(record, options.style, part, env);
  found.push(...citation.diagnostics);
  if (citation.value === undefined) return Math.max(conclude(found), exitCodes.couldNotRun) as ExitCode;
  print(citation.value.text.endsWith('\n') ? citation.value.text : `${citation.value.text}\n`);
  return conclude(found);
}

async function inEveryStyle(...about: Parameters<typeof citeInAllStyles>): Promise<Result<{ text: string }>> {
  const { value = [], diagnostics } = await citeInAllStyles(...about);
  return { value: { text: value.map(({ label, text }) => `${label}: ${text}\n`).join('') }, diagnostics };
}

/** The first TEI file of an edition in tei/, by name: the texts of an edition share what a citation says. */
async function teiOf(id: string): Promise<string | undefined> {
  const folder = join('tei', id);
  const names = await readdir(folder).catch(() => []);
  const name = names.filter((one) => one.endsWith('.xml')).sort()[0];
  return name === undefined ? undefined : join(folder, name);
}
