/** The page of findings: everything is on it, and nothing on it runs. */
import { expect, it } from 'vitest';
import { diagnostic } from '../../src/diagnostic/diagnostic.js';
import { reportValidation } from '../../src/report/validation.js';
import { sourceFromText, span } from '../../src/source/source.js';

const source = sourceFromText('a<b>.xml', '<a>\n<script>alert(1)</script>\n</a>');

it('puts a finding beside its line, with what follows from it', () => {
  const found = [
    diagnostic('relaxng/element-not-allowed', 'Found <script>.', {
      span: span(source, 4, 12),
      hint: 'Take it & go.',
    }),
    diagnostic('relaxng/incomplete', 'So a is not complete.', { span: span(source, 0, 3), cause: 0 }),
    diagnostic('cli/file-not-found', 'There is no file x.'),
  ];
  const html = reportValidation(found, [source]);
  expect(html).toContain('<mark>&lt;script&gt;</mark>alert(1)');
  expect(html).toContain('Take it &amp; go.');
  expect(html).toContain('<summary>1 that follow from it</summary>');
  expect(html).toContain('There is no file x.');
  expect(html).toContain('a&lt;b&gt;.xml');
  expect(html).not.toMatch(/<script|javascript:|\son\w+=|src=|https?:/i);
});

it('shows of a long file the lines around its findings only', () => {
  const long = sourceFromText('long.xml', '<p/>\n'.repeat(100_000));
  const html = reportValidation(
    [diagnostic('relaxng/incomplete', 'Here.', { span: span(long, 250_000, 250_004) })],
    [long],
  );
  expect(html.length).toBeLessThan(10_000);
  expect(html).toContain('>50001<');
});
