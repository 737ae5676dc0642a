/** The templates of templates/html/: read once, compiled once, each of them replaceable by a designer's own. */
import type { Env } from '../../env.js';
import { handlebars } from '../handlebars.js';

export const templateNames = [
  'page',
  'head',
  'masthead',
  'views',
  'text',
  'notes',
  'variants',
  'names',
  'about',
  'cite',
  'copying',
  'downloads',
  'footer',
  'index',
  'contents',
  'part',
  'search',
] as const;
export type TemplateName = (typeof templateNames)[number];
/** Files of a page that are no templates. */
export const plainNames = ['style.css', 'page.js', 'site.css', 'search.js'] as const;
export type PlainName = (typeof plainNames)[number];
/** A designer's rules: they come after those of our style sheet. */
export const designSheet = 'design.css';

/** A designer's own templates and style sheets, by name: they stand in for ours one by one. */
export type Overrides = Partial<Readonly<Record<TemplateName | PlainName | typeof designSheet, string>>>;

const decoder = new TextDecoder();

/** The source of a template, a style sheet or a script. */
export async function sourceOf(
  name: TemplateName | PlainName,
  overrides: Overrides,
  env: Env,
): Promise<string> {
  const own = overrides[name];
  if (own !== undefined) return own;
  const file = name.includes('.') ? name : `${name}.hbs`;
  return decoder.decode(await env.asset(`templates/html/${file}`));
}

/** `main` with all the other templates as its partials: compiled beforehand where they are ours, now where they are a designer's. */
export async function loadTemplate<T>(
  main: TemplateName,
  overrides: Overrides,
  env: Env,
): Promise<(data: T) => string> {
  const compiled = await Promise.all(
    templateNames.map(async (name) =>
      overrides[name] === undefined ? env.precompiled?.(`templates/html/${name}.hbs`) : undefined,
    ),
  );
  const engine = await handlebars(compiled.includes(undefined));
  await Promise.all(
    templateNames.map(async (name, at) => {
      const ready = compiled[at];
      const partial =
        ready === undefined
          ? engine.compile(await sourceOf(name, overrides, env), { preventIndent: true })
          : engine.template(ready);
      engine.registerPartial(name, partial);
    }),
  );
  const template = engine.partials[main];
  if (typeof template !== 'function') throw new Error(`there is no template ${main}`);
  return (data) => template(data);
}
