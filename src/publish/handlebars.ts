/** The template engine, as far as it is needed. */
import type Handlebars from 'handlebars';

type Engine = typeof Handlebars;

/** Its package declares the runtime as a module without content. */
const isEngine = (module: object): module is Engine => 'create' in module && 'template' in module;

/**
 * Handlebars with nothing registered. Where every template was compiled beforehand its runtime is enough; its compiler takes
 * four times as long to load.
 */
export async function handlebars(compiles: boolean): Promise<Engine> {
  const { default: loaded } = compiles ? await import('handlebars') : await import('handlebars/runtime.js');
  if (!isEngine(loaded)) throw new Error('handlebars/runtime is not what it was');
  return loaded.create();
}
