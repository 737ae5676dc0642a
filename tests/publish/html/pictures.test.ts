/** Pictures beside a document: copied by what their bytes say, told once a kind of failure where they cannot be. */
import { expect, test } from 'vitest';
import type { LoadPicture } from '../../../src/env.js';
import { publishSource } from '../../../src/publishing.js';
import { sourceFromText } from '../../../src/source/source.js';
import { document } from '../render/support.js';
import { testEnv } from '../support.js';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const png = bytes('\x89PNG\r\n\x1a\n');

async function published(body: string, load: LoadPicture) {
  const { value = [], diagnostics } = await publishSource(
    sourceFromText('letter.xml', document(body)),
    { formats: ['html'], loadPicture: load },
    testEnv(),
  );
  const page = new TextDecoder().decode(value.find(({ path }) => path === 'index.html')?.bytes);
  return { page, paths: value.map(({ path }) => path), diagnostics };
}
const picture = (url: string) => `<figure><graphic url="${url}"/><figDesc>A cat</figDesc></figure>`;

test('are shown from beside the page, each under a name of its own', async () => {
  const body = `${picture('a/cat.jpg')}${picture('b/cat.jpg')}${picture('a/cat.jpg')}${picture('https://e.org/x.png')}`;
  const { page, paths, diagnostics } = await published(body, async () => png);
  expect(diagnostics).toEqual([]);
  expect(paths.filter((path) => path.startsWith('pictures/'))).toEqual([
    'pictures/cat.png',
    'pictures/cat-2.png',
  ]);
  expect([...page.matchAll(/<img src="([^"]+)" alt="A cat"/g)].map((match) => match[1])).toEqual([
    'pictures/cat.png',
    'pictures/cat-2.png',
    'pictures/cat.png',
    'https://e.org/x.png',
  ]);
});

test.each([
  ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'pictures/x.svg'],
  ['\ufeff<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', 'pictures/x.svg'],
  ['RIFF0000WEBP', 'pictures/x.webp'],
  ['GIF89a', 'pictures/x.gif'],
])('%s is a picture', async (content, path) => {
  const { paths } = await published(picture('x.any'), async () => new TextEncoder().encode(content));
  expect(paths).toContain(path);
});

test('that cannot be shown are told once a reason, with the first place', async () => {
  const body = ['1', '2', 'huge', 'page'].map((name) => picture(`${name}.png`)).join('');
  const { page, paths, diagnostics } = await published(body, async (address) =>
    address.startsWith('huge')
      ? 'too large'
      : address.startsWith('page')
        ? bytes('<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>')
        : 'missing',
  );
  expect(diagnostics.map(({ code }) => code)).toEqual([
    'publish/picture-missing',
    'publish/picture-too-large',
    'publish/picture-unknown',
  ]);
  expect(diagnostics[0]?.message).toContain('1.png is not beside the document, and 1 more');
  expect(diagnostics[0]?.span?.source.text.slice(diagnostics[0].span.start)).toMatch(/^<graphic url="1.png"/);
  expect(paths.some((path) => path.startsWith('pictures/'))).toBe(false);
  expect(page).toContain('[Picture: A cat]');
});
