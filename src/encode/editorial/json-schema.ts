/** The JSON Schema of edition.yaml, for the YAML plug-in of an editor. docs/edition.schema.json is this, written out. */
import { z } from 'zod';
import { actionNames, editionSchema, interventionSchema } from './schema.js';

/** The schema as a value to be serialised as JSON. */
export function editionJsonSchema(): object {
  const schema = z.toJSONSchema(editionSchema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema !== interventionSchema) return;
      // zod has no word for “one of these keys”; JSON Schema has.
      jsonSchema.oneOf = actionNames.map((name) => ({ required: [name] }));
    },
  });
  return { ...schema, title: 'edition.yaml, version 1' };
}
