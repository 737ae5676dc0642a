import type { Result } from '../../diagnostic/diagnostic.js';
import type { Instrument } from '../instrument.js';
import type { EditionSettings } from './settings.js';
export function applyInterventions(instrument: Instrument, _settings: EditionSettings): Result<Instrument> {
  return { value: instrument, diagnostics: [] };
}
