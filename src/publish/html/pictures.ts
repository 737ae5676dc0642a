/** Pictures beside a document are copied beside its page; those of other sites stay where they are. */
import type { Diagnostic } from '../../diagnostic/diagnostic.js';
import type { LoadPicture, OutputFile } from '../../env.js';
import type { Edition } from '../edition.js';
import { type Medium, Pictures } from '../pictures.js';

export interface CopiedPictures {
  /** Where each is, from the page, by the address that the document gives it. */
  readonly byAddress: ReadonlyMap<string, string>;
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

const browsers: Medium = {
  shows: 'browsers show (PNG, JPEG, GIF, WebP, AVIF, SVG)',
  kinds: ['png', 'jpg', 'gif', 'webp', 'avif', 'svg'],
};

/** Diagnostics: publish/picture-missing, -too-large, -unknown. */
export async function copyPictures(edition: Edition, load: LoadPicture): Promise<CopiedPictures> {
  const pictures = await Pictures.load(edition, load, browsers);
  const byAddress = new Map<string, string>();
  const files: OutputFile[] = [];
  const taken = new Set<string>();
  for (const [address, { kind, bytes }] of pictures.byAddress) {
    const path = `pictures/${nameFor(address, kind, taken)}`;
    byAddress.set(address, path);
    files.push({ path, bytes });
  }
  return { byAddress, files, diagnostics: pictures.diagnostics };
}

/** The name of its file, as far as every system takes it, and no other's. */
function nameFor(address: string, kind: string, taken: Set<string>): string {
  const file = /([^/\\]*?)(?:\.[a-z0-9]+)?(?:[?#].*)?$/i.exec(address)?.[1] ?? '';
  const stem = file.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+/, '') || 'picture';
  let name = `${stem}.${kind}`;
  for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${stem}-${count}.${kind}`;
  taken.add(name.toLowerCase());
  return name;
}
