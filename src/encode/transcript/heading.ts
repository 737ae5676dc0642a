/** What a single line says of being a numbered heading; whether it is one, `divisions.ts` decides from the sequence. */
import type { DivisionType } from '../instrument.js';
import { numberInWords } from './dates.js';
import type { Language } from './languages/index.js';
import { together } from './languages/together.js';
import { distance, type HeadingCandidate, type Line } from './lines.js';
import { roman } from './numbers.js';

interface Patterns {
  readonly heading: RegExp;
  readonly types: readonly DivisionType[];
}
const patterns = new WeakMap<Language, Patterns>();

function patternsOf(language: Language): Patterns {
  const known = patterns.get(language);
  if (known) return known;
  const words = language.divisions.map((division) => `(${division.word})`).join('|');
  const numbers = numbersInWords(language);
  const heading = new RegExp(
    `^([\\s\\-–—*.:'‘’«"“\\[]{0,4})(?:${words})\\s{0,4}(?:(?:(?:${together.the}|${together.the.toUpperCase()})\\s)?(${language.first}|${numbers})(?![\\p{L}\\d])|((?:[Nn][°o]\\.?\\s*)?\\d{1,3}(?:${together.ordinal})?(?:\\s?(?:bis|ter|quater))?|(?:[IVX]{1,4} [IVX]{1,3}(?=\\s*\\.?$)|[IVXLCDHUYTJrliOo\\d|!nNWKM]{1,7}|[A-Za-z?*^#])(?:\\s?(?:bis|ter|quater))?)(?![\\p{L}\\d]))((?:\\s*[.:)\\]—–-])*)(\\s*)`,
    'u',
  );
  const made = { heading, types: language.divisions.map((division) => division.type) };
  patterns.set(language, made);
  return made;
}

/** Cardinals and ordinals up to the tens, each in capitals or with a capital, as source of a pattern. */
function numbersInWords(language: Language): string {
  const units = Object.entries(language.numbers).filter(([, value]) => value <= 60);
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  const pattern = units
    .map(([word]) => word)
    .sort((a, b) => b.length - a.length)
    .join('|');
  const capitals = pattern.toUpperCase();
  const capitalised = pattern.split('|').map(capital).join('|');
  return `(?:${capitals})(?:[ -](?:${capitals}))?|(?:${capitalised})(?:[ -](?:${capitalised}|${pattern}))?|(?:${pattern})(?:[ -](?:${pattern}))?`;
}

/** The longest text that can be the title of a division on its line. */
const longestTitle = 140;

export function headingOf(text: string, language: Language): HeadingCandidate | undefined {
  const { heading, types } = patternsOf(language);
  const match = heading.exec(text.length > 200 ? text.slice(0, 200) : text);
  if (!match) return undefined;
  const which = types.findIndex((_, index) => match[index + 2] !== undefined);
  const type = types[which];
  const word = match[which + 2];
  if (!type || word === undefined) return undefined;
  const spelled = match[types.length + 2];
  const inWords = spelled === undefined ? undefined : numberInWords(spelled, language);
  const first = inWords === undefined || inWords === 1 ? spelled : undefined;
  const token = match[types.length + 3] ?? '';
  const punctuation = match[types.length + 4] ?? '';
  const rest = text.slice(match[0].length);
  // `Section 2.01.` numbers a paragraph.
  if (/^\d/.test(rest) && /\.$/.test(match[0])) return undefined;
  const strict = spelled !== undefined || /^\d/.test(token) || roman(token) !== undefined;
  if (rest !== '' && !canFollow(rest, punctuation, strict)) return undefined;
  if (type !== 'article' && rest.length > longestTitle) return undefined;
  if (/s$/i.test(word) && rest !== '') return undefined;
  return {
    type,
    token: token.replace(/^[Nn][°o]\.?\s*/, ''),
    first: first !== undefined,
    ...(inWords === undefined || inWords === 1 ? {} : { inWords }),
    labelStart: match[1]?.length ?? 0,
    labelEnd: match[0].trimEnd().length,
    restStart: match[0].length,
    runIn: type === 'article' && rest !== '' && isSentence(rest, language),
    damaged: false,
  };
}

/** `Article 5 of the Convention` and `Article 5, paragraph 2` are no headings. */
function canFollow(rest: string, punctuation: string, strict: boolean): boolean {
  if (/^[\p{Lu}(«"“<[\d'‘’-]/u.test(rest)) return strict || punctuation.trim() !== '';
  return false;
}

const verbs = new RegExp(String.raw`(?<!\p{L})(?:${together.verbsOfHeadings})(?!\p{L})`, 'u');

/** A title is short and does not end as a sentence does. */
function isSentence(rest: string, language: Language): boolean {
  if (rest.length > 110 || /^(?:\(|\d{1,2}[.)]\s)/.test(rest)) return true;
  if (/[;:,]$/.test(rest)) return true;
  if (verbs.test(rest)) return true;
  if (/[.]$/.test(rest)) return rest.length > 60;
  return rest.length > language.longestTitle;
}

/** The word for article, alone on its line with a number, or with an undamaged number before the text: `Articl e 7. Arms, …`. */
const likeArticle = new RegExp(
  String.raw`^(\p{L}[\p{L}\d[\]|!]{0,8} ?[\p{L}\d]{1,7})\s(?:([\dIVXLlOSTz!|]{1,6}|[A-Za-z]|${together.firstArticle})\s?\.?$|(\d{1,3}|[IVX]{1,6})\s?[.:]\s+(?=\p{Lu}))`,
  'u',
);
const first = new RegExp(String.raw`^(?:1\p{Ll}|(?:${together.firstArticle})$)`, 'u');

/** How long a line can be that is such a label alone, and a label before the text, as most lines have none. */
const longestAlone = 30;
const labelBeforeText = /^.{3,24}[\dIVX]\s?[.:]\s/;

/** The heading that a line in the language of the text may be, undamaged or damaged: asked more than once, found once. */
export function headingOfLine(line: Line, language: Language): HeadingCandidate | undefined {
  line.heading ??= headingOf(line.text, language) ?? damagedArticle(line.text, language) ?? null;
  return line.heading ?? undefined;
}

/** `Artiele 7`, `Ankle 7`, `A rticle V`: a word as long as the one for article and like it. */
function damagedArticle(text: string, language: Language): HeadingCandidate | undefined {
  if (text.length > longestAlone && !labelBeforeText.test(text)) return undefined;
  const match = likeArticle.exec(text);
  if (!match) return undefined;
  const [label, printed = ''] = match;
  const token = match[2] ?? match[3];
  const word = language.divisions
    .find((division) => division.type === 'article')
    ?.word.split('|')[0]
    ?.replace(/s?\W.*$/, '');
  if (
    !token ||
    word === undefined ||
    distance(printed.replace(' ', '').toLowerCase(), word.toLowerCase()) > (/ /.test(printed) ? 1 : 2)
  )
    return undefined;
  return {
    type: 'article',
    token,
    first: first.test(token),
    labelStart: 0,
    labelEnd: label.trimEnd().length,
    restStart: label.length,
    runIn: label.length < text.length,
    damaged: true,
  };
}
