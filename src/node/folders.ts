/** Where engross keeps things for a user, by the XDG Base Directory Specification: schemas as data, grammars as a cache. */
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** A variable that must hold an absolute path counts as unset where it does not (as the specification has it). */
const folder = (variable: string, otherwise: string): string => {
  const value = process.env[variable];
  return value !== undefined && isAbsolute(value) ? value : join(homedir(), otherwise);
};

/** The store of schemas: ENGROSS_SCHEMAS, else `engross/schemas` in the user's data folder. */
export const schemasFolder = (): string =>
  process.env.ENGROSS_SCHEMAS || join(folder('XDG_DATA_HOME', '.local/share'), 'engross/schemas');

/** The cache: ENGROSS_CACHE, else `engross` in the user's cache folder. Whatever is in it can be thrown away. */
export const cacheFolder = (): string =>
  process.env.ENGROSS_CACHE || join(folder('XDG_CACHE_HOME', '.cache'), 'engross');
