/** A page made from a TEI text in memory. */
import type { Edition } from '../../../src/publish/edition.js';
import { type HtmlOptions, writeHtml } from '../../../src/publish/html/write.js';
import { readRecord } from '../../../src/publish/record.js';
import { render } from '../../../src/publish/render/render.js';
import { parse, testEnv, treatyTei } from '../support.js';

export function editionOf(xml: string, path = 'test.xml'): Edition {
  const tei = parse(xml, path);
  const { value, diagnostics } = render(tei);
  if (value === undefined) throw new Error(diagnostics.map((one) => one.message).join('\n'));
  return { record: readRecord(tei), texts: [{ lang: value.lang, tei, render: value }] };
}

/** The files of a page, by path. */
export async function filesOf(edition: Edition, options: HtmlOptions = {}): Promise<Map<string, Uint8Array>> {
  const { value } = await writeHtml(edition, options, testEnv());
  if (value === undefined) throw new Error('no page');
  return new Map(value.map(({ path, bytes }) => [path, bytes]));
}

export async function pageOf(xml: string, options: HtmlOptions = {}): Promise<string> {
  return new TextDecoder().decode((await filesOf(editionOf(xml), options)).get('index.html'));
}

/** The declaration in small, with notes, a page break and a name. */
export const declarationTei = treatyTei(
  `<p xml:id="para.1" n="1">The Treaty<ref type="note" xml:id="note.1.ref" target="#note.1">¹</ref> of <placeName ref="#beijing">Peking</placeName>.</p>
   <note xml:id="note.1" type="footnote" place="bottom" n="1" target="#note.1.ref"><label>¹</label> Came into force on 12 October 1954.</note>
   <pb xml:id="page.58" n="58"/>
   <p xml:id="para.2" n="2">Some <supplied resp="#editor" cert="medium" source="#source.1">supplied</supplied> words.</p>
   <closer><dateline><date when="1954-10-12">12 October 1954</date></dateline></closer>`,
);
