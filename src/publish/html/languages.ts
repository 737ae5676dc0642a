/** The direction of a language's script. Source: CLDR, the scripts of the languages that are written from right to left. */
const rightToLeft = new Set('ar arc ckb dv fa he ks ps sd syr ug ur yi'.split(' '));
const scripts = /-(arab|hebr|syrc|thaa|nkoo|adlm)\b/i;
const otherScript = /-[a-z]{4}\b/i;

/** By a BCP 47 tag: that of its script; 'auto', that of the first letter, where the tag names no language (und, mul). */
export function directionOf(lang: string): 'rtl' | 'ltr' | 'auto' {
  if (/^(und|mul)$/i.test(lang)) return 'auto';
  if (scripts.test(lang)) return 'rtl';
  if (otherScript.test(lang)) return 'ltr';
  return rightToLeft.has(lang.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** 'fr' → 'français': the language's name in itself; a tag that is none stays as it is. */
export function languageName(lang: string): string {
  const wellFormed = /^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?$/i.test(lang);
  return wellFormed ? (new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang) : lang;
}
