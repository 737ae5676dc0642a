/** Entry into force: from the note that says it, else from the article that names the day; never from the rule alone. */
import type { Fact } from '../instrument.js';
import { type FoundDate, findDates } from './dates.js';
import type { Draft, FactsDraft } from './draft.js';
import { collapse, distance } from './lines.js';
import { datesOf, type Reading } from './row.js';

/** When the instrument came into force, and how, where the transcript says so. */
export function inForce(
  reading: Reading,
  all: readonly Draft[],
  facts: FactsDraft,
): Pick<FactsDraft, 'inForceOn' | 'inForceHow'> {
  for (const note of all) {
    if (note.kind !== 'note') continue;
    const label = note.parts.find((part) => part.kind === 'label');
    const from = label?.end ?? note.start;
    const text = spaced(reading.text.slice(from, note.end));
    for (const language of reading.heard)
      for (const sentence of sentencesOf(text, from, language)) {
        if (!saysForce(sentence.text, language)) continue;
        const found =
          onSameDay(sentence, text.slice(0, sentence.start - from), from, language) ??
          dateOfForce(sentence.text, sentence.start, language, facts);
        if (found) return found;
      }
  }
  return inForceAsStated(reading, all, facts) ?? inForceByArticle(reading, all, facts);
}

/** `The exchange of ratifications took place at Helsingfors, October 14th, 1924. Entered into force on the same day.` */
function onSameDay(
  sentence: { readonly text: string; readonly start: number },
  above: string,
  from: number,
  language: Reading['language'],
): Pick<FactsDraft, 'inForceOn' | 'inForceHow'> | undefined {
  const same = language.entryIntoForce.sameDay.exec(sentence.text);
  const day = same ? findDates(above, language).at(-1) : undefined;
  return (
    day && {
      inForceOn: { value: day.iso, start: from + day.start, end: from + day.end, certainty: 'medium' },
      inForceHow: { value: collapse(above).replace(/[\s.;,]+$/, ''), start: from, end: from + above.length },
    }
  );
}

/** More than so many wrong letters in the first words of a note are other words. */
const mostDamage = 2;

/** `Came into force …`, also with the damage of optical recognition: `Camc into forcc`. */
export const saysForce = (text: string, { entryIntoForce }: Reading['language']): boolean =>
  entryIntoForce.opener.test(text) ||
  entryIntoForce.words.some((words) => {
    const start = text.slice(0, words.length);
    const isNear = words.split(' ').some((word) => word.length > 2 && start.includes(word));
    return isNear && distance(start.toLowerCase(), words.toLowerCase()) <= mostDamage;
  });

/** How many lines a cover or a heading may have, and how long one is that states a fact. */
const opening = { parts: 16, length: 400 };

/** `Entry into force: 14 June 1968`, a line between heading and text. */
function inForceAsStated(
  reading: Reading,
  all: readonly Draft[],
  facts: FactsDraft,
): ReturnType<typeof inForce> | undefined {
  const lines = all
    .filter((part) => part.kind === 'titlePart' || part.kind === 'paragraph')
    .slice(0, opening.parts);
  for (const part of lines) {
    const printed = reading.text.slice(part.start, part.end);
    if (printed.length > opening.length) continue;
    const text = spaced(printed);
    for (const { index } of printed.matchAll(/(?<=^|[.)]\s|[\r\n])\p{L}/gu)) {
      if (!reading.language.entryIntoForce.stated.test(text.slice(index))) continue;
      const found = dateOfForce(text.slice(index), part.start + index, reading.language, facts);
      if (found) return found;
    }
  }
  return undefined;
}

/** A note from the start of each of its clauses to its end. What `the Convention` is, only a note on this one says. */
function* sentencesOf(
  text: string,
  start: number,
  language: Reading['language'],
): Generator<{ text: string; start: number }> {
  const own = saysForce(text.trimStart(), language) || language.ratified.test(text.slice(0, 80));
  yield { text: text.trimStart(), start: start + text.length - text.trimStart().length };
  for (const match of text.matchAll(language.entryIntoForce.clause)) {
    const at = match.index + match[0].length;
    if (match[1] === undefined || own) yield { text: text.slice(at), start: start + at };
  }
}

function dateOfForce(
  text: string,
  start: number,
  language: Reading['language'],
  facts: FactsDraft,
): Pick<FactsDraft, 'inForceOn' | 'inForceHow'> | undefined {
  const dates = findDates(text, language);
  const usable = dates.filter(
    (date) => !language.entryIntoForce.notThis.test(text.slice(0, date.start)) && date.start < 220,
  );
  const definitive = usable.find((date) =>
    language.entryIntoForce.definitive.test(text.slice(0, date.start)),
  );
  const only =
    dates.length === 1 &&
    usable.length === 0 &&
    !language.entryIntoForce.conditional.test(text.slice(0, dates[0]?.start))
      ? dates[0]
      : undefined;
  const lesser = dates.find(({ start }) => language.entryIntoForce.lesser.test(text.slice(0, start)));
  const date = definitive ?? usable[0] ?? only ?? lesser;
  if (date && date.start < 160) {
    const how = howOf(text, date, language);
    return {
      inForceOn: {
        value: date.iso,
        start: start + date.start,
        end: start + date.end,
        ...(date.certainty === 'high' ? {} : { certainty: date.certainty }),
      },
      ...(how ? { inForceHow: { ...how, start: start + how.start, end: start + how.end } } : {}),
    };
  }
  const signature = language.entryIntoForce.onSignature.exec(text);
  if (!signature || !facts.signedOn || dates.length > 0) return undefined;
  const place = { start: start + signature.index, end: start + signature.index + signature[0].length };
  return {
    inForceOn: { ...place, value: facts.signedOn.value, certainty: 'medium' },
    inForceHow: { ...place, value: signature[0] },
  };
}

/** Where a sentence ends, and no abbreviation does. */
const nextSentence = /(?<=\p{Ll}{3}|[\d)])\.\s+(?=\p{Lu}\p{Ll})/u;

/** What the sentence says besides the date: before it (`upon signature, on …`) and after it. */
function howOf(text: string, date: FoundDate, language: Reading['language']): Fact<string> | undefined {
  const from = language.entryIntoForce.opener.exec(text)?.[0].length ?? 0;
  const length = text.slice(date.end).search(nextSentence);
  const to = length < 0 ? text.trimEnd().length : date.end + length;
  const [before = '', after = ''] = [text.slice(from, date.start), text.slice(date.end, to)].map((words) =>
    collapse(words)
      .replace(/^[\s,;:]+|[\s,;.]+$/g, '')
      .replace(/^\((.+[^)])$/, '$1'),
  );
  const said = before.replace(language.entryIntoForce.beforeDate, '').replace(/[\s,]+$/, '');
  const value = [said, after].filter((words) => /\p{L}{2}/u.test(words)).join(', ');
  return value === '' ? undefined : { value, start: said === '' ? date.end : from, end: to };
}

/** `This Convention shall enter into force on 1 September 1966`, or `on the date of its signature`. */
function inForceByArticle(
  reading: Reading,
  all: readonly Draft[],
  facts: FactsDraft,
): Pick<FactsDraft, 'inForceOn' | 'inForceHow'> {
  const { entryIntoForce } = reading.language;
  for (const part of treatyParagraphs(all)) {
    const text = spaced(reading.text.slice(part.start, part.end)).slice(0, 3000);
    for (const { iso, start, end } of datesOf(reading))
      if (
        start >= part.start &&
        end <= part.start + text.length &&
        entryIntoForce.article.test(text.slice(0, start - part.start))
      )
        return { inForceOn: { value: iso, start, end, certainty: 'medium' } };
    const signature = entryIntoForce.articleOnSignature.exec(text);
    if (
      signature &&
      facts.signedOn &&
      !entryIntoForce.reserved.test(
        text.slice(Math.max(0, signature.index - 60), signature.index + signature[0].length + 20),
      )
    ) {
      const place = {
        start: part.start + signature.index,
        end: part.start + signature.index + signature[0].length,
      };
      return {
        inForceOn: { ...place, value: facts.signedOn.value, certainty: 'medium' },
        inForceHow: { ...place, value: signature[0] },
      };
    }
  }
  return {};
}

/** Paragraphs of the treaty itself, not of what is attached to it, last ones first. */
function treatyParagraphs(all: readonly Draft[]): Draft[] {
  const [treaty] = all.filter((part) => part.type === 'treaty');
  return all
    .filter(
      (part) => part.kind === 'paragraph' && treaty && part.start >= treaty.start && part.end <= treaty.end,
    )
    .reverse();
}

/** White space made spaces, one for one, so that offsets stay. */
const spaced = (text: string): string => text.replace(/[^\S ]/g, ' ');
