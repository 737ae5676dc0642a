/** Files as sources: bytes read and decoded, with whatever was wrong with either. */
import { stat } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeSource, largestFile, tooLarge } from '../decode.js';
import { diagnostic, type Result } from '../diagnostic/diagnostic.js';
import type { Source } from '../source/source.js';
import { readBytes } from './files.js';

/** Reads and decodes a file. `encoding` overrides what would be found out. A file that is too large is not read at all. */
export async function readSource(path: string, encoding?: string): Promise<Result<Source>> {
  const size = await sizeOf(path);
  if (size > largestFile) return { diagnostics: [tooLarge(path, size)] };
  const read = await readBytes(path);
  return read.value === undefined
    ? { diagnostics: read.diagnostics }
    : decodeSource(path, read.value, encoding);
}

/** In bytes; 0 where there is no such file, which reading it will say. */
const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );

/** True for an address with a scheme (RFC 3986); a single letter and a colon is a drive, not a scheme. */
export const hasScheme = (reference: string): boolean => /^[a-z][a-z0-9+.-]+:/i.test(reference);

/** The path that a reference means: as written, from beside the file it is written in. Escapes that are malformed stay. */
export function localPath(href: string, base: string): string {
  if (href.startsWith('file:')) return URL.canParse(href) ? pathOf(href) : href;
  return isAbsolute(href) ? href : join(dirname(base), unescaped(href));
}

/** The path of a `file:` address; the address itself where it means no file of this machine. */
function pathOf(address: string): string {
  try {
    return fileURLToPath(address);
  } catch {
    return address;
  }
}

function unescaped(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}

/**
 * Reads what a document or a schema names. Local files only: never the network.
 * @param href as written; @param base the path of the file it is written in
 * Diagnostics: schema/not-found.
 */
export async function loadLocal(href: string, base: string): Promise<Result<Source>> {
  if (hasScheme(href) && !href.startsWith('file:')) {
    const message = `Found the address ${href} in ${base}; the network is not asked for schemas.`;
    const hint = 'Put the file beside its schema and name it there, or give a schema that includes it.';
    return { diagnostics: [diagnostic('schema/not-found', message, { hint })] };
  }
  const path = localPath(href, base);
  const read = await readSource(path);
  if (read.value !== undefined) return read;
  return {
    diagnostics: [
      diagnostic('schema/not-found', `There is no schema ${path}, which ${base} names.`),
      ...read.diagnostics.filter(({ code }) => code !== 'cli/file-not-found'),
    ],
  };
}

/** Reads what a document includes (XInclude): local files only. What is missing is told by who asked. */
export async function loadIncluded(href: string, base: string): Promise<Result<Source>> {
  if (hasScheme(href) && !href.startsWith('file:')) return { diagnostics: [] };
  const read = await readSource(localPath(href, base));
  return read.value === undefined ? { diagnostics: [] } : read;
}
