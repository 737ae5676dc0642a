/**
 * Whether a text is a treaty at all: evidence from several sides, so that a novel with chapters stays a novel,
 * and a newspaper that tells of a treaty a newspaper. Words alone are not enough: something must be built as in a treaty.
 */
import { findParties } from '../authority/parties.js';
import { findDates } from './dates.js';
import { together } from './languages/together.js';
import { numberAtStart } from './opening.js';
import type { Reading, Row } from './row.js';

/** Points that are enough. */
const enough = 2;
/** How much of a text its beginning is. */
const openingLength = 12_000;
/** How many lines the beginning is, and how many treaties they may number: more is a list of treaties. */
const beginning = { lines: 40, numbers: 2 };

const between = new RegExp(together.between, 'i');

export function isTreaty(reading: Reading): boolean {
  const { rows, language } = reading;
  const has = (fits: (row: Row) => boolean) => rows.some(fits);
  const head = rows
    .filter((row) => row.role === 'head')
    .map((row) => row.line.text)
    .join(' ')
    .slice(0, 3000);
  const opening = reading.text.slice(0, openingLength);
  const parties = findParties(`${head} ${opening.slice(0, 600)}`).length > 0;
  // An invoice has a number, a date and two who deal with one another: they are no States.
  const ofStates = parties || language.ofStates.test(opening);
  const named = parties || (ofStates && between.test(head));
  const isNumbered = numberAtStart.test(head);
  const articles = rows.reduce(
    (sum, { role, type }) => sum + Number(role === 'heading' && type === 'article'),
    0,
  );
  const testimonium = has(({ role }) => role === 'testimonium');
  const done = has(
    ({ role, line }) =>
      role === 'done' && [language.done, language.concluded].some((words) => words.test(line.text)),
  );
  const formula = language.preamble.formula.test(opening) && ofStates;
  const saysForce = has(
    ({ role, line, labelEnd }) =>
      role === 'note' &&
      reading.heard.some(({ entryIntoForce }) => entryIntoForce.opener.test(line.text.slice(labelEnd ?? 0))),
  );
  const titlePage = has(({ role }) => role === 'titlePage');
  const letter = has(({ role }) => role === 'valediction' || role === 'salute');
  const recitals = rows.filter(
    ({ role, line }) => role === 'text' && language.preamble.recital.test(line.text),
  );

  const isBuilt =
    articles >= 2 ||
    testimonium ||
    done ||
    saysForce ||
    titlePage ||
    letter ||
    (isNumbered && named) ||
    (formula && recitals.length > 0);
  const isTitled = head !== '' && articles > 0;
  if (!(ofStates || isTitled) || !(isBuilt || isTitled) || listsTreaties(rows)) return false;

  let points = 0;
  if (head !== '' && named) points += 1;
  else if (isTitled) points += enough;
  if (isNumbered || findDates(head, language).length > 0) points += 1;
  if (head !== '' && (named || /^[^\p{Ll}]{20,}$/u.test(head))) points += 1;
  if (titlePage && (head === '' || ofStates)) points += 2;
  if (articles >= 2) points += 1;
  if (testimonium) points += 1;
  if (done) points += 1;
  if (formula) points += 1;
  if (saysForce) points += 2;
  return points >= enough;
}

/** A table of contents, a bibliography: one numbered treaty after another. */
const listsTreaties = (rows: readonly Row[]): boolean => {
  const numbers = rows
    .slice(0, beginning.lines)
    .filter(({ role, line }) => role !== 'furniture' && line.text.length > 40)
    .flatMap(({ line }) => numberAtStart.exec(line.text)?.[2] ?? []);
  return new Set(numbers).size > beginning.numbers;
};
