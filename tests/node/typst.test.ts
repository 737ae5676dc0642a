/** Typesetting in this process: what it says when it cannot. */
import { describe, expect, test } from 'vitest';
import { typeset } from '../../src/node/typst.js';
import type { PrintData } from '../../src/publish/print/data.types.js';

const data: PrintData = {
  paper: '6x9',
  lang: 'en',
  title: 'A title',
  authors: [],
  date: [2026, 1, 2],
  fonts: ['Source Serif 4'],
  heads: { verso: { text: 'Left', lang: 'en' }, recto: { text: 'Right', lang: 'en' } },
  capitals: false,
  contents: false,
  texts: [{ lang: 'en', nodes: [{ is: 'paragraph', block: true, leaf: true, children: ['Some words.'] }] }],
  colophon: [],
};
const job = { template: 'edition', data, standard: 'a-2a', date: '2026-01-02' } as const;

describe('the typesetter', () => {
  test('gives the same bytes for the same job, and a PDF for each standard', async () => {
    const [one, other, ua] = [
      await typeset(job),
      await typeset({ ...job, data: { ...data } }),
      await typeset({ ...job, standard: 'ua-1' }),
    ];
    expect(one.diagnostics).toEqual([]);
    expect(
      Buffer.from(one.value ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(other.value).toEqual(one.value);
    expect(ua.value).toBeDefined();
    expect(ua.value).not.toEqual(one.value);
  });

  test('says what Typst refuses', async () => {
    const { value, diagnostics } = await typeset({ ...job, data: { ...data, date: [2026, 13, 1] } });
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(['publish/print-failed']);
    expect(diagnostics[0]?.message).toContain('month is invalid');
  });

  test('says that a template is not there', async () => {
    const { diagnostics } = await typeset({ ...job, template: 'nothing' });
    expect(diagnostics.map(({ code }) => code)).toEqual(['publish/print-failed']);
  });
});
