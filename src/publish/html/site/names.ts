/**
 * Names of files: from the identifier that the document gives a division, else from its title. They are the addresses
 * that others cite, so they depend on nothing else in the text; and they are safe on every file system and in every URL.
 */

const safe = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;
/** Files of the site itself, and names that Windows keeps for devices. */
const kept = /^(index|search-index|sitemap|con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const longest = 60;

/** 'Über die Gränzen' → 'uber-die-granzen'; '' where nothing of it can be written in ASCII. */
export function slug(title: string): string {
  const plain = title
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .replaceAll('ø', 'o')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (plain.length <= longest) return plain;
  const cut = plain.slice(0, longest + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), 1)).replace(/-$/, '');
}

/**
 * Gives each page its name, once. Two names that differ only in case are one on many file systems.
 * @param wishes in order of preference; the first that is safe and not taken is chosen, else the first safe one with a number
 */
export function fileNames(): (wishes: readonly (string | undefined)[]) => string {
  const taken = new Set<string>();
  return (wishes) => {
    const possible = wishes.filter((wish) => wish !== undefined && safe.test(wish) && !wish.endsWith('.'));
    const base =
      possible.find((wish) => wish !== undefined && !kept.test(wish)) ?? `${possible[0] ?? 'page'}-1`;
    let name = base;
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${base}-${count}`;
    taken.add(name.toLowerCase());
    return `${name}.html`;
  };
}
