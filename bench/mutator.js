/**
 * One small change to a well-formed document that leaves it well-formed: an element taken away, doubled, renamed,
 * unwrapped, wrapped or moved, an attribute taken away, added or changed, a text put in. The same seed makes the same
 * change. For comparing validators (bench/mutants.js, tests/validate/relaxng/oracle.test.ts).
 */

/** Numbers from 0 up to 1, always the same from one seed (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const strangers = [
  'zzz',
  'p',
  'div',
  'head',
  'note',
  'list',
  'item',
  'date',
  'ref',
  'lb',
  'TEI',
  'title',
  'name',
  'ab',
];
const attributes = [
  'foo="x"',
  'n="1"',
  'n=""',
  'when="1954-10-12"',
  'when="1954-13-01"',
  'target="a b"',
  'xml:id="a1"',
  'xml:id="1a"',
  'rend="x y"',
  'cert="maybe"',
  'type="a b"',
  'xml:lang="en"',
  'facs="%zz"',
];
const values = [
  '',
  ' ',
  'x',
  'a b',
  '1954-02-30',
  '#x',
  '-1',
  'high',
  'true',
  '%',
  'é:è',
  '1',
  '00',
  'P1Y',
  '2001-02-03T04:05:06Z',
];

/** Where the parts of an element are in the text: start tag, content, end tag. Nothing for those an entity made. */
function parts(tree, node) {
  const { text } = tree.source;
  const start = tree.starts[node];
  const end = tree.ends[node];
  const name = /^<([^\s/>]+)/.exec(text.slice(start, start + 200))?.[1];
  if (name === undefined) return undefined;
  let tagEnd = start + 1 + name.length;
  const last = tree.attributeFirsts[node + 1];
  if (last > tree.attributeFirsts[node]) tagEnd = Math.max(tagEnd, tree.attributeValueEnds[last - 1] + 1);
  for (let quote = ''; tagEnd < end; tagEnd++) {
    const character = text[tagEnd];
    if (quote) quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') break;
  }
  tagEnd++;
  const closed = text[tagEnd - 2] === '/';
  return { start, end, name, tagEnd, closed, endTag: closed ? end : text.lastIndexOf('</', end - 1) };
}

const splice = (text, start, end, put) => text.slice(0, start) + put + text.slice(end);

/** Changes by name; each gives the new text, or nothing where it does not apply. */
const changes = {
  remove: (text, one) => splice(text, one.start, one.end, ''),
  double: (text, one) => splice(text, one.end, one.end, text.slice(one.start, one.end)),
  rename: (text, one, { pick }) => {
    const name = pick(strangers);
    const end = one.closed ? text.slice(one.endTag, one.end) : `</${name}>`;
    return splice(
      splice(text, one.endTag, one.end, end),
      one.start + 1,
      one.start + 1 + one.name.length,
      name,
    );
  },
  unwrap: (text, one) =>
    one.closed ? undefined : splice(splice(text, one.endTag, one.end, ''), one.start, one.tagEnd, ''),
  empty: (text, one) => (one.closed ? undefined : splice(text, one.tagEnd, one.endTag, '')),
  wrap: (text, one, { pick }) => {
    const name = pick(strangers);
    return splice(text, one.start, one.end, `<${name}>${text.slice(one.start, one.end)}</${name}>`);
  },
  insert: (text, one, { pick }) => splice(text, one.end, one.end, `<${pick(strangers)}/>`),
  insertInside: (text, one, { pick }) =>
    one.closed ? undefined : splice(text, one.tagEnd, one.tagEnd, `<${pick(strangers)}>x</${'?'}>`),
  text: (text, one) => splice(text, one.end, one.end, ' words '),
  textInside: (text, one) => (one.closed ? undefined : splice(text, one.tagEnd, one.tagEnd, ' words ')),
  addAttribute: (text, one, { pick }) => {
    const attribute = pick(attributes);
    const name = attribute.slice(0, attribute.indexOf('='));
    const at = one.start + 1 + one.name.length;
    return new RegExp(`\\s${name}\\s*=`).test(text.slice(at, one.tagEnd))
      ? undefined
      : splice(text, at, at, ` ${attribute}`);
  },
  move: (text, one, { other }) => {
    if (!other || (other.start < one.end && other.end > one.start)) return undefined;
    const moved = text.slice(one.start, one.end);
    return one.start < other.start
      ? splice(splice(text, other.end, other.end, moved), one.start, one.end, '')
      : splice(splice(text, one.start, one.end, ''), other.end, other.end, moved);
  },
};

const attributeChanges = {
  dropAttribute: (text, at) => splice(text, at.start, at.end, ''),
  value: (text, at, { pick }) => splice(text, at.valueStart, at.valueEnd, pick(values)),
};

/** Changes a document once. `what` says how. */
export function mutate(tree, seed) {
  const next = random(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const { text } = tree.source;
  const elements = [];
  for (let row = 1; row < tree.size; row++) if (tree.kinds[row] === 1) elements.push(row);
  const names = [...Object.keys(changes), ...Object.keys(attributeChanges), 'value', 'addAttribute'];
  for (let attempt = 0; attempt < 100; attempt++) {
    const what = pick(names);
    const node = pick(elements);
    // The root only when nothing else changes well-formedness: a second root, or none, is another matter.
    if (node === elements[0] && !['addAttribute', 'rename', 'value', 'dropAttribute', 'empty'].includes(what))
      continue;
    const one = parts(tree, node);
    if (!one || text[one.start] !== '<') continue;
    const changed =
      what in changes
        ? changes[what](text, one, { pick, other: parts(tree, pick(elements.slice(1))) })
        : changeAttribute(tree, node, what, pick);
    if (changed !== undefined)
      return {
        text: changed.replace(/<(\S+)>x<\/\?>/, '<$1>x</$1>'),
        what: `${what} <${one.name}> at ${one.start}`,
      };
  }
  return { text, what: 'nothing' };
}

function changeAttribute(tree, node, what, pick) {
  const first = tree.attributeFirsts[node];
  const count = tree.attributeFirsts[node + 1] - first;
  if (count === 0) return undefined;
  const row = first + pick([...Array(count).keys()]);
  const [start, valueStart, valueEnd] = [
    tree.attributeStarts[row],
    tree.attributeValueStarts[row],
    tree.attributeValueEnds[row],
  ];
  return attributeChanges[what](
    tree.source.text,
    { start, end: valueEnd + 1, valueStart, valueEnd },
    { pick },
  );
}
