/**
 * Documents that mean harm. Nothing of them may run in the reader's browser or call anybody: not under the page's content
 * security policy, and not where a browser or a host leaves that out.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { declarationTei } from '../publish/html/support.js';
import { chromiumPath, launch, open, origin, published } from './support.js';

const strike = 'window.struck=1;alert(1)';
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const markup = escaped(
  `"'></script></title></style><img src=x onerror="${strike}"><script>${strike}</script><!--`,
);
const page = escaped(`data:text/html,<script>${strike}</script>`);

/** Links that no reader may be led along, however they are spelt. */
const links = [
  `javascript:${strike}`,
  `JaVaScRiPt:${strike}`,
  ` java&#x9;script:${strike}`,
  `&#x1;javascript:${strike}`,
  `java&#xA;script:${strike}`,
  `vbscript:${strike}`,
  page,
  'data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+',
  `blob:${strike}`,
  'view-source:https://evil.example/',
].map((target, number) => `<ref target="${target.replace('&#x1;', '')}">link ${number}</ref>`);

const harm = [
  ...links,
  `<ptr target="javascript:${strike}"/>`,
  `<persName ref="javascript:${strike}">named</persName>`,
  `<graphic url="javascript:${strike}"/><graphic url="${page}"/><graphic url="data:image/svg+xml,${markup}"/>`,
  `<media mimeType="text/html" url="${page}"/>`,
  `<hi rend="x&quot; onmouseover=&quot;${strike}" style="background:url(https://evil.example/a);behavior:url(#x)">styled</hi>`,
  `<hi rend="background-image:url(https://evil.example/b)" rendition="#${markup}">styled</hi>`,
  `<seg onclick="${strike}" onmouseover="${strike}" onfocus="${strike}" tabindex="0">handled</seg>`,
  `<seg type="${markup}" subtype="skip" n="${markup}" xml:lang="${markup}">typed</seg>`,
  `<seg xml:id="x&quot;onclick=&quot;${strike}">named</seg>`,
  `<pb n="${markup}"/><milestone unit="${markup}" n="${markup}"/><gap reason="${markup}"/>`,
  `<note n="${markup}">A note: ${markup}</note>`,
  `<date when="${markup}">then</date>`,
  `<egXML xmlns="http://www.tei-c.org/ns/Examples"><script>${strike}</script><svg onload="${strike}"/></egXML>`,
  `<svg xmlns="http://www.w3.org/2000/svg" onload="${strike}"><script>${strike}</script><text>drawn</text></svg>`,
  `<h:script xmlns:h="http://www.w3.org/1999/xhtml">${strike}</h:script><h:iframe xmlns:h="http://www.w3.org/1999/xhtml" src="https://evil.example/"/>`,
  `<math xmlns="http://www.w3.org/1998/Math/MathML"><mtext><img src="x" onerror="${strike}"/></mtext></math>`,
  markup,
].join(' ');

const hostile = declarationTei
  .replace('Came into force', `${harm} Came into force`)
  .replace('Some ', `${harm} Some `)
  .replaceAll('Joint Declaration', `Joint ${markup}`)
  .replace(
    '<standOff>',
    `<standOff><listPerson><person xml:id="p"><persName>${markup}</persName><persName>other ${markup}</persName><idno type="URL">javascript:${strike}</idno></person></listPerson>`,
  )
  .replace('Some ', '<persName ref="#p">Mallory</persName> ')
  .replace(/(<title[^>]*>|<publisher>|<licence[^>]*>)/g, `$1${markup}`)
  .replace('target="https://creativecommons.org', `target="javascript:${strike}//creativecommons.org`);

const volume = hostile.replace(
  '<body>',
  `<body><div type="letter" xml:id="a${markup}"><head>${markup} treasure</head><p>treasure ${harm}</p></div><div type="letter"><head>Next</head><p>treasure ${markup}</p></div>`,
);

/** What the page should not have, as a browser has built it. */
const dangers = (page: Page): Promise<string[]> =>
  page.evaluate(`[
    ...[...document.querySelectorAll(':not(.panel)')].flatMap((one) => [...one.attributes].filter(({ name, value }) =>
      name.startsWith('on') || name === 'style' || name === 'srcdoc' ||
      (['href', 'src', 'action'].includes(name) && !/^(#|https?:|mailto:|[\\w./%?=&#+-]*$)/.test(value)))
      .map(({ name, value }) => one.localName + ' ' + name + ' ' + value)),
    ...[...document.querySelectorAll('script, iframe, object, embed, form:not(.search), base, svg, math, style')]
      .filter((one) => !['application/ld+json', 'application/json'].includes(one.type) && !/^(assets\\/)?(page|search|search-index|minisearch)\\.js$/.test(one.getAttribute('src') ?? ''))
      .map((one) => one.outerHTML),
    ...('struck' in window ? ['struck'] : []),
  ]`);

/** Follows everything that can be followed. Elements, not places in a list: what opens at one of them adds to the list. */
async function tryEverything(page: Page): Promise<void> {
  const elements = await page.locator('article a, article span, .notes a, .names a').elementHandles();
  for (const element of elements) {
    if (!(await element.isVisible()) || (await element.getAttribute('href'))?.startsWith('http')) continue;
    await element.hover({ force: true });
    await element.click({ force: true });
    await page.keyboard.press('Escape');
  }
}

describe.skipIf(chromiumPath === undefined).each([
  ['under the policy of the page', false],
  ['without any policy', true],
])('a hostile document, %s', (_how, bypassCSP) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  test('runs nothing on a page, and calls nobody', async () => {
    const files = await published({ 'hostile.xml': hostile });
    const { page, context, strangers, complaints } = await open(browser, files, { bypassCSP });
    expect(await page.locator('article').textContent()).toContain('link 0');
    await tryEverything(page);
    expect(await dangers(page)).toEqual([]);
    expect(complaints).toEqual([]);
    expect(strangers).toEqual([]);
    await context.close();
  });

  test('runs nothing in a site, its contents and its search', async () => {
    const files = await published({ 'hostile.xml': volume }, { split: 'letter' });
    const { page, context, strangers, complaints } = await open(browser, files, { bypassCSP });
    await page.getByRole('searchbox').fill('treasure');
    await page.locator('#site-results a').first().waitFor();
    expect(await dangers(page)).toEqual([]);
    await page.locator('#site-results a').first().click();
    await page.waitForURL(/find=treasure/);
    expect(page.url().startsWith(origin)).toBe(true);
    expect(await dangers(page)).toEqual([]);
    expect(complaints).toEqual([]);
    expect(strangers).toEqual([]);
    await context.close();
  });
});
