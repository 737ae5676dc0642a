/** The settings of an edition: what edition.yaml says, and where in it each thing stands. */
import type { Source, Span } from '../../source/source.js';
import type { Certainty, Edition } from './schema.js';

export interface EditionSettings {
  /** edition.yaml itself. */
  readonly source: Source;
  readonly edition: Edition;
  /** Where the value at a path stands: `['interventions', 0, 'at']`. The nearest that is there, else the whole file. */
  readonly at: (path: Path) => Span;
}
export type Path = readonly (string | number)[];

/** A value with its evidence. A bare value in edition.yaml has neither: the transcript states it. */
export interface Stated<T> {
  readonly value: T;
  readonly source?: string;
  readonly certainty?: Certainty;
}

type Given<T> = { value: T; source: string; certainty?: Certainty | undefined } | 'unknown' | T;

/** A fact of edition.yaml: undefined where it is absent or said to be unknown. */
export function stated<T>(given: Given<T> | undefined): Stated<T> | undefined {
  if (given === undefined || given === 'unknown') return undefined;
  if (!isEvidenced(given)) return { value: given as T };
  const { value, source, certainty } = given;
  return { value, source, ...(certainty === undefined ? {} : { certainty }) };
}

const isEvidenced = <T>(
  given: Given<T>,
): given is { value: T; source: string; certainty?: Certainty | undefined } =>
  typeof given === 'object' && given !== null && 'source' in given && 'value' in given;

/** The language of a transcript in an edition: the key of `texts` whose file has the transcript's name. */
export function languageOf(settings: EditionSettings, transcript: Source): string | undefined {
  const name = fileName(transcript.path);
  return Object.entries(settings.edition.texts).find(([, file]) => fileName(file) === name)?.[0];
}

export const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
