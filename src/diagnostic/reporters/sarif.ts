/** SARIF 2.1.0, which code hosts and editors read (OASIS, "Static Analysis Results Interchange Format", 2020). */
import type { Diagnostic } from '../diagnostic.js';
import { registry } from '../registry.js';
import { type Finding, toFinding } from './finding.js';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

export function reportSarif(diagnostics: readonly Diagnostic[], version: string): string {
  const findings = diagnostics.map(toFinding);
  const used = [...new Set(diagnostics.map((found) => found.code))].sort();
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'engross',
            version,
            rules: used.map((code) => ({
              id: code,
              shortDescription: { text: registry[code].title },
              fullDescription: { text: registry[code].why },
              ...(registry[code].hint === undefined ? {} : { help: { text: registry[code].hint } }),
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => ({
          ruleId: finding.code,
          ruleIndex: used.indexOf(finding.code),
          level: levels[finding.severity],
          message: { text: finding.hint ? `${finding.message} ${finding.hint}` : finding.message },
          ...(finding.file === null
            ? {}
            : { locations: [{ physicalLocation: location(finding.file, finding) }] }),
          ...(finding.related === undefined
            ? {}
            : {
                relatedLocations: finding.related.map((related, id) => ({
                  id,
                  physicalLocation: location(related.file, related),
                  message: { text: related.message },
                })),
              }),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const location = (file: string, place: Pick<Finding, 'line' | 'column'>) => ({
  artifactLocation: { uri: uriOf(file) },
  region: { startLine: place.line ?? 1, startColumn: place.column ?? 1 },
});

/** A path as a URI reference (RFC 3986): in one, “#”, “?” and a “:” before the first “/” would mean something else. */
function uriOf(file: string): string {
  if (/^[a-z][a-z0-9+.-]+:/i.test(file)) return encodeURI(file);
  const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  if (path.startsWith('//')) return `file:${path}`;
  if (path.startsWith('/')) return `file://${path}`;
  return path.replace(/^([a-z])%3A\//i, 'file:///$1:/');
}
