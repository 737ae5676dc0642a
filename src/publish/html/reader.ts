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
const tag =
  /<(\/?)([A-Za-z][^\s/>]*)((?:\s+[^\s=>"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*\/?>|<!--[\s\S]*?-->|<![^>]*>/g;
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
  let raw: string | undefined;
  tag.lastIndex = 0;
  for (let match = tag.exec(html); match !== null; match = tag.exec(html)) {
    const [whole, slash, written, attributes = ''] = match;
    const name = written?.toLowerCase();
    if (raw !== undefined && !(slash === '/' && name === raw)) continue;
    if (raw === undefined && match.index > from) events.text(decode(html.slice(from, match.index)));
    from = match.index + whole.length;
    if (name === undefined) continue;
    if (slash === '/') {
      raw = undefined;
      events.close(name);
      continue;
    }
    events.open(name, attributes === '' ? none : new Attributes(attributes));
    if (voids.has(name)) events.close(name);
    else if (name === 'script' || name === 'style') raw = name;
  }
  if (from < html.length) events.text(decode(html.slice(from)));
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
