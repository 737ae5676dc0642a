/** The reporters: the same findings, as people and machines are told them. */
import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../src/diagnostic/diagnostic.js';
import { registry } from '../../src/diagnostic/registry.js';
import { codeFrame } from '../../src/diagnostic/reporters/frame.js';
import { reportGithub } from '../../src/diagnostic/reporters/github.js';
import { reportJson } from '../../src/diagnostic/reporters/json.js';
import { reportPeople, summarise } from '../../src/diagnostic/reporters/people.js';
import { reportSarif } from '../../src/diagnostic/reporters/sarif.js';
import { sourceFromText, span } from '../../src/source/source.js';

const source = sourceFromText('treaty.xml', 'one\n  <p>two\u001b[31m</p>\nthree');
const first = diagnostic('schema/none', 'Found 100%: nothing,\nexpected more.', { span: span(source, 6, 9) });
const second = diagnostic('cli/file-not-found', 'There is no file a.xml.', { cause: 0 });

describe('reporters', () => {
  it('give machines every finding with every key', () => {
    expect(JSON.parse(reportJson([first, second]))).toEqual([
      {
        file: 'treaty.xml',
        line: 2,
        column: 3,
        severity: 'warning',
        code: 'schema/none',
        message: first.message,
        hint: registry['schema/none'].hint,
      },
      {
        file: null,
        line: null,
        column: null,
        severity: 'error',
        code: 'cli/file-not-found',
        message: second.message,
        hint: registry['cli/file-not-found'].hint,
        cause: 0,
      },
    ]);
    expect(JSON.parse(reportJson([]))).toEqual([]);
  });

  it('show people one finding a cause, with the line and a caret, and no control characters', () => {
    const text = reportPeople([first, second]);
    expect(text).toContain('treaty.xml:2:3 warning');
    expect(text).toContain('2 │   <p>two\ufffd[31m</p>');
    expect(text).toContain('│   ^^^');
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('a.xml');
  });

  it('count what is the same many times', () => {
    const many = Array.from({ length: 12 }, () => first);
    expect(reportPeople(many)).toContain('7 more of schema/none');
    expect(summarise(many)).toBe('12 warnings');
    expect(summarise([])).toBe('');
  });

  it('cut a long line to a window around the place', () => {
    const long = sourceFromText('long.txt', `${'a'.repeat(5000)}X${'b'.repeat(5000)}`);
    const [line, caret] = codeFrame(span(long, 5000, 5001));
    expect(line?.length).toBeLessThan(120);
    expect(line?.[caret?.indexOf('^') ?? -1]).toBe('X');
  });

  it('escape what GitHub reads as its own', () => {
    expect(reportGithub([first])).toBe(
      `::warning file=treaty.xml,line=2,col=3,title=schema/none::Found 100%25: nothing,%0Aexpected more. ${registry['schema/none'].hint}\n`,
    );
  });

  it('escape for GitHub what ends a property', () => {
    const odd = span(sourceFromText('a,b:c\n100%.xml', '<a/>'), 0);
    expect(reportGithub([diagnostic('schema/none', 'a, b: c', { span: odd, hint: 'x' })])).toBe(
      '::warning file=a%2Cb%3Ac%0A100%25.xml,line=1,col=1,title=schema/none::a, b: c x\n',
    );
  });

  it('name each rule of a SARIF log once', () => {
    const log = JSON.parse(reportSarif([first, first, second], '1.2.3'));
    expect(log.runs[0].tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual([
      'cli/file-not-found',
      'schema/none',
    ]);
    expect(log.runs[0].results.map((result: { ruleIndex: number }) => result.ruleIndex)).toEqual([1, 1, 0]);
  });
});

describe('a SARIF log', () => {
  it.each([
    ['letters/é 1%/a#b,c:d?.xml', 'letters/%C3%A9%201%25/a%23b%2Cc%3Ad%3F.xml'],
    ['c:d.xml', 'c%3Ad.xml'],
    ['/home/me/a b.xml', 'file:///home/me/a%20b.xml'],
    ['C:\\letters\\a.xml', 'file:///C:/letters/a.xml'],
    ['https://example.org/é.rng?x=1', 'https://example.org/%C3%A9.rng?x=1'],
    ['store:house.rng', 'store:house.rng'],
  ])('names the file %s as a URI', (path, uri) => {
    const place = span(sourceFromText(path, '<a/>'), 0);
    const related = [
      { message: 'one', span: place },
      { message: 'two', span: place },
    ];
    const log = JSON.parse(
      reportSarif([diagnostic('schema/none', 'Nothing.', { span: place, related })], '1'),
    );
    const [result] = log.runs[0].results;
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe(uri);
    expect(result.relatedLocations.map((one: { id: number }) => one.id)).toEqual([0, 1]);
  });
});

describe('the registry', () => {
  it('has a reason and a title for every code, and codes that name their area', () => {
    for (const [code, { title, why }] of Object.entries(registry)) {
      expect(code).toMatch(/^[a-z]+(\/[a-z0-9]+(-[a-z0-9]+)*)+$/);
      expect(title, code).toMatch(/\S.*\.$/);
      expect(why, code).toMatch(/\S.*\.$/);
    }
  });
});
