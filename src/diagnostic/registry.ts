/** Every diagnostic code there is, from the tables in `codes/`. A code is `area/what-is-wrong`, and never changes its meaning. */
import { cliCodes } from './codes/cli.js';
import { editionCodes } from './codes/edition.js';
import { encodeCodes } from './codes/encode.js';
import type { CodeEntry } from './codes/entry.js';
import { fidelityCodes } from './codes/fidelity.js';
import { publishCodes } from './codes/publish.js';
import { relaxngCodes } from './codes/relaxng.js';
import { rulesCodes } from './codes/rules.js';
import { schemaCodes } from './codes/schema.js';
import { schematronCodes } from './codes/schematron.js';
import { sourceCodes } from './codes/source.js';
import { xmlCodes } from './codes/xml.js';

const tables = {
  ...cliCodes,
  ...editionCodes,
  ...encodeCodes,
  ...fidelityCodes,
  ...publishCodes,
  ...relaxngCodes,
  ...rulesCodes,
  ...schemaCodes,
  ...schematronCodes,
  ...sourceCodes,
  ...xmlCodes,
};

export type Code = keyof typeof tables;
export const registry: Readonly<Record<Code, CodeEntry>> = tables;
