/**
 * Writes docs/diagnostics/: a page an area, an entry a code, from the registry. `npm run docs` runs it; a test compares.
 * Without arguments it writes; imported, it gives the pages as values.
 */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { registry } from '../../lib/diagnostic/registry.js';

const folder = fileURLToPath(new URL('.', import.meta.url));

const entry = ([code, { severity, title, why, hint }]) =>
  [`# ${code}`, '', `*${severity}.* ${title}`, '', `**Why it matters.** ${why}`, '', ...(hint ? [`**What to do.** ${hint}`, ''] : [])].join('\n');

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
