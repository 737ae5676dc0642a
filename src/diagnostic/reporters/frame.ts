/** The line of a source that a finding is about, with a caret under the place. */
import { lineText, positionAt, type Span } from '../../source/source.js';

const width = 100;

/**
 * Two lines: the text (a window of 100 characters around the place where the line is longer) and the carets below it.
 * Control characters are shown as U+FFFD and tabs as one space, so that the caret stands where it should.
 */
export function codeFrame(span: Span): readonly string[] {
  const { line, column } = positionAt(span.source, span.start);
  const text = lineText(span.source, line);
  const from = text.length <= width ? 0 : Math.max(0, Math.min(column - 1 - 40, text.length - width));
  const shown = visible(text.slice(from, from + width));
  const caretAt = column - 1 - from;
  const length = Math.max(1, Math.min(span.end - span.start, shown.length - caretAt));
  const before = from > 0 ? '…' : '';
  const after = from + width < text.length ? '…' : '';
  const number = String(line);
  return [
    `${number} │ ${before}${shown}${after}`,
    `${' '.repeat(number.length)} │ ${' '.repeat(before.length + Math.max(0, caretAt))}${'^'.repeat(length)}`,
  ];
}

/** Text safe to print on a terminal: a file under review must not be able to drive it. */
export function visible(text: string): string {
  return text.replace(/\t/g, ' ').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}
