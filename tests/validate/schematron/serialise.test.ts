/** Rules that were stored are the rules that were read: the same findings, at the same places, with the same words. */
import { describe, expect, test } from 'vitest';
import { sourceFromText } from '../../../src/source/source.js';
import { loadSchematron, restoreSchematron, runSchematron } from '../../../src/validate/schematron/index.js';
import { parseXml } from '../../../src/xml/parse.js';

const schema = sourceFromText(
  'a.sch',
  `<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2" defaultPhase="some">
    <ns prefix="t" uri="urn:t"/><let name="n" value="2"/>
    <phase id="some"><active pattern="one"/></phase>
    <pattern id="one"><let name="all" value="//t:b"/>
      <rule context="t:b[@x]" role="warning"><let name="x" value="@x"/>
        <assert test="preceding::t:b[@x = $x]" diagnostics="d" properties="p">No <name/> before has <value-of select="$x"/>.</assert>
        <report test="count($all) gt $n" subject="..">more than <value-of select="$n"/></report></rule></pattern>
    <pattern id="two"><rule context="*"><assert test="false()">never asked</assert></rule></pattern>
    <diagnostics><diagnostic id="d">Look at <name path=".."/>.</diagnostic></diagnostics>
    <properties><property id="p">a</property></properties>
  </schema>`,
);
const document = sourceFromText('a.xml', '<a xmlns="urn:t"><b x="1"/><b x="2"/><b x="1"/></a>');

describe('stored rules', () => {
  test('find what the rules found that were read', async () => {
    const loaded = await loadSchematron(schema);
    const tree = parseXml(document).value;
    const restored = await restoreSchematron(loaded.value?.stored ?? '', schema);
    if (!tree || !loaded.value || !restored) throw new Error('not stored');
    const found = runSchematron(loaded.value, tree);
    expect(found.length).toBe(5);
    expect(runSchematron(restored, tree)).toEqual(found);
    expect(restored.ruleCount).toBe(2);
  });

  test('are read again where what was stored is damaged, or of another version', async () => {
    const { value } = await loadSchematron(schema);
    const stored = value?.stored ?? '';
    for (const text of ['', '{', '{}', stored.slice(0, -9), stored.replace('"engross":1', '"engross":0')])
      expect(await restoreSchematron(text, schema)).toBeUndefined();
  });

  test('are not stored where something in them is wrong, or stands elsewhere', async () => {
    const wrong = await loadSchematron(
      sourceFromText('b.sch', schema.text.replace('false()', 'no-such-function()')),
    );
    expect(wrong.value?.stored).toBeUndefined();
    const including = schema.text.replace('<diagnostics>', '<include href="c.sch"/><diagnostics>');
    const part =
      '<pattern xmlns="http://purl.oclc.org/dsdl/schematron" id="c"><rule context="c"><assert test="a">c</assert></rule></pattern>';
    const loaded = await loadSchematron(sourceFromText('b.sch', including), async (href) => ({
      value: sourceFromText(href, part),
      diagnostics: [],
    }));
    expect(loaded.diagnostics).toEqual([]);
    expect(loaded.value?.stored).toBeUndefined();
  });
});
