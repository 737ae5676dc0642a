/** Pictures in print: those of a document that Typst can set, each under a name that the template knows. */
import type { Env, LoadPicture, OutputFile, TypesetJob } from '../../env.js';
import type { Edition } from '../edition.js';
import { type Medium, Pictures } from '../pictures.js';

const paper: Medium = {
  shows: 'a PDF can hold (PNG, JPEG, GIF, WebP, SVG)',
  kinds: ['png', 'jpg', 'gif', 'webp', 'svg'],
};

export class PrintPictures {
  /** Where each is, by the address that the document gives it. */
  readonly paths = new Map<string, string>();

  private constructor(private readonly pictures: Pictures | undefined) {
    let count = 0;
    for (const [address, { kind }] of pictures?.byAddress ?? [])
      this.paths.set(address, `pictures/${++count}.${kind}`);
  }

  static async load(edition: Edition, load: LoadPicture | undefined): Promise<PrintPictures> {
    return new PrintPictures(load && (await Pictures.load(edition, load, paper)));
  }

  get files(): OutputFile[] {
    return [...this.paths].flatMap(([address, path]) => {
      const picture = this.pictures?.byAddress.get(address);
      return picture === undefined ? [] : [{ path, bytes: picture.bytes }];
    });
  }

  get diagnostics() {
    return this.pictures?.diagnostics ?? [];
  }

  /**
   * Leaves out those that Typst cannot set: broken files, drawings with words in scripts that no font here has. Each is set
   * alone, which costs time: only where a document with pictures was refused.
   * @returns whether there were any
   */
  async withoutBroken(standards: readonly TypesetJob['standard'][], env: Env): Promise<boolean> {
    const broken: string[] = [];
    for (const file of this.files) {
      const data = { picture: file.path };
      for (const standard of standards) {
        const alone = { template: 'picture', data, pictures: [file], standard, date: '1970-01-01' };
        if ((await env.typeset(alone)).value === undefined) broken.push(file.path);
      }
    }
    for (const [address, path] of this.paths)
      if (broken.includes(path)) {
        this.paths.delete(address);
        this.pictures?.fail(address, 'unknown');
      }
    return broken.length > 0;
  }
}
