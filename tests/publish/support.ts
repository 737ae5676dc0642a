/** What the tests of publish share: a treaty edition in memory, and an Env that reads the package's own files. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from '../../src/env.js';
import { readRecord } from '../../src/publish/record.js';
import type { EditionRecord } from '../../src/publish/record.types.js';
import { sourceFromText } from '../../src/source/source.js';
import { parseXml } from '../../src/xml/parse.js';
import type { XmlTree } from '../../src/xml/tree.js';
import { projectRoot } from '../support.js';

export function parse(text: string, path = 'test.xml'): XmlTree {
  const { value, diagnostics } = parseXml(sourceFromText(path, text));
  if (value === undefined) throw new Error(diagnostics.map((one) => one.message).join('\n'));
  return value;
}

/** Reads files of the package; what a test does not need says so when it is asked for. */
export function testEnv(given: Partial<Env> = {}): Env {
  const unexpected = (name: string) => async (): Promise<never> => {
    throw new Error(`this test expects no ${name}`);
  };
  return {
    asset: (path) => readFile(join(projectRoot, path)),
    typeset: unexpected('typesetting'),
    transform: unexpected('transformation'),
    readPdf: unexpected('PDF'),
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    ...given,
  };
}

/** A small document: header, standOff and text in the vocabulary of docs/encoding.md. */
export const treatyTei = (
  body = '<p xml:id="para.1" n="1">One.</p>',
): string => `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="unts-I-3108.en" xml:lang="en" type="treaty">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title level="a" type="main">Joint Declaration by the Government of the Union of Soviet Socialist Republics and the Government of the People's Republic of China</title>
        <title level="a" type="short">Joint Declaration</title>
        <title type="sub">Digital scholarly edition</title>
        <author ref="#ussr">Union of Soviet Socialist Republics</author>
        <author ref="#prc">People's Republic of China</author>
        <editor xml:id="editor"><orgName>The engross project</orgName></editor>
      </titleStmt>
      <editionStmt><edition n="1.0.0">Version 1.0.0</edition></editionStmt>
      <publicationStmt>
        <publisher>The engross project</publisher>
        <date when="2026-11-23">23 November 2026</date>
        <idno type="UNTS">I-3108</idno>
        <availability status="restricted">
          <licence n="encoding" target="https://creativecommons.org/licenses/by/4.0/">Encoding and editorial matter: CC BY 4.0.</licence>
          <licence n="text">Rights in the treaty text: not established by this edition.</licence>
        </availability>
      </publicationStmt>
      <sourceDesc>
        <bibl xml:id="print" type="printSource">
          <publisher>United Nations</publisher>, <title level="s" type="main">United Nations Treaty Series</title>,
          <biblScope unit="volume" n="226" resp="#editor" cert="medium" source="#source.1">vol. 226</biblScope>,
          <idno type="UNTS">No. 3108</idno>,
          <biblScope unit="page" from="57" resp="#editor" cert="medium" source="#source.1">p. 57</biblScope>
        </bibl>
        <bibl xml:id="transcript" type="digitalSource"><title>transcript.en.txt</title> <idno type="sha256">38cc2ead</idno></bibl>
        <bibl xml:id="source.1" type="evidence">World Treaty Index record 103108</bibl>
      </sourceDesc>
    </fileDesc>
    <encodingDesc>
      <projectDesc><p>A scholarly edition of a registered treaty.</p></projectDesc>
      <editorialDecl>
        <normalization method="markup">
          <p>White space is normalised.</p>
          <ab type="layout" subtype="1"><seg type="encoding">utf-8</seg></ab>
        </normalization>
      </editorialDecl>
    </encodingDesc>
    <profileDesc>
      <creation><date type="signature" when="1954-10-12">12 October 1954</date> <placeName ref="#beijing">Peking</placeName></creation>
      <langUsage><language ident="en">English</language></langUsage>
      <textClass><catRef scheme="#instrument.kinds" target="#kind.declaration"/></textClass>
    </profileDesc>
  </teiHeader>
  <standOff>
    <listOrg>
      <org xml:id="prc" role="party"><orgName type="full">People's Republic of China</orgName><orgName type="short">China</orgName><orgName type="bluebook">China</orgName></org>
      <org xml:id="ussr" role="party"><orgName type="full">Union of Soviet Socialist Republics</orgName><orgName type="short">Soviet Union</orgName><orgName type="abbreviation">USSR</orgName><orgName type="bluebook">U.S.S.R.</orgName></org>
    </listOrg>
    <listPlace><place xml:id="beijing"><placeName type="historical">Peking</placeName><placeName type="modern">Beijing</placeName></place></listPlace>
    <listEvent>
      <event xml:id="event.signature" type="signature" when="1954-10-12" where="#beijing"><label>Signature</label></event>
      <event xml:id="event.entryIntoForce" type="entryIntoForce" when="1954-10-12" source="#note.1"><label>Entry into force, by signature</label></event>
      <event xml:id="event.registration" type="registration" when="1956-01-03" cert="medium" source="#source.1"><label>Registration by <orgName ref="#ussr">the Union of Soviet Socialist Republics</orgName></label></event>
    </listEvent>
  </standOff>
  <text xml:lang="en"><body><div type="treaty" subtype="declaration" xml:id="treaty" n="I-3108">
    <head xml:id="head">No. <idno type="UNTS" n="3108">3108</idno>. <title level="a">JOINT DECLARATION</title></head>
    ${body}
  </div></body></text>
</TEI>
`;

/** The record of the declaration. */
export const declaration = (): EditionRecord => readRecord(parse(treatyTei()));
