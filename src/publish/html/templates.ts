/** The templates of templates/html/: read once, compiled once, each of them replaceable by a designer's own. */
import type { Env } from '../../env.js';

export const templateNames = [
  'page',
  'head',
  'masthead',
  'text',
  'notes',
  'names',
  'about',
  'cite',
  'downloads',
  'footer',
  'index',
] as const;
export type TemplateName = (typeof templateNames)[number];

/** A designer's own templates and style sheet, by name: they stand in for ours one by one. */
export type Overrides = Partial<Readonly<Record<TemplateName | 'style.css', string>>>;

const decoder = new TextDecoder();

/** The source of a template or of the style sheet. */
export async function sourceOf(
  name: TemplateName | 'style.css',
  overrides: Overrides,
  env: Env,
): Promise<string> {
  const own = overrides[name];
  if (own !== undefined) return own;
  const file = name === 'style.css' ? name : `${name}.hbs`;
  return decoder.decode(await env.asset(`templates/html/${file}`));
}

/** Compiles `main` with all the other templates as its partials. */
export async function loadTemplate<T>(
  main: TemplateName,
  overrides: Overrides,
  env: Env,
): Promise<(data: T) => string> {
  const { default: Handlebars } = await import('handlebars');
  const handlebars = Handlebars.create();
  const sources = await Promise.all(templateNames.map((name) => sourceOf(name, overrides, env)));
  for (const [index, name] of templateNames.entries()) handlebars.registerPartial(name, sources[index] ?? '');
  return handlebars.compile<T>(`{{> ${main}}}`, { preventIndent: true });
}
