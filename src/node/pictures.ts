/** Pictures that lie beside a document: local files only, and none too large for a page. */
import { stat } from 'node:fs/promises';
import type { LoadPicture } from '../env.js';
import { readBytes, systemCode } from './files.js';
import { hasScheme, localPath } from './read.js';

/** A picture larger than this is no picture for a page: 20 MB. */
const largest = 20 * 1024 * 1024;

/** Loads what a document names by an address relative to itself. */
export const picturesBeside =
  (document: string): LoadPicture =>
  async (address) => {
    if (hasScheme(address)) return 'missing';
    const path = localPath(address.replace(/[?#].*$/s, ''), document);
    try {
      const { size } = await stat(path);
      if (size > largest) return 'too large';
    } catch (error) {
      if (systemCode(error) !== '') return 'missing';
      throw error;
    }
    return (await readBytes(path)).value ?? 'missing';
  };
