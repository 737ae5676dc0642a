/** The reader of HTML: what a page says, however it is written. */
import { describe, expect, test } from 'vitest';
import { readHtml } from '../../../src/publish/html/reader.js';

/** What is told of a page, a line an event. */
function told(html: string, ...asked: readonly string[]): string[] {
  const lines: string[] = [];
  readHtml(html, {
    open: (name, attributes) =>
      lines.push(`<${name}${asked.map((one) => ` ${one}=${attributes.get(one) ?? 'none'}`).join('')}`),
    close: (name) => lines.push(`>${name}`),
    text: (text, from, to) => lines.push(text.slice(from, to)),
    isDone: () => false,
  });
  return lines;
}

describe('readHtml', () => {
  test('elements, words between them, and void elements', () => {
    expect(told('<p>one<br>two</p>')).toEqual(['<p', 'one', '<br', '>br', 'two', '>p']);
  });

  test('character references, in words and in values, each where it stands', () => {
    expect(told('a<i title="&quot;&#x41;&quot;">&lt;&amp;&nbsp;</i>b', 'title')).toEqual([
      'a',
      '<i title="A"',
      '<&&nbsp;',
      '>i',
      'b',
    ]);
  });

  test('attributes in capitals, in single quotes, without quotes, without a value; the first of two counts', () => {
    expect(told(`<P ID='x>y' hidden class = a lang="en" lang="fr">`, 'id', 'hidden', 'lang', 'role')).toEqual(
      ['<p id=x>y hidden= lang=en role=none'],
    );
  });

  test('nothing of a tag is kept for the next one', () => {
    expect(told('<p hidden><b></b><i id="a">', 'hidden', 'id')).toEqual([
      '<p hidden= id=none',
      '<b hidden=none id=none',
      '>b',
      '<i hidden=none id=a',
    ]);
  });

  test('comments, the document type, scripts and styles are no words', () => {
    expect(
      told('<!DOCTYPE html><!-- <b> > --><script>if (a<b) "</p>";</script><style>p>b{}</style>x'),
    ).toEqual(['<script', '>script', '<style', '>style', 'x']);
  });

  test('from a place to where no more is wanted', () => {
    const html = '<a>1</a><b>2<i>3</i></b><u>4</u>';
    let [depth, words] = [0, ''];
    const events = {
      open: () => depth++,
      close: () => depth--,
      text: (text: string, from: number, to: number) => {
        words += text.slice(from, to);
      },
      isDone: () => depth === 0,
    };
    expect(readHtml(html, events, html.indexOf('<b'))).toBe(html.indexOf('<u'));
    expect(words).toBe('23');
  });

  test('a < that begins no tag, and a tag that does not end, are words', () => {
    expect(told('1 < 2 <3 <b title="x')).toEqual(['1 < 2 <3 <b title="x']);
  });
});
