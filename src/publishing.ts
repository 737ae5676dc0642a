/**
 * From TEI to outputs that are proved: published, read back, and compared with the TEI. It knows nothing of transcripts, so
 * that publishing a document loads no more than it needs.
 */
import { append, type Diagnostic, diagnostic, hasErrors, type Result } from './diagnostic/diagnostic.js';
import type { Env, LoadPicture, OutputFile } from './env.js';
import type { FormatName, PrintSettings, WebSettings } from './publish/formats.js';
import { type Published, type PublishOptions, publish } from './publish/publish.js';
import type { Source } from './source/source.js';
import { parseXml } from './xml/parse.js';
import type { XmlTree } from './xml/tree.js';

export { type FormatName, formatNames, type PrintSettings, type WebSettings } from './publish/formats.js';
export { type Design, readDesign } from './publish/html/design.js';

export interface BuildOptions {
  /** Unless given: all. */
  readonly formats?: readonly FormatName[];
  /** false: outputs are not read back. */
  readonly readBack?: boolean;
  /** What elements are to be, where the user says so: YAML, or ODDs (docs/behaviours.md). */
  readonly behaviours?: readonly Source[];
  /** How long texts are parted on the web, and where they will be. */
  readonly web?: WebSettings;
  /** Fonts, and how parallel texts are set. */
  readonly print?: PrintSettings;
  /** Gives the pictures that lie beside the document; unless given, none are shown. */
  readonly loadPicture?: LoadPicture;
}

/** Publishes a TEI document that engross did not make, or made before. */
export async function publishSource(
  source: Source,
  options: BuildOptions,
  env: Env,
): Promise<Result<readonly OutputFile[]>> {
  const parsed = parseXml(source);
  if (parsed.value === undefined) return { diagnostics: parsed.diagnostics };
  const published = await publishTrees([parsed.value], options, env);
  const diagnostics = [...parsed.diagnostics, ...published.diagnostics];
  return published.value === undefined ? { diagnostics } : { value: published.value.files, diagnostics };
}

/** Publishes the texts of one edition, and reads back what was published. */
export async function publishTrees(
  trees: readonly XmlTree[],
  { behaviours, ...options }: BuildOptions & Omit<PublishOptions, 'behaviours'>,
  env: Env,
): Promise<Result<Published>> {
  const found: Diagnostic[] = [];
  const said = await behavioursOf(behaviours, found);
  if (hasErrors(found)) return { diagnostics: found };
  const published = await publish(trees, { ...options, ...said }, env);
  append(found, published.diagnostics);
  if (published.value === undefined || options.readBack === false)
    return { ...published, diagnostics: found };
  append(found, await readBack(trees, published.value, env));
  return { ...published, diagnostics: found };
}

/** What the user says of elements; loaded only where something is said. */
async function behavioursOf(
  sources: readonly Source[] | undefined,
  found: Diagnostic[],
): Promise<Pick<PublishOptions, 'behaviours'>> {
  if (sources === undefined || sources.length === 0) return {};
  const { readBehaviours } = await import('./publish/render/behaviours/read.js');
  const { value, diagnostics } = await readBehaviours(sources);
  append(found, diagnostics);
  return value === undefined ? {} : { behaviours: value };
}

/** Every output that carries the text is read back, and compared with the reading text of the TEI (decision 7). */
async function readBack(trees: readonly XmlTree[], published: Published, env: Env): Promise<Diagnostic[]> {
  const { compareOutput, readingText } = await import('./validate/fidelity/outputs.js');
  const found: Diagnostic[] = [];
  const usual = trees.map((tree) => readingText(tree));
  for (const job of published.readBacks) {
    env.progress?.(`reading back ${job.path}`);
    const readings =
      job.chosen === undefined ? usual : trees.map((tree, at) => readingText(tree, job.chosen?.[at]));
    const { value = [], diagnostics } = await job.read(env);
    found.push(...diagnostics);
    const held = job.text === undefined ? readings : readings.slice(job.text, job.text + 1);
    for (const [index, reading] of held.entries()) {
      const back = value[index];
      if (back !== undefined) found.push(...compareOutput(reading, back, job.path));
      else if (!hasErrors(diagnostics))
        found.push(diagnostic('fidelity/output-missing', `${job.path} does not hold the text.`));
    }
  }
  return found;
}
