/** What many tests need: where the shared material is, which tools this machine has, and how to say that a test is skipped and why. */
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = resolve(fileURLToPath(import.meta.url), '../..');

const sharedRoot = resolve(projectRoot, process.env.ENGROSS_SHARED ?? '../shared');

/** The path of a piece of the shared material, or undefined, with the reason printed, where it is absent. Set but absent is a failure. */
export function shared(path: string): string | undefined {
  const full = join(sharedRoot, path);
  if (existsSync(full)) return full;
  if (process.env.ENGROSS_SHARED) throw new Error(`ENGROSS_SHARED is set, and ${path} is not there`);
  console.log(`skipped: no shared material at ENGROSS_SHARED or ../shared (${path})`);
  return undefined;
}

/** The path of a command (jing, xmllint, chromium, pdftoppm, biber …), or undefined, with the reason printed, where it is not installed. */
export function tool(name: string): string | undefined {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const full = join(folder, name);
    if (existsSync(full)) return full;
  }
  console.log(`skipped: ${name} is not installed`);
  return undefined;
}
