/**
 * refsDecl: how to find what can be cited, by citeStructure (TEI Guidelines, section 3.10.4). Every unit carries its
 * whole identifier, so each kind is declared by itself and is found by `@xml:id`; only the kinds that the text has.
 */
import { element, type XmlElement } from '../../xml/build.js';
import type { Scope } from './scope.js';

interface Unit {
  readonly unit: string;
  readonly match: string;
  /** XPath from the unit to its title. */
  readonly title: string;
  /** What an identifier's last name looks like, of identifiers a line each. */
  readonly has: RegExp;
}

const division = (type: string): Unit => ({
  unit: type,
  match: `/TEI/text/body//div[@type='${type}'][@xml:id]`,
  title:
    type === 'preamble' ? "'Preamble'" : `concat('${type.charAt(0).toUpperCase()}${type.slice(1)} ', @n)`,
  has: new RegExp(`(^|\\.)${type === 'article' ? 'art' : type}(\\.[^.\\n]+)?(-\\d+)?$`, 'm'),
});

const units: readonly Unit[] = [
  ...`preamble part title chapter section article annex appendix schedule enclosure protocol minutes exchange letter statute
  notice`
    .split(/\s+/)
    .map(division),
  {
    unit: 'paragraph',
    match: '/TEI/text/body//p[@xml:id]',
    title: "concat('Paragraph ', @n)",
    has: /(^|\.)para\./m,
  },
  {
    unit: 'item',
    match: '/TEI/text/body//item[@xml:id]',
    title: "concat('Item ', @n)",
    has: /(^|\.)item\./m,
  },
  { unit: 'note', match: '/TEI/text//note[@xml:id]', title: "concat('Note ', @n)", has: /^note\.[^.\n]+$/m },
];

const TITLE = 'http://purl.org/dc/terms/title';

export function citeStructures(scope: Scope): XmlElement[] {
  const ids = [...scope.identifiers.ids.values()].join('\n');
  const present = units.filter(({ has }) => has.test(ids));
  const declared = present.length > 0 ? present : [treatyUnit];
  return declared.map(({ unit, match, title }) =>
    element(
      'citeStructure',
      { unit, match, use: '@xml:id' },
      element('citeData', { property: TITLE, use: title }),
    ),
  );
}
const treatyUnit: Unit = { unit: 'text', match: '/TEI/text/body//*[@xml:id]', title: '@n', has: /./ };
