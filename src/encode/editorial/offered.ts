/** Lines that a hint offers for edition.yaml must work as they are pasted: a quotation that stands twice names its unit. */
import type { Diagnostic } from '../../diagnostic/diagnostic.js';
import type { Instrument } from '../instrument.js';
import { settle } from '../tei/bounds.js';
import { identify } from '../tei/identifiers.js';
import { findQuotation, searchable } from './quotation.js';

const offeredQuotation = /- at: ("(?:[^"\\]|\\.)*")\n/;

/** The findings, each offered quotation that is ambiguous limited to the smallest unit that holds the place: `in: annex.1.art.3`. */
export function withUnits(found: readonly Diagnostic[], read: Instrument): readonly Diagnostic[] {
  if (!found.some(({ hint }) => offeredQuotation.test(hint ?? ''))) return found;
  const instrument = settle(read);
  const text = searchable(instrument.source.text);
  const everywhere = { start: 0, end: instrument.source.text.length };
  const units = [...identify(instrument).ids].filter(([{ kind }]) => kind === 'division');
  return found.map((one) => {
    const [offer, quoted = '""'] = offeredQuotation.exec(one.hint ?? '') ?? [];
    if (offer === undefined || one.span === undefined) return one;
    if (findQuotation(text, { exact: JSON.parse(quoted) }, everywhere).length < 2) return one;
    const { start, end } = one.span;
    // Divisions come outermost first: the last that holds the place is the smallest.
    const unit = units.findLast(([part]) => part.start <= start && end <= part.end)?.[1];
    if (unit === undefined) return one;
    return {
      ...one,
      hint: one.hint?.replace(offer, () => `- at: { exact: ${quoted}, in: ${unit} }\n`) ?? '',
    };
  });
}
