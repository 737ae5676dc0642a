import { expect, test } from 'vitest';
import { sourceFromText } from '../../src/source/source.js';
import { relaxngSchema, schematronSchema, xmlModels } from '../../src/xml/models.js';
import { parseXml } from '../../src/xml/parse.js';

test('the schemas a document names, in order, with their places', () => {
  const text = `<?xml version="1.0"?>
<?xml-model href="a&amp;b.rng" type="application/xml" schematypens="${relaxngSchema}"?>
<?xml-model href='rules.sch' schematypens='${schematronSchema}' phase='all'?>
<?xml-model type="no href"?>
<?other href="no"?>
<TEI/>
<?xml-model href="too late"?>`;
  const tree = parseXml(sourceFromText('t.xml', text)).value;
  const models = tree ? xmlModels(tree) : [];
  expect(models.map(({ href, schematypens, phase }) => [href, schematypens, phase])).toEqual([
    ['a&b.rng', relaxngSchema, undefined],
    ['rules.sch', schematronSchema, 'all'],
  ]);
  expect(text.slice(models[1]?.span.start, models[1]?.span.end)).toMatch(/^<\?xml-model href='rules.*\?>$/);
});
