/** Whether a text is a treaty at all: evidence from several sides, so that a novel with chapters stays a novel. */
import { findParties } from '../authority/parties.js';
import { findDates } from './dates.js';
import type { Reading, Row } from './row.js';

/** Points that are enough. */
const enough = 2;

export function isTreaty(reading: Reading): boolean {
  const { rows, language } = reading;
  const count = (fits: (row: Row) => boolean) => rows.reduce((sum, row) => sum + (fits(row) ? 1 : 0), 0);
  const head = rows
    .filter((row) => row.role === 'head')
    .map((row) => row.line.text)
    .join(' ')
    .slice(0, 3000);
  const opening = reading.text.slice(0, 12_000);
  // An invoice has a number and a date too, and a play can be called a treaty: they name no parties.
  const named =
    /between|entre|с\s|между/i.test(head) || findParties(`${head} ${opening.slice(0, 600)}`).length > 0;
  let points = 0;
  if (head !== '' && named) points += 1;
  else if (head !== '' && rows.some((row) => row.role === 'heading' && row.type === 'article'))
    points += enough;
  if (/^\W*N[o°º]s?\W/i.test(head) || findDates(head, language).length > 0) points += 1;
  if (named || /^[^\p{Ll}]{20,}$/u.test(head)) points += head === '' ? 0 : 1;
  if (rows.some((row) => row.role === 'titlePage')) points += 2;
  if (count((row) => row.role === 'heading' && row.type === 'article') >= 2) points += 1;
  if (rows.some((row) => row.role === 'testimonium')) points += 1;
  if (
    rows.some(
      (row) =>
        row.role === 'done' && [language.done, language.concluded].some((words) => words.test(row.line.text)),
    )
  )
    points += 1;
  if (
    language.preamble.formula.test(opening) &&
    /contracting|plenipotentiar|contractant|plénipotentiair|governments?\b|gouvernements?\b|nations|general conference|conférence générale/i.test(
      opening,
    )
  )
    points += 1;
  if (
    rows.some(
      (row) =>
        row.role === 'note' &&
        reading.heard.some((heard) =>
          heard.entryIntoForce.opener.test(row.line.text.slice(row.labelEnd ?? 0)),
        ),
    )
  )
    points += 2;
  return points >= enough;
}
