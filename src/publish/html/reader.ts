/**
 * A small reader of HTML as pages hold it, written apart from the writer: elements, attributes and character data,
 * as events. It knows HTML's void elements and character references, and nothing of what a page means.
 * Source: the HTML Standard, 13.1 (writing HTML documents).
 */
export interface HtmlEvents {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
}

const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const attribute = /([^\s=>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g;
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

/** Reads a page from its beginning to its end. What stands in `script` and `style` is no text. */
export function readHtml(html: string, events: HtmlEvents): void {
  let from = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    const end = endOfMarkup(html, at);
    if (end === undefined) {
      at++;
      continue;
    }
    if (at > from) events.text(decode(html.slice(from, at)));
    from = readTag(html, at, end, events);
    at = from;
  }
  if (from < html.length) events.text(decode(html.slice(from)));
}

/** Reads what stands from `<` to `>`; where to go on. */
function readTag(html: string, start: number, end: number, events: HtmlEvents): number {
  if (html.charAt(start + 1) === '!') return end;
  const closes = html.charAt(start + 1) === '/';
  const nameStart = closes ? start + 2 : start + 1;
  let nameEnd = nameStart;
  while (!endsName(html.charCodeAt(nameEnd))) nameEnd++;
  const name = html.slice(nameStart, nameEnd).toLowerCase();
  if (closes) {
    events.close(name);
    return end;
  }
  const rest = html.slice(nameEnd, end - 1);
  events.open(name, rest === '' ? none : new Attributes(rest));
  if (voids.has(name)) events.close(name);
  if (name !== 'script' && name !== 'style') return end;
  // Nothing in it is markup but its own end.
  const close = html.indexOf(`</${name}`, end);
  return close < 0 ? html.length : close;
}

/** White space, `/` and `>` end the name of a tag. */
const endsName = (unit: number): boolean => unit <= 32 || unit === 47 || unit === 62 || Number.isNaN(unit);

/** Where the tag or comment that begins here ends, after its `>`; undefined where the `<` begins none. */
function endOfMarkup(html: string, start: number): number | undefined {
  if (html.startsWith('<!--', start)) return after(html, '-->', start + 4);
  const first = html.charCodeAt(html.charAt(start + 1) === '/' ? start + 2 : start + 1);
  const letter = (first | 32) >= 97 && (first | 32) <= 122;
  if (!letter) return html.charAt(start + 1) === '!' ? after(html, '>', start) : undefined;
  for (let at = start + 1; at < html.length; at++) {
    const unit = html.charCodeAt(at);
    if (unit === 62) return at + 1;
    // In quotes nothing ends a tag.
    if (unit === 34 || unit === 39) at = html.indexOf(unit === 34 ? '"' : "'", at + 1);
    if (at < start) return undefined;
  }
  return undefined;
}

function after(html: string, end: string, from: number): number | undefined {
  const at = html.indexOf(end, from);
  return at < 0 ? undefined : at + end.length;
}

/** A capital letter in a name. */
const capitals = /[A-Z][^="']*=/;

/** The attributes of a tag, by their names in small letters. They are parsed when one of them may be there: most never are. */
export class Attributes {
  private parsed: ReadonlyMap<string, string> | undefined;

  constructor(private readonly written: string) {
    if (capitals.test(written)) this.parsed = readAttributes(written);
  }

  get(name: string): string | undefined {
    if (this.parsed === undefined && !this.written.includes(name)) return undefined;
    this.parsed ??= readAttributes(this.written);
    return this.parsed.get(name);
  }

  /** Whether they, as they are written, match a pattern: the cheap question before the others. */
  match(pattern: RegExp): boolean {
    return pattern.test(this.written);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }
}

const none = new Attributes('');

function readAttributes(written: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name, double, single] of written.matchAll(attribute)) {
    if (name !== undefined) found.set(name.toLowerCase(), decode(double ?? single ?? ''));
  }
  return found;
}
