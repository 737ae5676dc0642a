/**
 * A small reader of HTML as pages hold it, written apart from the writer: elements, attributes and character data,
 * as events. It knows HTML's void elements and character references, and nothing of what a page means.
 * Source: the HTML Standard, 13.1 (writing HTML documents).
 */
export interface HtmlEvents {
  /** `attributes` are those of this tag until the next one is read. */
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  /** Character data: what stands in a text from one place to another. */
  text(text: string, from: number, to: number): void;
  /** Asked after each tag: no more of the page is wanted. */
  isDone(): boolean;
}

const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const reference = /&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decode = (text: string): string =>
  text.includes('&')
    ? text.replace(reference, (whole, hex?: string, decimal?: string, name?: string) => {
        if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
        if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
        return named[(name ?? '').toLowerCase()] ?? whole;
      })
    : text;

/**
 * Reads a page from a place on. What stands in `script` and `style` is no text.
 * @returns where it stopped: at the end, or where no more was wanted
 */
export function readHtml(html: string, events: HtmlEvents, start = 0): number {
  const attributes = new Attributes(html);
  let from = start;
  let nextReference = html.indexOf('&', start);
  const text = (to: number): void => {
    if (to === from) return;
    if (nextReference >= 0 && nextReference < from) nextReference = html.indexOf('&', from);
    if (nextReference < 0 || nextReference >= to) events.text(html, from, to);
    else {
      const words = decode(html.slice(from, to));
      events.text(words, 0, words.length);
    }
  };
  for (let at = html.indexOf('<', start); at >= 0; at = html.indexOf('<', at)) {
    const end = endOfMarkup(html, at, attributes);
    if (end === undefined) {
      at++;
      continue;
    }
    text(at);
    from = html.charCodeAt(at + 1) === 33 ? end : readTag(html, at, end, attributes, events);
    if (events.isDone()) return from;
    at = from;
  }
  text(html.length);
  return html.length;
}

/** Tells of the tag from `<` to `>`; where to go on. */
function readTag(
  html: string,
  start: number,
  end: number,
  attributes: Attributes,
  events: HtmlEvents,
): number {
  const closes = html.charCodeAt(start + 1) === 47;
  const nameStart = closes ? start + 2 : start + 1;
  const name = nameOf(html.slice(nameStart, endOfName(html, nameStart)));
  if (closes) {
    events.close(name);
    return end;
  }
  events.open(name, attributes);
  if (voids.has(name)) events.close(name);
  if (name !== 'script' && name !== 'style') return end;
  // Nothing in it is markup but its own end.
  const close = html.indexOf(`</${name}`, end);
  return close < 0 ? html.length : close;
}

/** A name in small letters, each one string: half a million tags have fifty names. */
function nameOf(written: string): string {
  const known = names.get(written);
  if (known !== undefined) return known;
  const name = written.toLowerCase();
  if (names.size < mostNames) names.set(written, name);
  return name;
}
const names = new Map<string, string>();
const mostNames = 500;

function endOfName(html: string, start: number): number {
  let at = start;
  while (!endsName(html.charCodeAt(at))) at++;
  return at;
}

/** White space, `/` and `>` end the name of a tag. */
const endsName = (unit: number): boolean => unit <= 32 || unit === 47 || unit === 62 || Number.isNaN(unit);

/** Where the tag or comment that begins here ends, after its `>`; undefined where the `<` begins none. Its attributes are read. */
function endOfMarkup(html: string, start: number, attributes: Attributes): number | undefined {
  const second = html.charCodeAt(start + 1);
  if (second === 33)
    return html.startsWith('--', start + 2) ? after(html, '-->', start + 4) : after(html, '>', start);
  const nameStart = second === 47 ? start + 2 : start + 1;
  const first = html.charCodeAt(nameStart) | 32;
  if (!(first >= 97 && first <= 122)) return undefined;
  return attributes.read(endOfName(html, nameStart));
}

function after(html: string, end: string, from: number): number | undefined {
  const at = html.indexOf(end, from);
  return at < 0 ? undefined : at + end.length;
}

const isWhite = (unit: number): boolean => unit === 32 || (unit >= 9 && unit <= 13);

/** What ends the name of an attribute: white space, `"`, `'`, `=`, `>`. */
const endsAttribute = (unit: number): boolean =>
  isWhite(unit) || unit === 34 || unit === 39 || unit === 61 || unit === 62;

/** The attributes of the tag that was read last, as places in the page: they become strings when one is asked for. */
export class Attributes {
  /** How many there are. */
  count = 0;
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly valueStarts: number[] = [];
  private readonly valueEnds: number[] = [];
  private hasCapitals = false;

  constructor(private readonly html: string) {}

  /** Reads those of a tag, from the end of its name; where it ends, undefined where it does not. */
  read(from: number): number | undefined {
    const { html } = this;
    this.count = 0;
    this.hasCapitals = false;
    for (let at = from; at < html.length; ) {
      const unit = html.charCodeAt(at);
      if (unit === 62) return at + 1;
      if (unit === 34 || unit === 39) at = this.afterQuote(at, unit);
      else if (endsAttribute(unit)) at++;
      else at = this.attribute(at);
      if (at === 0) return undefined;
    }
    return undefined;
  }

  /** Reads one, and gives the place after it; 0 where its value does not end. */
  private attribute(start: number): number {
    const { html, count } = this;
    let at = start;
    for (
      let unit = html.charCodeAt(at);
      at < html.length && !endsAttribute(unit);
      unit = html.charCodeAt(++at)
    )
      if (unit >= 65 && unit <= 90) this.hasCapitals = true;
    this.starts[count] = start;
    this.ends[count] = at;
    this.valueStarts[count] = this.valueEnds[count] = at;
    this.count++;
    while (isWhite(html.charCodeAt(at))) at++;
    if (html.charCodeAt(at) !== 61) return at;
    at++;
    while (isWhite(html.charCodeAt(at))) at++;
    const quote = html.charCodeAt(at);
    if (quote !== 34 && quote !== 39) return at;
    const end = this.afterQuote(at, quote);
    this.valueStarts[count] = at + 1;
    this.valueEnds[count] = end - 1;
    return end;
  }

  /** The place after what stands in quotes, in which nothing ends a tag; 0 where they are not closed. */
  private afterQuote(at: number, quote: number): number {
    return this.html.indexOf(quote === 34 ? '"' : "'", at + 1) + 1;
  }

  get(name: string): string | undefined {
    const at = this.indexOf(name);
    return at < 0 ? undefined : decode(this.html.slice(this.valueStarts[at], this.valueEnds[at]));
  }

  has(name: string): boolean {
    return this.indexOf(name) >= 0;
  }

  private indexOf(name: string): number {
    const { html, starts, ends } = this;
    for (let at = 0; at < this.count; at++) {
      const start = starts[at] ?? 0;
      const end = ends[at] ?? 0;
      if (end - start !== name.length) continue;
      if (html.startsWith(name, start)) return at;
      if (this.hasCapitals && html.slice(start, end).toLowerCase() === name) return at;
    }
    return -1;
  }
}
