/** The page: what it says, what it refuses to let through, and that it can be read back. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { namesOfThePage } from '../../../src/publish/html/attributes.js';
import { writeBody } from '../../../src/publish/html/body.js';
import { jsonLd, pageMetadata } from '../../../src/publish/html/metadata.js';
import { readBackHtml } from '../../../src/publish/html/read-back.js';
import { writeIndex } from '../../../src/publish/html/write.js';
import { wordsOf as listed, wordsBetween } from '../../../src/source/words.js';
import { projectRoot } from '../../support.js';
import { document, rendered } from '../render/support.js';
import { declaration, testEnv } from '../support.js';
import { declarationTei, editionOf, filesOf, pageOf } from './support.js';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  // Identifiers are those of the TEI, with full stops, as HTML allows.
  rules: { 'valid-id': ['error', { relaxed: true }] },
});

async function complaints(html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap((result) =>
    result.messages.map((message) => `${message.ruleId}: ${message.message}`),
  );
}

describe('the declaration', () => {
  test('html-validate finds nothing', async () => {
    const html = await pageOf(declarationTei, {
      index: '../index.html',
      citations: [
        {
          style: 'un',
          label: 'United Nations',
          runs: [{ text: 'Joint ' }, { text: 'Declaration', italic: true }],
        },
      ],
      downloads: [{ href: 'a.pdf', label: 'PDF', note: 'for print' }],
    });
    expect(await complaints(html)).toEqual([]);
  });

  test('notes, permalinks, page breaks and evidence', async () => {
    const html = await pageOf(declarationTei);
    expect(html).toContain('<a id="note.1.ref" class="noteref note" role="doc-noteref" href="#note.1">¹</a>');
    expect(html).toContain('role="doc-backlink" href="#note.1.ref"');
    expect(html).toContain('href="#para.2" aria-label="Permalink: Paragraph 2"');
    expect(html).toContain('data-n="58"');
    expect(html).toContain(
      'title="Supplied by the editor; certainty medium; World Treaty Index record 103108"',
    );
    expect(html).toContain('(certainty: medium; World Treaty Index record 103108)');
  });

  test('a text whose language nobody tells has the direction of its first letter', async () => {
    const html = await pageOf(document('<p>سلام</p>').replace(' xml:lang="en"', ''));
    expect(html).toMatch(/<article [^>]*lang="und" dir="auto"/);
  });

  test('every fifth verse shows its number, which links to it', async () => {
    const verses = [4, 5, 6].map((n) => `<l n="1.2.${n}" xml:id="l${n}">Verse</l>`).join('');
    const html = await pageOf(document(`<lg>${verses}<l n="10">Verse</l></lg>`));
    expect(html).toContain(
      '<div id="l5" class="l numbered"><a class="permalink" href="#l5" aria-label="Permalink: Line 5" data-generated>5</a>Verse</div>',
    );
    expect(html.match(/class="permalink"/g)).toHaveLength(2);
    expect(html).toContain('<span class="permalink" data-generated>10</span>');
  });

  test('fonts and their licence lie beside the page; nothing is fetched from elsewhere', async () => {
    const files = await filesOf(editionOf(declarationTei));
    expect([...files.keys()]).toContain('assets/OFL.txt');
    const style = new TextDecoder().decode(files.get('assets/style.css'));
    const named = [...style.matchAll(/url\(([^)]+)\)/g)].map((match) => `assets/${match[1]}`);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((path) => !files.has(path))).toEqual([]);
    expect(style).not.toMatch(/@import|https?:/);
  });

  test('a designer replaces one template', async () => {
    const html = await pageOf(declarationTei, {
      templates: { footer: '<footer class="site">Ours</footer>' },
    });
    expect(html).toContain('<footer class="site">Ours</footer>');
    expect(html).toContain('<h1');
  });

  test('the same bytes twice', async () => {
    expect(await pageOf(declarationTei)).toBe(await pageOf(declarationTei));
  });
});

describe('metadata', () => {
  test('of the declaration, for Zotero and search engines', () => {
    const record = declaration();
    const all = pageMetadata(record, { url: 'https://example.org/unts-I-3108/', pdf: 'a.pdf' });
    const of = (name: string): string[] => all.filter((one) => one.name === name).map((one) => one.content);
    expect(of('citation_author')).toHaveLength(2);
    expect(of('citation_publication_date')).toEqual(['1954/10/12']);
    expect(of('citation_volume')).toEqual(['226']);
    expect(of('citation_firstpage')).toEqual(['57']);
    expect(of('citation_pdf_url')).toEqual(['https://example.org/unts-I-3108/a.pdf']);
    expect(of('z:itemType')).toEqual(['statute']);
    const data: unknown = JSON.parse(jsonLd(record));
    expect(data).toMatchObject({
      '@type': 'Legislation',
      legislationIdentifier: 'UNTS I-3108',
      legislationDate: '1954-10-12',
    });
  });
  test('a title cannot leave its script element', () => {
    expect(jsonLd({ ...declaration(), title: '</script><script>alert(1)</script>' })).not.toContain(
      '</script>',
    );
  });
});

describe('nothing from a document is markup', () => {
  const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>&amp;\'';
  const inXml = hostile.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  test('in text, attributes and header', async () => {
    const xml = declarationTei
      .replace('Came into force', inXml)
      .replace('n="58"', `n="${inXml}"`)
      .replace('cert="medium"', `cert="${inXml}"`)
      .replace('type="footnote"', `type="${inXml}"`)
      .replaceAll('Joint Declaration', inXml);
    const html = await pageOf(xml);
    expect(html).not.toContain('<script>');
    expect(html).not.toMatch(/<img src=x/);
    expect(await complaints(html.replace(/<title>.*<\/title>/, '<title>x</title>'))).toEqual([]);
  });
});

test('every class that a template or a script gives is kept for the page', () => {
  const folder = join(projectRoot, 'templates/html');
  const sources = readdirSync(folder).filter((name) => !name.endsWith('.css'));
  const given = sources.flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const lists = [
      ...text.matchAll(/class="([^"]*)"/g),
      ...text.matchAll(/className = '([^']*)'|element\('\w+', '([^']*)'/g),
    ];
    return lists.flatMap(([, one, other]) => (one ?? other ?? '').replace(/\{\{.*?\}\}/g, ' ').split(/\s+/));
  });
  const names = new Set(given.filter((name) => name !== '' && !/[-{}]|^l$/.test(name)));
  expect(names.size).toBeGreaterThan(30);
  expect([...names].filter((name) => !namesOfThePage.has(name))).toEqual([]);
});

describe('read back', () => {
  test('words without markers and what the page adds; notes at their places', async () => {
    const [text] = readBackHtml(await pageOf(declarationTei));
    expect(text && wordsBetween(text.words).join(' ')).toBe(
      'No. 3108. JOINT DECLARATION The Treaty of Peking. Some supplied words. 12 October 1954',
    );
    expect(text?.notes).toEqual([{ after: 6, words: listed(['Came into force on 12 October 1954.']) }]);
  });

  test('a word, a note or a cell that is missing is missed', async () => {
    const html = await pageOf(declarationTei);
    expect(readBackHtml(html.replace('supplied</span>', '</span>'))[0]?.words).not.toContain('supplied');
    expect(readBackHtml(html.replace(/<li id="note\.1"[\s\S]*?<\/li>/, ''))[0]?.notes).toEqual([]);
  });

  test('any words come back, in any nesting', () => {
    const word = fc.stringMatching(/^[a-z<>&"']{1,6}$/);
    const phrase: fc.Arbitrary<string> = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        word.map((text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')),
        fc
          .tuple(
            fc.constantFrom('hi', 'foreign', 'q', 'list', 'table', 'note', 'title'),
            fc.array(tie('node'), { maxLength: 3 }),
          )
          .map(([name, children]) => wrap(name, children.join(' '))),
      ),
    })).node as fc.Arbitrary<string>;
    fc.assert(
      fc.property(fc.array(phrase, { maxLength: 6 }), (phrases) => {
        const xml = document(`<div><head>h</head><p>${phrases.join(' ')}</p></div>`);
        const { tree } = rendered(xml);
        const body = writeBody(tree);
        const [back] = readBackHtml(
          `<article data-reading>${body.text}</article><ol data-reading-notes>${body.notes}</ol>`,
        );
        const notes = back?.notes.flatMap((note) => wordsBetween(note.words)) ?? [];
        expect([...(back ? wordsBetween(back.words) : []), ...notes].sort()).toEqual(wordsOf(xml).sort());
      }),
      { numRuns: 150 },
    );
  });
});

function wrap(name: string, inner: string): string {
  if (name === 'list') return `<list><item>${inner}</item></list>`;
  if (name === 'table') return `<table><row><cell>${inner}</cell></row></table>`;
  return `<${name}>${inner}</${name}>`;
}

/** The words of the text by a way of its own: tags of blocks and notes part words, tags of phrases do not. */
function wordsOf(xml: string): string[] {
  const text = xml.slice(xml.indexOf('<text>'));
  const parted = text
    .replace(/<\/?(list|item|table|row|cell|p|head|div|note)>/g, ' ')
    .replace(/<[^>]*>/g, '');
  const decoded = parted.replaceAll('&lt;', '<').replaceAll('&amp;', '&');
  return decoded.split(/\s+/).filter((word) => word !== '');
}

test('the list of editions', async () => {
  const files = await writeIndex([declaration()], {}, testEnv());
  const html = new TextDecoder().decode(files.find((file) => file.path === 'index.html')?.bytes);
  expect(html).toContain('href="unts-I-3108/index.html"');
  expect(html).toContain('<time datetime="1954-10-12">12 October 1954</time>');
  expect(await complaints(html)).toEqual([]);
});
