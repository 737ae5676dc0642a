/** Pictures that lie beside a document and are to be shown: loaded, told apart by their bytes. Nothing is fetched. */
import { type Diagnostic, diagnostic } from '../diagnostic/diagnostic.js';
import type { LoadPicture } from '../env.js';
import { spanOf, type XmlTree } from '../xml/tree.js';
import type { Edition } from './edition.js';
import type { RenderNode } from './render/tree.js';

/** What shows them, and of which kinds. */
export interface Medium {
  readonly shows: string;
  readonly kinds: readonly PictureKind[];
}

export interface Picture {
  readonly kind: PictureKind;
  readonly bytes: Uint8Array;
}

interface Place {
  readonly tei: XmlTree;
  readonly node: number;
}

/** How files of each kind begin: a file is what its bytes say, whatever it is called. */
const beginnings = {
  png: /^\x89PNG\r\n/,
  jpg: /^\xff\xd8\xff/,
  gif: /^GIF8[79]a/,
  webp: /^RIFF[\s\S]{4}WEBP/,
  avif: /^[\s\S]{4}ftypavi[fs]/,
  svg: /^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE svg|svg)[\s\S]*?(?:<svg|xmlns="http:\/\/www\.w3\.org\/2000\/svg")/i,
} as const;
type PictureKind = keyof typeof beginnings;

/** Pictures by the address that the document gives them. */
export class Pictures {
  readonly byAddress = new Map<string, Picture>();
  private readonly failed = new Map<Failure, string[]>();

  private constructor(
    private readonly places: ReadonlyMap<string, Place>,
    private readonly medium: Medium,
  ) {}

  static async load({ texts }: Edition, load: LoadPicture, medium: Medium): Promise<Pictures> {
    const places = new Map<string, Place>();
    for (const { tei, render } of texts)
      for (const root of [render.root, ...render.notes]) findPictures(root, tei, places);
    const pictures = new Pictures(places, medium);
    for (const address of places.keys()) {
      const bytes = await load(address);
      const kind = typeof bytes === 'string' ? undefined : kindOf(bytes, medium);
      if (typeof bytes === 'string') pictures.fail(address, bytes);
      else if (kind === undefined) pictures.fail(address, 'unknown');
      else pictures.byAddress.set(address, { kind, bytes });
    }
    return pictures;
  }

  /** It cannot be shown. */
  fail(address: string, failure: Failure): void {
    this.byAddress.delete(address);
    this.failed.set(failure, [...(this.failed.get(failure) ?? []), address]);
  }

  /** Diagnostics: publish/picture-missing, -too-large, -unknown; one of each, with how many there are. */
  get diagnostics(): Diagnostic[] {
    return [...this.failed].map(([failure, addresses]) => this.told(failure, addresses));
  }

  private told(failure: Failure, addresses: readonly string[]): Diagnostic {
    const [code, what] = failures[failure];
    const [first = ''] = addresses;
    const why = failure === 'unknown' ? `${what} ${this.medium.shows}` : what;
    const more = addresses.length === 1 ? '' : `, and ${addresses.length - 1} more`;
    const place = this.places.get(first);
    const span = place === undefined ? {} : { span: spanOf(place.tei, place.node) };
    const message = `The picture ${first.slice(0, 200)} ${why}${more}; what is said of it is shown instead.`;
    return diagnostic(code, message, span);
  }
}

type Failure = Exclude<Awaited<ReturnType<LoadPicture>>, Uint8Array> | 'unknown';

const failures = {
  missing: ['publish/picture-missing', 'is not beside the document'],
  'too large': ['publish/picture-too-large', 'is larger than 20 MB'],
  unknown: ['publish/picture-unknown', 'is no picture that'],
} as const;

function findPictures(node: RenderNode, tei: XmlTree, places: Map<string, Place>): void {
  if (node.behaviour === 'text') return;
  const { behaviour, target } = node;
  if (behaviour === 'graphic' && target !== undefined && !/^https?:/i.test(target) && !places.has(target))
    places.set(target, { tei, node: node.node });
  for (const child of node.children) findPictures(child, tei, places);
}

function kindOf(bytes: Uint8Array, { kinds }: Medium): PictureKind | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 1000));
  return kinds.find((kind) => beginnings[kind].test(start));
}
