/** Diagnostic codes of Schematron, in alphabetical order. */
import { codes } from './entry.js';

export const schematronCodes = codes({
  'schematron/assertion': {
    severity: 'error',
    title: 'A rule of the Schematron schema is broken.',
    why: 'The makers of the schema ask for this; what depends on it may not work with the document.',
  },
  'schematron/include': {
    severity: 'error',
    title: 'A part of a Schematron schema cannot be included.',
    why: 'The rules in it would not be checked.',
    hint: 'Check the address in @href; it is taken from the place of the file that includes it.',
  },
  'schematron/invalid': {
    severity: 'error',
    title: 'The Schematron schema is not a correct one.',
    why: 'A rule that cannot be read is a rule that is not checked.',
  },
  'schematron/limit': {
    severity: 'error',
    title: 'A rule of the schema takes too many steps on this document.',
    why: 'It compares each element with many others, and would hold up everything else; it was stopped, so its findings are not complete.',
    hint: 'Look whether elements nest by mistake; else write the rule with xsl:key, or without ancestor, preceding and // in predicates.',
  },
  'schematron/phase': {
    severity: 'error',
    title: 'The schema has no phase, or no pattern, of that name.',
    why: 'It is not known which rules are to be checked.',
    hint: 'Name one of the phases of the schema, #ALL or #DEFAULT.',
  },
  'schematron/query-binding': {
    severity: 'error',
    title: 'The schema is written in a query language that engross does not know.',
    why: 'Its expressions cannot be run, so its rules cannot be checked.',
    hint: 'XPath 3.1 is run here: xslt, xslt2, xslt3, xpath, xpath2, xpath3 and xpath31.',
  },
  'schematron/unsupported': {
    severity: 'warning',
    title: 'The schema uses an instruction of XSLT, which is not run.',
    why: 'A message or a key that XSLT would make is missing; say so rather than pass over it.',
    hint: 'Write it as XPath, in value-of or let.',
  },
  'schematron/variable': {
    severity: 'error',
    title: 'A variable of the schema is defined twice.',
    why: 'It is not known which value is meant (ISO Schematron, 5.4.5).',
    hint: 'Give one of them another name.',
  },
  'schematron/xpath': {
    severity: 'error',
    title: 'An XPath expression of the schema cannot be run.',
    why: 'Its rule was not checked: nothing can be said of whether the document keeps it.',
  },
});
