/** The exports, and what other programs read from them: citeproc, citation.js and biber are the oracles. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cite } from '../../../src/publish/citation/cite.js';
import { citationExports } from '../../../src/publish/citation/exports.js';
import { writeCitations } from '../../../src/publish/citation/write.js';
import { readRecord } from '../../../src/publish/record.js';
import type { EditionRecord } from '../../../src/publish/record.types.js';
import { shared, tool } from '../../support.js';
import { declaration, parse, testEnv } from '../support.js';

const env = testEnv();
const record = declaration();

async function exported(name: string, given: EditionRecord = record): Promise<string> {
  return (await cite(given, name, {}, env)).value?.text ?? '';
}

interface CitationJs {
  readonly data: readonly Record<string, unknown>[];
  format(form: 'bibliography', options: { readonly template: string; readonly format: 'text' }): string;
}

/** citation.js, which has no types of its own, with the plug-ins for our formats; plugin-csl runs citeproc. */
function citationJs(text: string): CitationJs {
  const require = createRequire(import.meta.url);
  for (const plugin of ['bibtex', 'ris', 'csl']) require(`@citation-js/plugin-${plugin}`);
  const { Cite } = require('@citation-js/core') as { Cite: new (text: string) => CitationJs };
  return new Cite(text);
}

describe('RIS', () => {
  test('ends every line with CR LF, begins with its type and ends the record', async () => {
    const ris = await exported('ris');
    expect(ris.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(ris).toMatch(/^TY {2}- GEN\r\n/);
    expect(ris).toMatch(/\r\nER {2}- \r\n$/);
    expect(ris).toContain('\r\nVL  - 226\r\nM1  - 3108\r\nSP  - 57\r\n');
  });
});

describe('CSL-JSON', () => {
  test('is a treaty with all that it needs', async () => {
    expect(JSON.parse(await exported('csl-json'))).toMatchObject([
      {
        id: 'unts-I-3108',
        type: 'treaty',
        'title-short': 'Joint Declaration',
        author: [
          { literal: 'Union of Soviet Socialist Republics' },
          { literal: "People's Republic of China" },
        ],
        issued: { 'date-parts': [[1954, 10, 12]] },
        'container-title': 'United Nations Treaty Series',
        volume: '226',
        number: '3108',
        page: '57',
        'event-place': 'Peking',
      },
    ]);
  });

  test('citeproc writes an APA reference from it that names date, volume, series and page', async () => {
    const options = { template: 'apa', format: 'text' } as const;
    const reference = citationJs(await exported('csl-json')).format('bibliography', options);
    expect(reference).toContain('Joint Declaration by the Government');
    expect(reference).toContain('October 12, 1954');
    expect(reference).toContain('226 United Nations Treaty Series 57');
  });
});

describe('BibTeX and BibLaTeX', () => {
  test('BibTeX has the source as lawyers write it, and the month as its own word', async () => {
    const bib = await exported('bibtex');
    expect(bib).toContain('@misc{unts-I-3108,');
    expect(bib).toContain('  howpublished = {226 U.N.T.S. 57},\n');
    expect(bib).toContain('  month = oct,\n');
  });

  test('BibLaTeX has series, volume, number, pages and the keyword', async () => {
    const bib = await exported('biblatex');
    for (const field of [
      'series = {United Nations Treaty Series}',
      'volume = {226}',
      'number = {3108}',
      'pages = {57}',
      'eventdate = {1954-10-12}',
      'keywords = {treaty}',
    ]) {
      expect(bib).toContain(field);
    }
  });

  test.for(['bibtex', 'biblatex'])('biber accepts %s', async (name, { skip }) => {
    const biber = tool('biber');
    if (biber === undefined) return skip();
    const folder = mkdtempSync(join(tmpdir(), 'engross-'));
    try {
      const odd = { ...record, title: 'Fees & 5% #1 of $2_3 {or} ~so~ \\and ^up' };
      writeFileSync(
        join(folder, 'a.bib'),
        (await exported(name)) + (await exported(name, { ...odd, id: 'odd' })),
      );
      const log = execFileSync(biber, ['--tool', '--validate-datamodel', '--nolog', 'a.bib'], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(log).not.toMatch(/ERROR/);
      const read = readFileSync(join(folder, 'a_bibertool.bib'), 'utf8');
      expect(read).toContain('People');
      expect(read).toContain('odd');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('whatever the title, the entry stays one entry with balanced braces', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1 }), async (title) => {
        const bib = await exported('bibtex', { ...record, title });
        const depth = [...bib.replace(/\\[{}]/g, '').replace(/\\textbackslash\{\}/g, '')];
        let open = 0;
        for (const character of depth) {
          if (character === '{') open++;
          if (character === '}') open--;
          expect(open).toBeGreaterThanOrEqual(0);
        }
        expect(open).toBe(0);
      }),
    );
  });
});

test.for(['bibtex', 'biblatex', 'ris', 'csl-json'])('citation.js reads %s', async (name) => {
  const [item] = citationJs(await exported(name)).data;
  expect(item?.title).toBe(record.title);
  expect(item?.issued).toMatchObject({ 'date-parts': [expect.arrayContaining([1954])] });
  expect(item?.author).toMatchObject([{}, {}]);
});

test('a book keeps the parts of its names', async ({ skip }) => {
  const path = shared('corpus/tei/dta-kant-rvernunft-1781.xml');
  if (path === undefined) return skip();
  const kant = readRecord(parse(readFileSync(path, 'utf8'), path));
  expect(await exported('bibtex', kant)).toContain('@book{dta-kant,\n  author = {{Kant}, Immanuel},\n');
  expect(await exported('ris', kant)).toContain('\r\nAU  - Kant, Immanuel\r\nED  - Geyken, Alexander\r\n');
  expect(JSON.parse(await exported('csl-json', kant))[0].author).toEqual([
    { family: 'Kant', given: 'Immanuel' },
  ]);
});

test('the output is one file an export, and one of all the styles', async () => {
  const { value = [], diagnostics } = await writeCitations({ record, texts: [] }, {}, env);
  expect(diagnostics).toEqual([]);
  expect(value.map(({ path }) => path)).toEqual([
    ...citationExports.map(({ suffix }) => `unts-I-3108${suffix}`),
    'unts-I-3108.citations.txt',
  ]);
});
