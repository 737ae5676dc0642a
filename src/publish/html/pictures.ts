/** Pictures beside a document are copied beside its page; those of other sites stay where they are. Nothing is fetched. */
import { type Diagnostic, diagnostic } from '../../diagnostic/diagnostic.js';
import type { LoadPicture, OutputFile } from '../../env.js';
import { spanOf, type XmlTree } from '../../xml/tree.js';
import type { Edition } from '../edition.js';
import type { RenderNode } from '../render/tree.js';

export interface Pictures {
  /** Where each is, from the page, by the address that the document gives it. */
  readonly byAddress: ReadonlyMap<string, string>;
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Place {
  readonly tei: XmlTree;
  readonly node: number;
}

/** Kinds that browsers show, by how their files begin: a file is what its bytes say, whatever it is called. */
const kinds: readonly (readonly [name: string, begins: RegExp])[] = [
  ['png', /^\x89PNG\r\n/],
  ['jpg', /^\xff\xd8\xff/],
  ['gif', /^GIF8[79]a/],
  ['webp', /^RIFF[\s\S]{4}WEBP/],
  ['avif', /^[\s\S]{4}ftypavi[fs]/],
  [
    'svg',
    /^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE svg|svg)[\s\S]*?(?:<svg|xmlns="http:\/\/www\.w3\.org\/2000\/svg")/i,
  ],
];

/** Diagnostics: publish/picture-missing, -too-large, -unknown; one of each, with how many there are. */
export async function copyPictures({ texts }: Edition, load: LoadPicture): Promise<Pictures> {
  const places = new Map<string, Place>();
  for (const { tei, render } of texts)
    for (const root of [render.root, ...render.notes]) findPictures(root, tei, places);
  const byAddress = new Map<string, string>();
  const files: OutputFile[] = [];
  const failed = new Map<Failure, string[]>();
  const taken = new Set<string>();
  for (const address of places.keys()) {
    const loaded = await load(address);
    const kind = typeof loaded === 'string' ? undefined : kindOf(loaded);
    if (typeof loaded === 'string' || kind === undefined) {
      const failure = typeof loaded === 'string' ? loaded : 'unknown';
      failed.set(failure, [...(failed.get(failure) ?? []), address]);
      continue;
    }
    const path = `pictures/${nameFor(address, kind, taken)}`;
    byAddress.set(address, path);
    files.push({ path, bytes: loaded });
  }
  const diagnostics = [...failed].map(([failure, addresses]) => told(failure, addresses, places));
  return { byAddress, files, diagnostics };
}

function findPictures(node: RenderNode, tei: XmlTree, places: Map<string, Place>): void {
  if (node.behaviour === 'text') return;
  const { behaviour, target } = node;
  if (behaviour === 'graphic' && target !== undefined && !/^https?:/i.test(target) && !places.has(target))
    places.set(target, { tei, node: node.node });
  for (const child of node.children) findPictures(child, tei, places);
}

function kindOf(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 1000));
  return kinds.find(([, begins]) => begins.test(start))?.[0];
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

type Failure = Exclude<Awaited<ReturnType<LoadPicture>>, Uint8Array> | 'unknown';

const failures = {
  missing: ['publish/picture-missing', 'is not beside the document'],
  'too large': ['publish/picture-too-large', 'is larger than 20 MB'],
  unknown: ['publish/picture-unknown', 'is no picture that browsers show (PNG, JPEG, GIF, WebP, AVIF, SVG)'],
} as const;

function told(
  failure: Failure,
  addresses: readonly string[],
  places: ReadonlyMap<string, Place>,
): Diagnostic {
  const [code, what] = failures[failure];
  const [first = ''] = addresses;
  const more = addresses.length === 1 ? '' : `, and ${addresses.length - 1} more`;
  const place = places.get(first);
  const span = place === undefined ? {} : { span: spanOf(place.tei, place.node) };
  return diagnostic(
    code,
    `The picture ${first.slice(0, 200)} ${what}${more}; what is said of it is shown instead.`,
    span,
  );
}
