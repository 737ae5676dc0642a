/**
 * Numbers as treaties write them, read independently of the encoder: digits, Roman numerals, and words in English and
 * French, cardinal and ordinal ("twenty-first", "mil neuf cent cinquante-quatre", "1er"). Tables hold the language.
 */

const units: Readonly<Record<string, number>> = {
  zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10,
  eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18,
  nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
  first: 1, second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10,
  eleventh: 11, twelfth: 12, thirteenth: 13, fourteenth: 14, fifteenth: 15, sixteenth: 16, seventeenth: 17,
  eighteenth: 18, nineteenth: 19, twentieth: 20, thirtieth: 30,
  un: 1, une: 1, premier: 1, première: 1, deux: 2, deuxième: 2, trois: 3, troisième: 3, quatre: 4, quatrième: 4,
  cinq: 5, cinquième: 5, sixième: 6, sept: 7, septième: 7, huit: 8, huitième: 8, neuf: 9, neuvième: 9, dix: 10,
  dixième: 10, onze: 11, onzième: 11, douze: 12, douzième: 12, treize: 13, treizième: 13, quatorze: 14,
  quatorzième: 14, quinze: 15, quinzième: 15, seize: 16, seizième: 16, vingt: 20, vingts: 20, vingtième: 20,
  trente: 30, trentième: 30, quarante: 40, quarantième: 40, cinquante: 50, cinquantième: 50, soixante: 60,
  soixantième: 60, septante: 70, huitante: 80, octante: 80, nonante: 90,
}; // biome-ignore format: a table of words reads as rows
const scales: Readonly<Record<string, number>> = {
  hundred: 100,
  hundredth: 100,
  cent: 100,
  cents: 100,
  centième: 100,
  thousand: 1000,
  thousandth: 1000,
  mil: 1000,
  mille: 1000,
};
const joints = new Set(['and', 'et', 'the', 'le', 'la']);

const romanValues: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };

/** The value of a Roman numeral in its regular form; undefined for anything else. */
export function romanNumber(text: string): number | undefined {
  const letters = text.toUpperCase();
  if (!/^M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/.test(letters) || letters === '')
    return undefined;
  let total = 0;
  for (let at = 0; at < letters.length; at++) {
    const value = romanValues[letters[at] ?? ''] ?? 0;
    total += value < (romanValues[letters[at + 1] ?? ''] ?? 0) ? -value : value;
  }
  return total;
}

/**
 * The value of a number in words; undefined where a word is none of the table's. Two groups side by side
 * ("nineteen fifty-four") are hundreds and the rest.
 */
export function wordNumber(text: string): number | undefined {
  const words = text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[-‐‑–,]/g, ' ')
    .trim()
    .split(/\s+/);
  let total = 0;
  let group = 0;
  let seen = false;
  for (const [at, word] of words.entries()) {
    if (at > 0 && joints.has(word)) continue;
    const scale = scales[word];
    const unit = units[word] ?? glued(word);
    if (scale === 1000) {
      total += (group || 1) * 1000;
      group = 0;
    } else if (scale === 100) group = group > 0 ? group * 100 : 100;
    else if (unit === undefined) return undefined;
    else if (unit === 20 && word.startsWith('vingt') && group % 100 === 4) group += 76;
    else if (group >= 10 && group < 100 && unit >= 10 && !isFrenchTeen(group, word))
      group = group * 100 + unit;
    else group += unit;
    seen = true;
  }
  return seen ? total + group : undefined;
}

/** `thirtyone`: tens and a unit whose hyphen is lost. */
function glued(word: string): number | undefined {
  const parts = /^((?:twen|thir|for|fif|six|seven|eigh|nine)ty)(\p{L}+)$/u.exec(word);
  const [tens, unit] = [units[parts?.[1] ?? ''], units[parts?.[2] ?? '']];
  return tens === undefined || unit === undefined || unit > 9 ? undefined : tens + unit;
}

/** After soixante and quatre-vingt, French counts on to nineteen. */
const isFrenchTeen = (group: number, word: string): boolean =>
  (group % 100 === 60 || group % 100 === 80) && /^(dix|onz|douz|treiz|quatorz|quinz|seiz)/.test(word);

/** The value of a printed number of any kind: `5`, `5.`, `1er`, `2nd`, `IV`, `premier`, `twenty-one`. */
export function printedNumber(text: string): number | undefined {
  const plain = text
    .trim()
    .replace(/^[([]|[)\].:,;—–-]+$/g, '')
    .trim();
  const digits = /^(\d+)\s?(st|nd|rd|th|er|ère|re|e|ème|°|º)?$/i.exec(plain);
  if (digits) return Number(digits[1]);
  const roman = /^([IVXLCDM]+)(?:er|e)?$/i.exec(plain);
  if (roman) return romanNumber(roman[1] ?? '');
  return wordNumber(plain);
}
