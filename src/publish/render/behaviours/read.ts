/** Behaviours from a file: YAML, or an ODD where it is XML. */
import { append, type Diagnostic, hasErrors, type Result } from '../../../diagnostic/diagnostic.js';
import type { Source } from '../../../source/source.js';
import type { Behaviours } from './model.js';
import { readOdd } from './odd.js';
import { readYaml } from './yaml.js';

/**
 * Reads files of behaviours; of two that decide an element, the first counts.
 * @returns all their models, where nothing is wrong with any. Diagnostics: those of `yaml.ts` and `odd.ts`
 */
export async function readBehaviours(sources: readonly Source[]): Promise<Result<Behaviours>> {
  const found: Diagnostic[] = [];
  const models: Behaviours[] = [];
  for (const source of sources) {
    const { value = [], diagnostics } = await (isXml(source) ? readOdd : readYaml)(source);
    append(found, diagnostics);
    models.push(value);
  }
  return hasErrors(found) ? { diagnostics: found } : { value: models.flat(), diagnostics: found };
}

const isXml = ({ text }: Source): boolean => text.trimStart().startsWith('<');
