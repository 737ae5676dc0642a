/**
 * Twenty mistakes that people who encode in TEI make: each a title, and a change to a small document that is valid
 * against tei_all. `write.js` shows what validators say of them; a test keeps what engross says of them as it is shown.
 */

/** Valid against tei_all.rng. A mistake is made in it by writing one string for another, which it has once. */
export const correct = `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title>A treaty of friendship</title>
      </titleStmt>
      <publicationStmt>
        <p>Not published.</p>
      </publicationStmt>
      <sourceDesc>
        <p>Written for this page.</p>
      </sourceDesc>
    </fileDesc>
  </teiHeader>
  <text>
    <body>
      <div type="article" xml:id="art.1">
        <head>Article 1</head>
        <p>Signed at <placeName>Peking</placeName> on
          <date when="1954-10-12">12 October 1954</date>,
          as <ref target="#art.2">Article 2</ref> says.</p>
      </div>
      <div type="article" xml:id="art.2">
        <head>Article 2</head>
        <list>
          <item>trade;</item>
          <item>science.</item>
        </list>
      </div>
    </body>
  </text>
</TEI>
`;

/** The correct document with strings changed, each pair a string that it has once and what stands there instead. */
export function changed(change) {
  return change.reduce((text, [at, instead]) => {
    const [before, after, ...more] = text.split(at);
    if (after === undefined || more.length > 0) throw new Error(`not there once: ${at}`);
    return before + instead + after;
  }, correct);
}

export const mistakes = [
  { title: 'An end tag is forgotten', change: [['<placeName>Peking</placeName>', '<placeName>Peking']] },
  { title: 'An ampersand stands for itself', change: [['trade;', 'trade & commerce;']] },
  { title: 'An entity of HTML', change: [['trade;', 'trade&nbsp;;']] },
  { title: 'The namespace is forgotten', change: [[' xmlns="http://www.tei-c.org/ns/1.0"', '']] },
  {
    title: 'The document is TEI P4',
    change: [
      ['<TEI xmlns="http://www.tei-c.org/ns/1.0">', '<TEI.2>'],
      ['</TEI>', '</TEI.2>'],
      ['xml:id="art.1"', 'id="art.1"'],
      ['xml:id="art.2"', 'id="art.2"'],
    ],
  },
  {
    title: 'A name is misspelt',
    change: [['<placeName>Peking</placeName>', '<placename>Peking</placename>']],
  },
  { title: 'An element of HTML', change: [['<item>trade;</item>', '<item><i>trade</i>;</item>']] },
  {
    title: 'A heading after the text',
    change: [['<list>', '<p>The parties agree on:</p><head>Subjects</head>\n        <list>']],
  },
  { title: 'Text where none is allowed', change: [['<list>', 'The parties agree on:\n        <list>']] },
  {
    title: 'The wrapper is missing',
    change: [
      ['<list>', ''],
      ['</list>', ''],
    ],
  },
  {
    title: 'An element in the wrong place',
    change: [['<p>Signed', '<p><div>A preamble.</div> Signed']],
  },
  {
    title: 'A paragraph after the divisions',
    change: [['</body>', '  <p>Done in two copies.</p>\n    </body>']],
  },
  {
    title: 'A part that is required is missing',
    change: [['      <publicationStmt>\n        <p>Not published.</p>\n      </publicationStmt>\n', '']],
  },
  {
    title: 'An element is empty that may not be',
    change: [['<sourceDesc>\n        <p>Written for this page.</p>\n      </sourceDesc>', '<sourceDesc/>']],
  },
  { title: 'A required attribute is missing', change: [['trade;', '<graphic/>']] },
  {
    title: 'An attribute that is not known',
    change: [
      ['xml:id="art.2"', 'id="art.2"'],
      ['target="#art.2"', 'target="#art.1"'],
    ],
  },
  {
    title: 'A value that is not in the list',
    change: [['<placeName>', '<placeName cert="sure">']],
  },
  { title: 'A date as it is spoken', change: [['when="1954-10-12"', 'when="12.10.1954"']] },
  {
    title: 'An identifier given twice',
    change: [
      ['xml:id="art.2"', 'xml:id="art.1"'],
      ['target="#art.2"', 'target="#art.1"'],
    ],
  },
  { title: 'A pointer that leads nowhere', change: [['target="#art.2"', 'target="#art2"']] },
];
