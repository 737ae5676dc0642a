/** Formulas in MathML: set by browsers, with nothing in them that could run. */
import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { publishSource } from '../../../src/publishing.js';
import { sourceFromText } from '../../../src/source/source.js';
import { document } from '../render/support.js';
import { testEnv } from '../support.js';

async function formula(content: string): Promise<string> {
  const xml = document(
    `<p>so <formula><math xmlns="http://www.w3.org/1998/Math/MathML" display="block">${content}</math></formula> holds</p>`,
  );
  const { value = [], diagnostics } = await publishSource(
    sourceFromText('test.xml', xml),
    { formats: ['html'] },
    testEnv(),
  );
  expect(diagnostics).toEqual([]);
  const page = new TextDecoder().decode(value[0]?.bytes);
  const report = await new HtmlValidate({ extends: ['html-validate:standard'] }).validateString(page);
  const complaints = report.results.flatMap(({ messages }) => messages.map(({ message }) => message));
  expect(complaints.filter((message) => /math|mi|mo|msup/.test(message))).toEqual([]);
  return /<span class="formula">(.*?)<\/span> holds/s.exec(page)?.[1] ?? '';
}

test('is kept as it is', async () => {
  const power = '<msup><mi mathvariant="normal">x</mi><mn>2</mn></msup><mo stretchy="false">+</mo>';
  expect(await formula(power)).toBe(`<math display="block">${power}</math>`);
});

test('loses what could run, and no word', async () => {
  const hostile =
    '<mi href="javascript:alert(1)" onclick="alert(1)" style="color:red">x</mi><maction actiontype="statusline"><mn>1</mn></maction><annotation-xml encoding="text/html"><script xmlns="http://www.w3.org/1999/xhtml">alert(2)</script></annotation-xml>';
  expect(await formula(hostile)).toBe('<math display="block"><mi>x</mi><mn>1</mn>alert(2)</math>');
});
