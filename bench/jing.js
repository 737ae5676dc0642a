/** jing as an oracle: many files in one run, since starting Java takes longer than checking. */
import { execFile } from 'node:child_process';

/**
 * What jing reports: file → lines of its errors, in its order. Files it finds valid are absent; `fatal` ones are not
 * well-formed to it. Of an identifier given twice it prints two lines, the second to say where it was first: one error.
 */
export function jing(schema, files) {
  return new Promise((resolve, reject) => {
    execFile('jing', [schema, ...files], { maxBuffer: 2 ** 30 }, (error, stdout) => {
      if (error && typeof error.code !== 'number') return reject(error);
      const found = new Map();
      for (const line of stdout.split('\n')) {
        const match = /^(.*?):(\d+):(\d+): (error|fatal): (.*)$/.exec(line);
        if (!match || match[5].startsWith('first occurrence of ID ')) continue;
        const list = found.get(match[1]) ?? [];
        list.push({
          line: Number(match[2]),
          column: Number(match[3]),
          fatal: match[4] === 'fatal',
          message: match[5],
        });
        found.set(match[1], list);
      }
      resolve(found);
    });
  });
}

/** A document without its XInclude elements, its lines as they are: jing resolves them, and the corpus lacks what they name. */
export const withoutInclusions = (text) =>
  text.replace(/<xi:include\b(?:[^>]*\/>|[\s\S]*?<\/xi:include>)/g, (found) => found.replace(/[^\n]/g, ''));
