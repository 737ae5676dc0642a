/** What several exports say of an edition in the same words. */

import type { EditionRecord } from '../../record.types.js';
import { dateForms, dateParts } from '../dates.js';

/** Where the edition is to be found: as given, else its DOI, else the address in its header. */
export const address = (record: EditionRecord, url: string | undefined): string | undefined =>
  url ?? (record.doi === undefined ? record.url : `https://doi.org/${record.doi}`);

/** A date in words. */
export const inWords = (iso: string): string => {
  const parts = dateParts(iso);
  return parts === undefined ? iso : (dateForms.british?.(parts) ?? iso);
};

/** What no field of a reference manager holds: the entry into force, the registration, and this edition of the text. */
export function remarks(record: EditionRecord): string[] {
  const { inForceOn, inForceHow, registeredOn, registeredBy, publisher, version } = record;
  const remark: string[] = [];
  if (inForceOn !== undefined) {
    remark.push(`entered into force ${[inWords(inForceOn.value), inForceHow].filter(Boolean).join(', ')}`);
  }
  if (registeredOn !== undefined || registeredBy !== undefined) {
    const when = registeredOn === undefined ? '' : ` ${inWords(registeredOn.value)}`;
    const who = registeredBy === undefined ? '' : ` by ${registeredBy.value}`;
    remark.push(`registered${when}${who}`);
  }
  const edition = [publisher, version === undefined ? undefined : `version ${version}`, record.date];
  const said = edition.filter((part) => part !== undefined);
  if (said.length > 0) remark.push(`digital edition: ${said.join(', ')}`);
  return remark;
}
