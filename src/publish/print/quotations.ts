/** The marks of quotations whose marks the source has and the text has not: shown, and no words of the text. */
import { joiner } from './words.js';

/** By language: of a quotation, and of one within it. */
const marks: Readonly<Record<string, readonly [outer: string, inner: string]>> = {
  de: ['„“', '‚‘'],
  fr: ['«»', '“”'],
  it: ['«»', '“”'],
  ru: ['«»', '„“'],
  ja: ['「」', '『』'],
};

/** The opening and the closing mark, so that no line ends between them and what they stand at. */
export function quotationMarks(lang: string, within: boolean): [open: string, close: string] {
  const [outer, inner] = marks[lang.split('-')[0] ?? ''] ?? ['“”', '‘’'];
  const [open = '', close = ''] = within ? inner : outer;
  return [`${joiner}${open}${joiner}`, `${joiner}${close}${joiner}`];
}
