/** The templates of templates/html/: read once, compiled once, each of them replaceable by a designer's own. */
import type { Env } from '../../env.js';

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
export type PlainName = 'style.css' | 'page.js' | 'site.css' | 'search.js';

/** A designer's own templates and style sheets, by name: they stand in for ours one by one. */
export type Overrides = Partial<Readonly<Record<TemplateName | PlainName, string>>>;

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
  const { default: Handlebars } = await import('handlebars');
  const handlebars = Handlebars.create();
  const options = { preventIndent: true };
  await Promise.all(
    templateNames.map(async (name) => {
      const ready =
        overrides[name] === undefined ? await env.precompiled?.(`templates/html/${name}.hbs`) : undefined;
      const partial =
        ready === undefined
          ? handlebars.compile(await sourceOf(name, overrides, env), options)
          : handlebars.template(ready);
      handlebars.registerPartial(name, partial);
    }),
  );
  const template = handlebars.partials[main];
  if (typeof template !== 'function') throw new Error(`there is no template ${main}`);
  return (data) => template(data);
}
