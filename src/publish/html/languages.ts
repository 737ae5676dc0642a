/** The direction of a language's script. Source: CLDR, the scripts of the languages that are written from right to left. */
const rightToLeft = new Set('ar arc ckb dv fa he ks ps sd syr ug ur yi'.split(' '));
const scripts = /-(arab|hebr|syrc|thaa|nkoo|adlm)\b/i;
const otherScript = /-[a-z]{4}\b/i;

/** 'rtl' or 'ltr', by a BCP 47 tag. */
export function directionOf(lang: string): 'rtl' | 'ltr' {
  if (scripts.test(lang)) return 'rtl';
  if (otherScript.test(lang)) return 'ltr';
  return rightToLeft.has(lang.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr';
}
