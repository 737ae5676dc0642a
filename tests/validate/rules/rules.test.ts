/** The examples of each rule are executed, the sample edition passes, and each rule finds what was broken in it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rulesCodes } from '../../../src/diagnostic/codes/rules.js';
import { sourceFromText } from '../../../src/source/source.js';
import { checkRules, rules } from '../../../src/validate/rules/index.js';
import { parseXml } from '../../../src/xml/parse.js';
import type { XmlTree } from '../../../src/xml/tree.js';
import { projectRoot } from '../../support.js';

function parse(text: string): XmlTree {
  const { value, diagnostics } = parseXml(sourceFromText('test.xml', text));
  expect(diagnostics).toEqual([]);
  if (!value) throw new Error('no tree');
  return value;
}
const inTei = (content: string): XmlTree =>
  parse(`<TEI xmlns="http://www.tei-c.org/ns/1.0" type="treaty">${content}</TEI>`);

describe('the examples of', () => {
  for (const rule of rules) {
    test(`rules/${rule.id}`, () => {
      expect(rule.check(inTei(rule.good))).toEqual([]);
      const found = rule.check(inTei(rule.bad));
      expect(found.length).toBeGreaterThan(0);
      for (const { code, span, message } of found) {
        expect(code).toBe(`rules/${rule.id}`);
        expect(span && span.end > span.start).toBe(true);
        expect(message).toMatch(/[.”]$/);
      }
      expect(rule.why).not.toBe('');
    });
  }
});

test('every code of the rules has its rule, and the other way round', () => {
  expect(rules.map(({ id }) => `rules/${id}`)).toEqual(Object.keys(rulesCodes));
});

describe('the declaration of 1954', () => {
  const tei = readFileSync(join(projectRoot, 'tests/validate/rules/declaration.xml'), 'utf8');
  test('breaks no rule', () => {
    expect(checkRules(parse(tei))).toEqual([]);
  });

  test('breaks no rule by what the schema reports, or white space round a value', () => {
    for (const when of ['1954-10-12 ', '12 October 1954'])
      expect(
        checkRules(parse(tei.replace('when="1954-10-12">12 OCTOBER', `when="${when}">12 OCTOBER`))),
      ).toEqual([]);
    const [spaced, ...others] = checkRules(parse(tei.replace('xml:id="para.2"', 'xml:id=" para.2"')));
    expect(spaced).toMatchObject({ code: 'rules/unique-identifier', severity: 'warning' });
    expect(spaced?.hint).toContain('xml:id="para.2"');
    expect(others).toEqual([]);
  });

  const breakages: readonly (readonly [rule: string, from: string, to: string])[] = [
    ['note-reference', 'xml:id="note.1.ref" target="#note.1"', 'xml:id="note.1.ref" target="#note.2"'],
    ['note-reference', 'n="2" target="#note.2.ref"', 'n="2"'],
    ['note-label', 'n="2" target="#note.2.ref"', 'n="3" target="#note.2.ref"'],
    ['treaty-number', '<idno type="UNTS">I-3108</idno>', '<idno type="UNTS">I-3180</idno>'],
    ['treaty-number', 'n="3108">3108<', 'n="3108">3109<'],
    ['date-in-words', 'when="1954-10-12">12 OCTOBER', 'when="1954-10-21">12 OCTOBER'],
    ['date-in-words', 'when="1950-02-14">14 February', 'when="1950-02">14 February'],
    ['reference-resolves', 'ref="#beijing"', 'ref="#bejing"'],
    ['reference-resolves', 'source="#source.1"', 'source="#source.9"'],
    ['unique-identifier', 'xml:id="para.2"', 'xml:id="para.1"'],
    ['evidence-named', 'cert="medium" source="#source.2"', 'cert="medium"'],
    ['evidence-used', 'cert="medium" source="#source.2"', 'cert="medium" source="#source.1"'],
    ['page-and-volume', 'n="226" resp', 'n="227" resp'],
    ['signature-date', 'when="1954-10-12" where', 'when="1954-10-13" where'],
    ['parties-named', '<author ref="#prc">', '<author ref="#beijing">'],
    ['citation-structure', 'match="/TEI/text/body/div/p"', 'match="/TEI/text/body/p"'],
    ['citation-structure', '<p xml:id="para.3"', '<p'],
  ];
  test.each(breakages)('%s: %s → %s', (id, from, to) => {
    const broken = tei.replace(from, to);
    expect(broken).not.toBe(tei);
    expect(checkRules(parse(broken)).map(({ code }) => code)).toContain(`rules/${id}`);
  });

  test('a reference that is nearly right says what was meant', () => {
    const [found] = checkRules(parse(tei.replace('ref="#taiwan"', 'ref="#tawian"')));
    expect(found?.hint).toBe('Did you mean “#taiwan”?');
    expect(tei.slice(found?.span?.start).startsWith('#taiwan') || found?.span?.end).toBeTruthy();
  });
});
