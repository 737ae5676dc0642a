/** Files as sources: bytes read and decoded, with whatever was wrong with either. */
import { dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { diagnostic, type Result } from '../diagnostic/diagnostic.js';
import { decodeSource } from '../decode.js';
import type { Source } from '../source/source.js';
import { readBytes } from './files.js';

/** Reads and decodes a file. `encoding` overrides what would be found out. */
export async function readSource(path: string, encoding?: string): Promise<Result<Source>> {
  const read = await readBytes(path);
  return read.value === undefined
    ? { diagnostics: read.diagnostics }
    : decodeSource(path, read.value, encoding);
}

/**
 * Reads what a schema includes. Local files only: never the network.
 * @param href as written; @param base the path of the file it is written in
 * Diagnostics: schema/not-found.
 */
export async function loadLocal(href: string, base: string): Promise<Result<Source>> {
  if (/^(?!file:)[a-z][a-z0-9+.-]+:/i.test(href))
    return {
      diagnostics: [
        diagnostic(
          'schema/not-found',
          `Found the address ${href} in ${base}; the network is not asked for schemas.`,
          {
            hint: 'Put the file beside its schema and name it there, or give a schema that includes it.',
          },
        ),
      ],
    };
  const path = href.startsWith('file:')
    ? fileURLToPath(href)
    : isAbsolute(href)
      ? href
      : join(dirname(base), decodeURI(href));
  const read = await readSource(path);
  if (read.value !== undefined) return read;
  return {
    diagnostics: [
      diagnostic('schema/not-found', `There is no schema ${path}, which ${base} names.`),
      ...read.diagnostics.filter(({ code }) => code !== 'cli/file-not-found'),
    ],
  };
}
