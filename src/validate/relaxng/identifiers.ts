/** Soundness of identifiers, as jing checks it: no two the same, and none referred to that is not there. */
import type { Code } from '../../diagnostic/registry.js';
import { attributeSpan, type XmlTree } from '../../xml/tree.js';
import type { Engine } from './engine.js';
import type { Saying } from './explain.js';
import { idKey } from './ids.js';
import { nameFromKey, nameKey } from './names.js';
import { nearest } from './nearest.js';

export interface IdentifierProblem {
  readonly code: Code;
  /** Row of the attribute. */
  readonly attribute: number;
  readonly saying: Saying;
}

const words = (value: string): string[] => value.split(/[ \t\r\n]+/).filter((word) => word !== '');

export class Identifiers {
  /** Where each identifier was first given. */
  private readonly given = new Map<string, number>();
  private readonly references: { readonly word: string; readonly attribute: number }[] = [];
  private readonly relevant: ReadonlySet<number>;

  constructor(private readonly engine: Engine) {
    const keys = [...engine.grammar.ids.keys()].map((key) => key.slice(key.indexOf(' ') + 1));
    this.relevant = new Set([...new Set(keys)].map((key) => engine.number(nameFromKey(key))));
  }

  /** Takes note of an attribute; an identifier that was given before is a problem at once. */
  note(
    tree: XmlTree,
    attribute: number,
    elementNumber: number,
    attributeNumber: number,
  ): IdentifierProblem | undefined {
    if (!this.relevant.has(attributeNumber)) return undefined;
    const { names, grammar } = this.engine;
    const element = names[elementNumber];
    const name = names[attributeNumber];
    const kind = element && name && grammar.ids.get(idKey(nameKey(element), nameKey(name)));
    if (!kind) return undefined;
    const found = words(tree.value(attribute));
    const [word] = found;
    // A value of more words than its type allows is reported as such, and identifies nothing.
    if (word === undefined || (kind !== 'idrefs' && found.length !== 1)) return undefined;
    if (kind !== 'id') for (const one of found) this.references.push({ word: one, attribute });
    else if (this.given.has(word)) return this.twice(tree, word, attribute);
    else this.given.set(word, attribute);
    return undefined;
  }

  private twice(tree: XmlTree, word: string, attribute: number): IdentifierProblem {
    const first = this.given.get(word) ?? attribute;
    const related = [{ message: 'It is given here first.', span: attributeSpan(tree, first) }];
    const message = `The identifier ${JSON.stringify(word)} is given twice.`;
    return { code: 'relaxng/id-duplicate', attribute, saying: { message, related } };
  }

  /** References to what the whole document did not give. */
  unresolved(): IdentifierProblem[] {
    return this.references
      .filter(({ word }) => !this.given.has(word))
      .map(({ word, attribute }): IdentifierProblem => {
        const meant = nearest(word, this.given.keys());
        const message = `No element has the identifier ${JSON.stringify(word)}.`;
        const saying = { message, ...(meant ? { hint: `Did you mean "${meant}"?` } : {}) };
        return { code: 'relaxng/idref-missing', attribute, saying };
      });
  }
}
