/** Text and attribute values as HTML: nothing of a document is ever read as markup. */
const special = /[&<>]/;
const specialInValue = /[&<>"]/;

export function escapeText(text: string): string {
  if (!special.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function escapeValue(value: string): string {
  if (!specialInValue.test(value)) return value;
  return escapeText(value).replaceAll('"', '&quot;');
}
