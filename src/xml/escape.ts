/** Text and values as they are written in XML: parsing gives them back, character for character (XML 1.0, 2.11 and 3.3.3). */
const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
const reference = (character: string): string => references[character] ?? character;

/** Text: a carriage return would be read as a line feed if it were written as it is. */
export const escapeText = (text: string): string => text.replace(/[&<>\r]/g, reference);

/** Values: tabs and line ends would be read as spaces. */
export const escapeAttribute = (value: string): string => value.replace(/[&<>"\t\n\r]/g, reference);
