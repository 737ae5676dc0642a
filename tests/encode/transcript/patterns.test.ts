/** Short fragments of the ways in which headings, notes and signatures are printed and come out of optical recognition. */
import { describe, expect, test } from 'vitest';
import { factsOf } from '../../../src/encode/facts.js';
import { readTranscript } from '../../../src/encode/transcript/read.js';
import { sourceFromText } from '../../../src/source/source.js';

function read(text: string) {
  const { value } = readTranscript(sourceFromText('fragment.txt', text));
  if (!value) throw new Error('nothing read');
  return factsOf(value);
}

const articles = [1, 2, 3]
  .map((n) => `Article ${n}\n\nThe Parties shall encourage the exchange of books.\n`)
  .join('\n');
const english = (head: string, close: string) =>
  `${head}\n\nThe two Governments have agreed as follows:\n\n${articles}\n${close}\n`;
const head = 'No. 4422. AGREEMENT1 BETWEEN CHILE AND PERU. SIGNED AT LIMA, ON 3 JUNE 1958';
const done = 'DONE at Lima on 3 June 1958, in two copies.';

describe('headings', () => {
  test('the marker of a note stuck to the word for the kind, in French', () => {
    const facts = read(
      `No 7711. ACCORD1 ENTRE LE CHILI ET LE PÉROU RELATIF AUX MUSÉES. SIGNÉ A LIMA, LE 3 JUIN 1958\n\nLe Gouvernement du Chili et le Gouvernement du Pérou sont convenus de ce qui suit :\n\nArticle premier\n\nLes Parties échangeront des livres.\n\nArticle deux\n\nLe présent Accord est conclu pour cinq ans.\n\n1 Entré en vigueur le 5 juin 1958.`,
    );
    expect(facts.number).toBe('7711');
    expect(facts.signed).toEqual({ date: '1958-06-03', place: 'Lima' });
    expect(facts.parties).toEqual(['Chile', 'Peru']);
    expect(facts.articles).toEqual(['1', '2']);
  });

  test('two numbers, and parties by adjectives', () => {
    const facts = read(
      english(
        'Nos. 4402-4403. — EXCHANGE OF NOTES BETWEEN THE BRITISH AND DANISH GOVERNMENTS. LONDON, MAY 4TH, 1934',
        '',
      ),
    );
    expect(facts.number).toBe('4402-4403');
    expect(facts.parties).toEqual(['United Kingdom of Great Britain and Northern Ireland', 'Denmark']);
  });

  test('the marker of a note stuck to the year', () => {
    expect(
      read(english('No. 12. AGREEMENT BETWEEN CHILE AND PERU. LIMA, 26 MARCH 19471', '')).signed.date,
    ).toBe('1947-03-26');
  });

  test('signed on several days: the last', () => {
    const facts = read(
      english('No. 12. EXCHANGE OF NOTES BETWEEN CHILE AND PERU. LIMA, 6, 20 AND 27 FEBRUARY 1959', ''),
    );
    expect(facts.signed).toEqual({ date: '1959-02-27', place: 'Lima' });
  });

  test('signed at two places: the later, with its date', () => {
    const facts = read(
      english(
        'No. 12. AGREEMENT BETWEEN CHILE AND PERU. SIGNED AT LIMA, ON 1 MAY 1951, AND AT SANTIAGO, ON 26 JULY 1951',
        '',
      ),
    );
    expect(facts.signed).toEqual({ date: '1951-07-26', place: 'Santiago' });
  });

  test('place and date after a comma, at the end of a heading', () => {
    const facts = read(
      english('No. 12. CONVENTION CONCERNING WAGES, ADOPTED AT ITS SECOND SESSION, GENEVA, 1 JULY 1949', ''),
    );
    expect(facts.signed).toEqual({ date: '1949-07-01', place: 'Geneva' });
  });

  test('a place ends where the sentence before it ended', () => {
    expect(
      read(english('No. 12. EXCHANGE OF NOTES BETWEEN CHILE AND PERU ON VISAS. LIMA, 3 JUNE 1958', '')).signed
        .place,
    ).toBe('Lima');
  });

  test('a cover of a national series, with the day of entry into force', () => {
    const facts = read(
      english(
        'RECUEIL DES TRAITÉS 1965 No 22\nCHILE\nAgreement between Chile and Peru\nSigned at Lima 3 June 1958\nIn force 6 December 1965\n\nCULTURAL AGREEMENT BETWEEN CHILE AND PERU',
        done,
      ),
    );
    expect(facts.title).toBe('CULTURAL AGREEMENT BETWEEN CHILE AND PERU');
    expect(facts.signed.date).toBe('1958-06-03');
    expect(facts.inForce.date).toBe('1965-12-06');
    expect(facts.parts).toEqual([]);
  });

  test('an agreement and the exchange of notes that amends it', () => {
    const facts = read(
      english(
        'No. 1313. AGREEMENT BETWEEN CHILE AND PERU. SIGNED AT LIMA, ON 25 MAY 19491\n\nEXCHANGE OF NOTES CONSTITUTING AN AGREEMENT2 AMENDING THE ABOVE-MENTIONED AGREEMENT. LIMA, 15 AUGUST 1955\n\nOfficial text: Spanish.',
        '',
      ),
    );
    expect(facts.number).toBe('1313');
    expect(facts.signed.date).toBe('1955-08-15');
  });

  test('an engagement of the East India Company, with ordinals and a last paragraph that says where', () => {
    const facts = read(
      'ENGAGEMENT entered into by the HONORABLE EAST INDIA COMPANY with the RAJAH OF SUNDER.\n\nWHEREAS friendship exists, the following Articles have been agreed upon.\n\nARTICLE 1st.\n\nThe roads shall be open.\n\nARTICLE 2nd.\n\nThe tolls shall cease.\n\nARTICLE 3rd.\n\nThe bridges shall stand.\n\nThe present Engagement, having been concluded at Talgong, on the 12th day of November 1817, has been delivered to the said Rajah.\n\n(Sd.) J. SMYTHE.',
    );
    expect(facts.articles).toEqual(['1', '2', '3']);
    expect(facts.signed).toEqual({ date: '1817-11-12', place: 'Talgong' });
    expect(facts.signatories.map(({ name }) => name)).toEqual(['J. SMYTHE']);
  });
});

describe('damaged articles', () => {
  test.each([
    ['a label broken before its text', 'Articl e 2. Films shall be lent.'],
    ['a number that is illegible', 'Article ?\n\nFilms shall be lent.'],
    ['a small letter', 'Article z\n\nFilms shall be lent.'],
    ['a word with a figure in it', 'Artic1e 2.\n\nFilms shall be lent.'],
  ])('%s', (_, second) => {
    const text = `${head}\n\nThe two Governments have agreed as follows:\n\nArticle 1\n\nBooks shall be lent.\n\n${second}\n\nArticle 3\n\nThe Parties shall meet.\n\n${done}\n`;
    expect(read(text).articles).toEqual(['1', '2', '3']);
  });
});

test('the foot of a page that says who registered is no running text', () => {
  const note =
    '1 Came into force on 5 June 1958, by signature.\nRegistered by Chile on 10 June 1960.\nNo. 4422';
  const facts = read(english(head, done).replace('Article 2', `${note}\n\nArticle 2`));
  expect(facts.registered).toEqual({ date: '1960-06-10', by: 'Chile' });
});

test('a name in capitals, below the words a letter closes with', () => {
  const letters =
    'EXCHANGE OF LETTERS\n\nI\n\nLima, 3 June 1958\n\nSir,\n\nI confirm what was said.\n\nI have the honour to be, Sir, Your obedient Servant,\nABDUL RAZAK\nThe Right Honourable John Smith, M.P.\n\nII\n\nLima, 3 June 1958\n\nSir,\n\nI confirm it.\n\nI have the honour to be, Sir, Your obedient Servant,\nJohn SMITH\nThe Honourable Abdul Razak';
  expect(read(english(head, `${done}\n\n${letters}`)).signatories.map(({ name }) => name)).toContain(
    'ABDUL RAZAK',
  );
});

describe('dates', () => {
  test.each([
    [
      'in two originals after the year in words',
      'DONE at Lima this third day of June, one thousand nine hundred and fifty-eight, in two originals.',
    ],
    ['the month named as one', 'DONE at Lima, this 3rd day of the month of June, of the year 1958.'],
    ['the year in two numbers', 'DONE at Lima this third day of June, nineteen fifty-eight.'],
  ])('%s', (_, close) => {
    expect(read(english('AGREEMENT BETWEEN CHILE AND PERU', close)).signed.date).toBe('1958-06-03');
  });
});

test('entry into force, after the article it follows from', () => {
  const note =
    '1 In accordance with article 3, paragraph 2, the Agreement came into force on 1 December 1958.';
  expect(read(english(head, `${done}\n\n${note}`)).inForce.date).toBe('1958-12-01');
});

test('a second note on a later line of the first', () => {
  const notes =
    '1 Came into force on 5 June 1958 by the exchange of the instruments of ratification, which took\nplace at Lima, in accordance with article 3. 2 See p. 138 of\nthis volume.';
  expect(read(english(head, `${done}\n\n${notes}`)).notes).toBe(2);
});

describe('notes', () => {
  test.each([
    [
      'two on a line, numbered',
      '1 Came into force on 5 June 1958 by signature. 2 United Nations, Treaty Series, Vol. 312, p. 105.',
      2,
    ],
    [
      'a lost number read as i',
      'iCame into force on 5 June 1958, in accordance with article 3. United Nations, Treaty Series, Vol. 48, p. 163.',
      2,
    ],
    ['the article first', '1 In accordance with article 3, the Agreement came into force on 5 June 1958.', 1],
  ])('%s', (_, note, count) => {
    const facts = read(english(head, `${done}\n\n${note}`));
    expect(facts.notes).toBe(count);
    expect(facts.inForce.date).toBe('1958-06-05');
  });
});

describe('signatures', () => {
  const pairs = [
    { name: 'Ana ROJAS', for: 'Chile' },
    { name: 'Luis VEGA', for: 'Peru' },
  ];
  test.each([
    [
      'two lines for, then two names',
      'For the Government of Chile:\nFor the Government of Peru:\nAna ROJAS\nLuis VEGA',
    ],
    [
      'the party below the name',
      'Ana ROJAS\nBy authority of the Government of Chile\n\nLuis VEGA\nBy authority of the Government of Peru',
    ],
    ['two columns, the first line run together', 'For Chile : For Peru :\nAna ROJAS\tLuis VEGA'],
    ['the party alone, and By', 'Republic of Chile:\nBy Ana ROJAS\n\nRepublic of Peru:\nBy Luis VEGA'],
    ['marks of one letter', 'For Chile:\n(s.) Ana ROJAS\n\nFor Peru:\n(s.) Luis VEGA'],
    ['courtesies before the names', 'For Chile:\nMrs. Ana ROJAS\n\nFor Peru:\nH. E. Mr. Luis VEGA'],
    ['names in brackets', 'For Chile:\n[Ana ROJAS]\n\nFor Peru:\n[Luis VEGA]'],
    ['the party below a name in brackets', '[Ana ROJAS]\nFor Chile\n\n[Luis VEGA]\nFor Peru'],
    ['no colons', 'For the Government of Chile\nAna ROJAS\n\nFor the Government of Peru\nLuis VEGA'],
    ['marks behind the names', 'For Chile:\nAna ROJAS (Signed)\n\nFor Peru:\nLuis VEGA (Signed)'],
    [
      'offices in two columns',
      'Ana ROJAS        Luis VEGA\nMinister         Ambassador\nof Chile         of Peru',
    ],
    [
      'offices above the names',
      'The Minister of Education of Chile:\nAna ROJAS\n\nThe Ambassador of Peru:\nLuis VEGA',
    ],
    ['only one of two named', '(Signed) Ana ROJAS\n\nFor Peru:\n(Signed) Luis VEGA'],
  ])('%s', (_, names) => {
    expect(read(english(head, `${done}\n\n${names}`)).signatories).toEqual(pairs);
  });

  test('names in small letters, as the preamble has them', () => {
    const text = english(head, `${done}\n\nAna Rojas\n\nLuis Vega`).replace(
      'The two Governments have',
      'The President of Chile:\nMrs. Ana Rojas, Ambassador;\n\nThe President of Peru:\nMr. Luis Vega, Minister;\n\nWho have',
    );
    expect(read(text).signatories).toEqual([
      { name: 'Ana Rojas', for: 'Chile' },
      { name: 'Luis Vega', for: 'Peru' },
    ]);
  });

  test.each([
    ['the party below', 'Ana Rojas\nFor the Government of Chile\n\nLuis Vega\nFor the Government of Peru'],
    ['the office below', 'Ana Rojas\nMinister of Education of Chile\n\nLuis Vega\nAmbassador of Peru'],
    [
      'in brackets, in two columns',
      '(Ana Rojas)          (Luis Vega)\nMinister             Ambassador\nFor Chile            For Peru',
    ],
  ])('names in small letters: %s', (_, names) => {
    expect(read(english(head, `${done}\n\n${names}`)).signatories).toEqual([
      { name: 'Ana Rojas', for: 'Chile' },
      { name: 'Luis Vega', for: 'Peru' },
    ]);
  });

  test('where nothing says for whom, the order of the title, and a finding that says so', () => {
    const text = english(head, `${done}\n\n(Signed) Ana ROJAS\n\n(Signed) Luis VEGA`);
    const { value, diagnostics } = readTranscript(sourceFromText('fragment.txt', text));
    expect(value?.facts.signatories.map((one) => [one.value.for, one.certainty])).toEqual([
      ['Chile', 'low'],
      ['Peru', 'low'],
    ]);
    expect(diagnostics.map(({ code }) => code)).toContain('encode/party-by-order');
  });

  test.each(['MEMORANDUM OF UNDERSTANDING', 'Chapter I. Control', 'XIV.', 'Minister of Education'])(
    'no name: %s',
    (line) => {
      const text = english(head, `${done}\n\nFor Chile:\nAna ROJAS\n\nFor Peru:\nLuis VEGA\n${line}`);
      expect(read(text).signatories).toEqual(pairs);
    },
  );

  test('the same hands under a protocol, without a word of whom they sign for', () => {
    const close = `${done}\n\nFor Chile:\nA. ROJAS\n\nFor Peru:\nL. VEGA\n\nPROTOCOL\n\nThe undersigned have agreed that books are exempt.\n\nA. ROJAS\nL. VEGA`;
    expect(read(english(head, close)).signatories.map((one) => one.for)).toEqual([
      'Chile',
      'Peru',
      'Chile',
      'Peru',
    ]);
  });

  test('a list of goods is no signatory', () => {
    const facts = read(
      english(
        head,
        `${done}\n\nFor Chile:\nA. ROJAS\n\nFor Peru:\nL. VEGA\n\nSCHEDULE "A"\n\n1. Wheat\n2. Barley`,
      ),
    );
    expect(facts.signatories).toHaveLength(2);
    expect(facts.parts).toEqual([{ type: 'schedule', title: 'SCHEDULE "A"' }]);
  });

  test('a reservation below the signatures is no signatory', () => {
    const facts = read(
      english(
        head,
        `${done}\n\nFor Chile:\nA. ROJAS\n\nFor Peru:\nL. VEGA\n\nRESERVATION\n\nThe Government of Peru declared that books are exempt.`,
      ),
    );
    expect(facts.signatories).toHaveLength(2);
    expect(facts.parts).toEqual([{ type: 'section', title: 'RESERVATION' }]);
  });

  test('a plenipotentiary of a government named by its adjective', () => {
    const text = english(head, `${done}\n\n(Signed) Ana ROJAS\n(Signed) Luis VEGA`).replace(
      'The two Governments have',
      'The Chilean Government: Mrs. Ana Rojas, Ambassador in Peru;\n\nThe Peruvian Government: Mr. Luis Vega;\n\nwho have',
    );
    expect(read(text).signatories).toEqual(pairs);
  });
});

describe('letters', () => {
  test('sender and addressee on two lines, and a name in capitals that opens no letter', () => {
    const facts = read(
      'No. 12. EXCHANGE OF NOTES BETWEEN CHILE AND PERU ON VISAS. LIMA, 3 JUNE 1958\n\nI\n\nThe Minister for Foreign Affairs of the Republic of Chile to the\nAmbassador of Peru\n\nLima, 3 June 1958\n\nSir,\n\nVisas are abolished.\n\nAccept, Sir, the assurance of my highest consideration.\n\n(Signed) A. ROJAS.\n\nII.\n\nEMBASSY OF PERU.\n\nLIMA, S.W.1, 3 June 1958.\n\nSir,\n\nMy Government agrees.\n\nAccept, Sir, the assurance of my highest consideration.\n\n(Signed) L. VEGA.',
    );
    expect(facts.parts.map(({ type }) => type)).toEqual(['letter', 'letter']);
    expect(facts.signatories).toEqual([
      { name: 'A. ROJAS', for: 'Chile' },
      { name: 'L. VEGA', for: 'Peru' },
    ]);
  });
});

test('a name that holds the word at which parties end', () => {
  const facts = read(
    "No 12. ACCORD1 ENTRE LE GOUVERNEMENT DU SÉNÉGAL ET L'ORGANISATION DES NATIONS UNIES POUR L'ÉDUCATION, LA SCIENCE ET LA CULTURE.\nSIGNÉ À PARIS, LE 5 MARS 1966\n\nTexte officiel français.\n\nLe Gouvernement et l'Organisation sont convenus de ce qui suit :\n\nArticle premier\n\nLe siège est à Dakar.\n\nArticle II\n\nIl est inviolable.",
  );
  expect(facts.parties).toEqual([
    'Senegal',
    'United Nations Educational, Scientific and Cultural Organization',
  ]);
  expect(facts.signed).toEqual({ date: '1966-03-05', place: 'Paris' });
});
