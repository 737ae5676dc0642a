/** A designer's folder: templates, style sheets and scripts that stand in for ours one by one, and what they need beside them. */
import { decodeSource } from '../../decode.js';
import { append, type Diagnostic, diagnostic, hasErrors, type Result } from '../../diagnostic/diagnostic.js';
import type { OutputFile } from '../../env.js';
import type { Source } from '../../source/source.js';
import { designSheet, type Overrides, plainNames, templateNames } from './templates.js';

export interface Design {
  readonly templates: Overrides;
  /** What lies in its assets/. */
  readonly files: readonly OutputFile[];
}

/** What a file of the folder stands in for, by its name. */
const standIns = new Map<string, keyof Overrides>([
  ...templateNames.map((name) => [`${name}.hbs`, name] as const),
  ...([...plainNames, designSheet] as const).map((name) => [name, name] as const),
]);

/**
 * Reads a design.
 * @param folder how the folder is called in findings
 * @param files all that lies in it, by its path from there
 * Diagnostics: source/*, publish/template-unknown, publish/template-malformed.
 */
export async function readDesign(folder: string, files: readonly OutputFile[]): Promise<Result<Design>> {
  const found: Diagnostic[] = [];
  const templates: Partial<Record<keyof Overrides, string>> = {};
  const beside: OutputFile[] = [];
  for (const file of files) {
    const path = `${folder}/${file.path}`;
    const name = standIns.get(file.path);
    if (file.path.startsWith('assets/')) beside.push(file);
    else if (name === undefined) found.push(unknown(path));
    else {
      const { value, diagnostics } = decodeSource(path, file.bytes);
      append(found, diagnostics);
      if (value === undefined) continue;
      templates[name] = value.text;
      if (path.endsWith('.hbs')) append(found, await checkTemplate(value));
    }
  }
  return hasErrors(found)
    ? { diagnostics: found }
    : { value: { templates, files: beside }, diagnostics: found };
}

const unknown = (path: string): Diagnostic =>
  diagnostic(
    'publish/template-unknown',
    `${path} stands in for nothing. A design has ${[...standIns.keys()].join(', ')}, and the folder assets.`,
  );

/** What would stop Handlebars: what it cannot parse, helpers and partials that a page does not have. */
async function checkTemplate(source: Source): Promise<readonly Diagnostic[]> {
  const { default: engine } = await import('handlebars');
  const found: Diagnostic[] = [];
  const helpers = Object.keys(engine.helpers).filter((name) => !name.endsWith('Missing'));
  const partials: readonly string[] = templateNames;
  const isOne = (kind: string, { path, params, loc }: Call, among: readonly string[]) => {
    const name = 'original' in path ? String(path.original) : '';
    if ((params.length > 0 || kind === 'partial') && !among.includes(name))
      found.push(
        malformed(source, loc.start.line, `Found the ${kind} ${name}; there are ${among.join(', ')}.`),
      );
  };
  const checker = new (class extends engine.Visitor {
    override MustacheStatement(node: hbs.AST.MustacheStatement) {
      isOne('helper', node, helpers);
      super.MustacheStatement(node);
    }
    override BlockStatement(node: hbs.AST.BlockStatement) {
      isOne('helper', node, helpers);
      super.BlockStatement(node);
    }
    override SubExpression(node: hbs.AST.SubExpression) {
      isOne('helper', node, helpers);
      super.SubExpression(node);
    }
    override PartialStatement(node: hbs.AST.PartialStatement) {
      isOne('partial', { ...node, path: node.name }, partials);
      super.PartialStatement(node);
    }
  })();
  try {
    checker.accept(engine.parse(source.text));
  } catch (error) {
    // “Parse error on line 3:”, the line, a caret below it, and what was expected and found.
    const said = (error instanceof Error ? error.message : String(error)).trim().split('\n');
    const line = Number(/line (\d+)/.exec(said[0] ?? '')?.[1] ?? 1);
    found.push(malformed(source, line, `This is no Handlebars: ${said.at(-1)}`));
  }
  return found;
}

type Call = Pick<hbs.AST.SubExpression, 'params' | 'loc'> & { readonly path: object };

function malformed(source: Source, line: number, message: string): Diagnostic {
  const lines = source.text.split('\n').slice(0, line);
  const end = lines.join('\n').length;
  const span = { source, start: end - (lines.at(-1)?.length ?? 0), end };
  return diagnostic('publish/template-malformed', message, { span });
}
