/**
 * Part of `npm run build`: compiles the Handlebars templates to lib/templates.js, so that a build of editions need not.
 * A template that was changed since is compiled when it is used: its hash tells.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { packageRoot } from './package.js';

const compiledPath = join(packageRoot, 'lib/templates.js');
const folders = ['templates/citation', 'templates/html'];

const hashOf = (source: string | Uint8Array): string => createHash('sha256').update(source).digest('hex');

interface CompiledTemplates {
  readonly templates: Readonly<Record<string, { readonly sha256: string; readonly specification: object }>>;
}

const isCompiled = (module: unknown): module is CompiledTemplates =>
  typeof module === 'object' && module !== null && 'templates' in module;

let compiled: Promise<CompiledTemplates | undefined> | undefined;

/** What Handlebars' runtime runs, or undefined where a template has changed or nothing was compiled. */
export async function precompiled(path: string, source: Uint8Array): Promise<object | undefined> {
  compiled ??= import(pathToFileURL(compiledPath).href).then(
    (module: unknown) => (isCompiled(module) ? module : undefined),
    () => undefined,
  );
  const found = (await compiled)?.templates[path];
  return found?.sha256 === hashOf(source) ? found.specification : undefined;
}

/** Citations are text, not markup, and escape nothing; pages escape everything. */
const optionsFor = (path: string) =>
  path.includes('/citation/') ? { noEscape: true } : { preventIndent: true };

export async function compileTemplates(): Promise<void> {
  const { default: Handlebars } = await import('handlebars');
  const entries = folders.flatMap((folder) =>
    readdirSync(join(packageRoot, folder))
      .filter((name) => name.endsWith('.hbs'))
      .sort()
      .map((name) => {
        const path = `${folder}/${name}`;
        const source = readFileSync(join(packageRoot, path), 'utf8');
        const specification = Handlebars.precompile(source, optionsFor(path));
        return `  ${JSON.stringify(path)}: { sha256: '${hashOf(source)}', specification: ${specification} },\n`;
      }),
  );
  writeFileSync(compiledPath, `export const templates = {\n${entries.join('')}};\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await compileTemplates();
