/**
 * Writes docs/diagnostics/: a page an area, an entry a code, from the registry, with the examples of `examples.js` and of the rules. `npm run docs` runs it; a test compares.
 * Without arguments it writes; imported, it gives the pages as values.
 */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { registry } from '../../lib/diagnostic/registry.js';
import { rules } from '../../lib/validate/rules/index.js';
import { examples, schema, without } from './examples.js';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** Code → its example, as [language, bad, good]. */
const shown = new Map([
  ...Object.entries({ xml: 'xml', text: 'xml', document: 'xml', schema: 'rnc', edition: 'yaml' }).flatMap(([kind, language]) =>
    examples[kind].map(([code, bad, good]) => [code, [language, bad, good]]),
  ),
  ...rules.map(({ id, bad, good }) => [`rules/${id}`, ['xml', bad, good]]),
]);

const listing = (language, text) => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;

/** Why a code has no example: a test sees to it that there is a reason. */
const reasonOf = (code) =>
  Object.entries(without).find(([, codes]) =>
    codes.some((one) => (one.endsWith('*') ? code.startsWith(one.slice(0, -1)) : code === one)),
  )?.[0];

/** The example of a code; where it is of a document against a schema, with the schema. */
function example(code) {
  const found = shown.get(code);
  if (!found) return [`*Without an example here: it ${reasonOf(code)}.*`, ''];
  const [language, bad, good] = found;
  const against = examples.document.some(([one]) => one === code)
    ? ['Both are checked against this schema:', '', listing('rnc', schema), '']
    : [];
  return ['**Found in**', '', listing(language, bad), '', '**Not found in**', '', listing(language, good), '', ...against];
}

const entry = ([code, { severity, title, why, hint }]) =>
  [
    `# ${code}`,
    '',
    `*${severity}.* ${title}`,
    '',
    `**Why it matters.** ${why}`,
    '',
    ...(hint ? [`**What to do.** ${hint}`, ''] : []),
    ...example(code),
  ].join('\n');

/** The pages: name of the file → its text. */
export function pages() {
  const codes = Object.entries(registry).sort(([one], [other]) => (one < other ? -1 : 1));
  const found = new Map(codes.map((one) => [`${one[0].replaceAll('/', '.')}.md`, entry(one)]));
  const list = codes.map(([code, { severity, title }]) => `| [${code}](${code.replaceAll('/', '.')}.md) | ${severity} | ${title} |`);
  found.set('README.md', `# Diagnostics\n\nEverything engross can find, a page a code. Made by \`npm run docs\` from \`src/diagnostic/codes/\`.\n\n| code | severity | what it means |\n|---|---|---|\n${list.join('\n')}\n`);
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.md'))) rmSync(folder + name);
  for (const [name, text] of pages()) writeFileSync(folder + name, text);
}
