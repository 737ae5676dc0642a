/**
 * The table of outputs, in the order in which they are written: a later one may list or hold those before it.
 * A row says what it writes and how that is read back. Each loads its own room when it is used, so that an output
 * nobody asked for costs nothing.
 */
import type { Result } from '../diagnostic/diagnostic.js';
import type { Env, LoadPicture, OutputFile } from '../env.js';
import type { CitationOfStyle } from './citation/all.js';
import type { Edition, ReadBackJob } from './edition.js';
import type { Design } from './html/design.js';
import type { OutputKind } from './render/behaviours/model.js';

/** What an output may need beside the edition. */
export interface Attachments {
  /** The transcripts and edition.yaml, as they lie beside each other. */
  readonly sources: readonly OutputFile[];
  readonly citations: readonly CitationOfStyle[];
  /** The files of the outputs before it in the table. */
  readonly outputs: readonly OutputFile[];
  /** Names of all the outputs that were asked for. */
  readonly formats: readonly FormatName[];
  readonly web?: WebSettings;
  readonly print?: PrintSettings;
  readonly loadPicture?: LoadPicture;
  /** Whether the formats were named: then what cannot be made for lack of something is an error. */
  readonly asked?: boolean;
}

/** What a user may say of print. */
export interface PrintSettings {
  /** Families, files or folders of fonts. */
  readonly fonts?: readonly string[];
  /** How texts that correspond are set; side by side unless given. */
  readonly texts?: 'side by side' | 'one after another';
}

/** What a user may say of the web page. */
export interface WebSettings extends Partial<Design> {
  /** Which divisions are pages: auto, none, a number of levels, a type. Unless given: auto. */
  readonly split?: string;
  /** The public address of the folder. */
  readonly url?: string;
}

interface Format {
  /** What the Processing Model calls it (`model/@output`); absent where nothing of the text is shown. */
  readonly kind?: OutputKind;
  write(edition: Edition, attachments: Attachments, env: Env): Promise<Result<readonly OutputFile[]>>;
  /** The files that carry the text, and how to read them; absent where an output carries none. */
  readBack?(edition: Edition, files: readonly OutputFile[]): Promise<readonly ReadBackJob[]>;
}

export const formatNames = ['tei', 'text', 'citations', 'pdf', 'crosswalk', 'html', 'deposit'] as const;
export type FormatName = (typeof formatNames)[number];

const none = {};

export const formats: Readonly<Record<FormatName, Format>> = {
  tei: {
    write: async (edition, _attachments, env) =>
      (await import('./tei/write.js')).writeTei(edition, none, env),
  },
  text: {
    kind: 'plaintext',
    write: async (edition, _attachments, env) =>
      (await import('./text/write.js')).writeText(edition, none, env),
    readBack: async (edition, files) => (await import('./text/read-back.js')).readBackText(edition, files),
  },
  citations: {
    write: async (edition, _attachments, env) =>
      (await import('./citation/write.js')).writeCitations(edition, none, env),
  },
  pdf: {
    kind: 'print',
    write: async (edition, { citations, print = {}, asked, loadPicture }, env) => {
      const { writePrint } = await import('./print/write.js');
      const { fonts = [], texts } = print;
      return writePrint(
        edition,
        {
          citations: citations.map(({ label, text }) => ({ style: label, text })),
          fonts,
          oneAfterAnother: texts === 'one after another',
          optional: !asked,
          loadPicture,
        },
        env,
      );
    },
    readBack: async (_edition, files) => {
      const { readPrint } = await import('./print/read.js');
      return files.map(({ path, bytes }) => ({
        path,
        read: async (env) => ({ value: readPrint(await env.readPdf(bytes)), diagnostics: [] }),
      }));
    },
  },
  crosswalk: {
    write: async (edition, _attachments, env) => {
      const [{ writeCrosswalks }, { writeDataCite }] = await Promise.all([
        import('./crosswalk/write.js'),
        import('./deposit/datacite.js'),
      ]);
      const [crosswalks, dataCite] = await Promise.all([
        writeCrosswalks(edition, none, env),
        writeDataCite(edition.record),
      ]);
      return {
        value: [...(crosswalks.value ?? []), ...(dataCite.value ?? [])],
        diagnostics: [...crosswalks.diagnostics, ...dataCite.diagnostics],
      };
    },
  },
  html: {
    kind: 'web',
    write: async (edition, { citations, outputs, formats, sources, web, loadPicture }, env) => {
      const [{ writeWeb }, { citationPatterns }] = await Promise.all([
        import('./html/web.js'),
        import('./citation/patterns.js'),
      ]);
      const patterns = await citationPatterns(edition.record, env);
      const zip = formats.includes('deposit') ? [{ path: 'deposit.zip' }] : [];
      const index = sources.length > 0 ? { index: '../index.html' } : none;
      const offered = { citations, patterns, downloads: downloads([...outputs, ...zip]) };
      return writeWeb(edition, { ...offered, ...index, ...web, ...(loadPicture && { loadPicture }) }, env);
    },
    readBack: async (_edition, files) => {
      const { readBackPages } = await import('./html/read-back.js');
      const pages = files.filter(({ path }) => path.endsWith('.html'));
      const texts = function* () {
        const decoder = new TextDecoder();
        for (const { bytes } of pages) yield decoder.decode(bytes);
      };
      const path = pages.length > 1 ? `The site (${pages.length} pages)` : 'index.html';
      return [{ path, read: async () => ({ value: readBackPages(texts()), diagnostics: [] }) }];
    },
  },
  deposit: {
    write: async (edition, { sources, outputs }, env) =>
      (await import('./deposit/write.js')).writeDeposit(edition, { sources, outputs }, env),
  },
};

/** What a reader is told of a file, by the end of its name. Files that no row fits are not offered. */
const offers: readonly (readonly [ending: RegExp, label: string, note: string])[] = [
  [/-a4-pdfa\.pdf$/, 'PDF, A4', 'PDF/A-2a, for print and for the archive'],
  [/-a4-pdfua\.pdf$/, 'PDF, A4, accessible', 'PDF/UA-1, for assistive technology'],
  [/-6x9-pdfa\.pdf$/, 'PDF, 6 × 9 inches', 'PDF/A-2a'],
  [/-6x9-pdfua\.pdf$/, 'PDF, 6 × 9 inches, accessible', 'PDF/UA-1'],
  [/\.dublin-core\.xml$/, 'Dublin Core', 'XML'],
  [/\.mods\.xml$/, 'MODS', 'XML'],
  [/\.akoma-ntoso\.xml$/, 'Akoma Ntoso', 'XML'],
  [/datacite\.xml$/, 'DataCite', 'XML'],
  [/\.xml$/, 'TEI P5', 'the edition itself, with all its markup'],
  [/citations\.txt$/, 'Citations', 'in every style, as text'],
  [/unwrapped\.txt$/, 'Plain text, a paragraph a line', 'for searching'],
  [/\.txt$/, 'Plain text', 'for reading'],
  [/\.tsv$/, 'Table of units', 'one citable unit a line, with its identifier'],
  [/\.biblatex\.bib$/, 'BibLaTeX', ''],
  [/\.bib$/, 'BibTeX', ''],
  [/\.ris$/, 'RIS', ''],
  [/\.csl\.json$/, 'CSL-JSON', ''],
  [/deposit\.zip$/, 'Everything', 'a deposit package with checksums'],
];

function downloads(files: readonly { readonly path: string }[]) {
  return files.flatMap(({ path }) => {
    const [, label, note] = offers.find(([ending]) => ending.test(path)) ?? [];
    return label === undefined ? [] : [{ href: path, label, ...(note ? { note } : none) }];
  });
}
