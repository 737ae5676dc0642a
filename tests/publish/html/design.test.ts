/** A designer's folder: what stands in for ours, what is added to it, and what is refused. */
import { expect, test } from 'vitest';
import { readDesign } from '../../../src/publish/html/design.js';
import { publishSource } from '../../../src/publishing.js';
import { sourceFromText } from '../../../src/source/source.js';
import { testEnv } from '../support.js';
import { declarationTei } from './support.js';

const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });

async function published(...own: ReturnType<typeof file>[]) {
  const design = await readDesign('design', own);
  expect(design.diagnostics).toEqual([]);
  const source = sourceFromText('declaration.xml', declarationTei);
  const { value = [], diagnostics } = await publishSource(
    source,
    { formats: ['html'], web: { ...design.value } },
    testEnv(),
  );
  const texts = new Map(value.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
  return { texts, diagnostics };
}

test('a template stands in for ours, rules come after ours, fonts lie in assets', async () => {
  const { texts } = await published(
    file('footer.hbs', '<footer>Set by hand. {{record.title}}</footer>'),
    file('design.css', ':root { --accent: #050 }'),
    file('assets/house.woff2', 'font'),
  );
  expect(texts.get('index.html')).toMatch(/<footer>Set by hand\. .+<\/footer>/);
  expect(texts.get('assets/style.css')).toMatch(/--paper[\s\S]*:root \{ --accent: #050 \}$/);
  expect(texts.get('assets/house.woff2')).toBe('font');
});

test('a template that leaves the text out does not pass', async () => {
  const { diagnostics } = await published(file('text.hbs', '<article id="edition-text"></article>'));
  expect(diagnostics.map(({ code }) => code)).toContain('fidelity/output-missing');
});

test('what cannot be used is told with its place', async () => {
  const { value, diagnostics } = await readDesign('design', [
    file('foter.hbs', ''),
    file('head.hbs', '<title>\n{{#if title}}'),
    file('footer.hbs', '{{> nav}}'),
  ]);
  expect(value).toBeUndefined();
  expect(diagnostics.map(({ code, span }) => [code, span?.source.path, span?.start])).toEqual([
    ['publish/template-unknown', undefined, undefined],
    ['publish/template-malformed', 'design/head.hbs', 8],
    ['publish/template-malformed', 'design/footer.hbs', 0],
  ]);
});
