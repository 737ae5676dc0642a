/** The lines of a title page: number, parties, subject, languages, registration. */
import { findParties } from '../authority/parties.js';
import type { Draft } from './draft.js';
import { isInCapitals } from './lines.js';
import { numberAtStart } from './opening.js';
import type { Reading } from './row.js';

/** What a line of a title page is; undefined where it goes on from the one before it. */
export function titlePartType(
  text: string,
  previous: Draft | undefined,
  reading: Reading,
): string | undefined {
  const { heard } = reading;
  // `… of this Convention, under` / `n° 1260, took place …`
  if (/^n/.test(text) && previous?.type === 'registration') return undefined;
  if (numberAtStart.test(text)) return text.length < 30 ? 'number' : 'subject';
  if (heard.some(({ translation }) => translation.test(text))) return 'other';
  if (heard.some(({ titlePage }) => titlePage.registration.test(text)))
    return previous?.type === 'registration' || /^[\p{Ll}]/u.test(text) ? undefined : 'registration';
  if (heard.some(({ titlePage }) => titlePage.languages.test(text))) return 'languages';
  if (heard.some(({ titlePage }) => titlePage.and.test(text)))
    return previous?.type === 'parties' ? undefined : 'parties';
  if (previous?.type === 'subject' && heard.some(({ signedAt }) => text.search(signedAt) === 0))
    return undefined;
  if (isInCapitals(text)) {
    const subject =
      previous?.type === 'subject' ? reading.text.slice(previous.start, previous.end) : undefined;
    if (subject !== undefined && isInCapitals(subject) && /\d{4,5}\.?$/.test(subject)) return 'subject';
    if (subject !== undefined && !/\.$/.test(subject)) return undefined;
    const parties = findParties(text).some((match) => !match.adjective);
    if (previous?.type === 'parties') return undefined;
    return parties ? 'parties' : 'other';
  }
  if (previous?.type === 'subject' || previous?.type === 'languages' || previous?.type === 'registration')
    return undefined;
  return 'subject';
}
