/** The fonts of a page: Source Serif 4 (SIL Open Font License), as files beside the page, only the scripts that its text needs. */
import type { Env, OutputFile } from '../../env.js';

const family = 'node_modules/@fontsource/source-serif-4';
const capsFile = 'node_modules/@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf';

interface Script {
  readonly name: string;
  readonly range: string;
  readonly used: RegExp;
}

/** Ranges as the package's own style sheets give them. */
const scripts: readonly Script[] = [
  {
    name: 'latin',
    range:
      'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
    used: /^/,
  },
  {
    name: 'latin-ext',
    range:
      'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C4,U+2113,U+2C60-2C7F,U+A720-A7FF',
    used: /[\u0100-\u02ff\u1d00-\u1dbf\u1e00-\u1e9f\u1ef2-\u1eff\u2c60-\u2c7f\ua720-\ua7ff]/,
  },
  {
    name: 'vietnamese',
    range:
      'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
    used: /[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/,
  },
  {
    name: 'cyrillic-ext',
    range: 'U+0460-052F,U+1C80-1C8A,U+20B4,U+2DE0-2DFF,U+A640-A69F,U+FE2E-FE2F',
    used: /[\u0460-\u052f\u1c80-\u1c8a\u20b4\ua640-\ua66e]/,
  },
  {
    name: 'cyrillic',
    range: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
    used: /[\u0400-\u045f\u0490\u0491\u2116]/,
  },
  {
    name: 'greek',
    range: 'U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF',
    used: /[\u0370-\u03ff]/,
  },
];

const faces = [
  { weight: 400, style: 'normal' },
  { weight: 400, style: 'italic' },
  { weight: 600, style: 'normal' },
] as const;

/** Each character once; of those that any font has, one. */
function lettersIn(text: string): string {
  const seen = new Uint8Array(0x10000);
  let letters = text.slice(0, 1);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x100 || seen[unit] === 1) continue;
    seen[unit] = 1;
    letters += String.fromCharCode(unit);
  }
  return letters;
}

export interface Fonts {
  readonly css: string;
  readonly files: readonly OutputFile[];
}

/** Copies the fonts that a text needs, and writes the rules that name them. */
export async function fontsFor(text: string, folder: string, env: Env): Promise<Fonts> {
  const letters = lettersIn(text);
  const wanted = scripts.filter((script) => script.used.test(letters));
  const named = wanted.flatMap((script) =>
    faces.map(({ weight, style }) => ({
      script,
      weight,
      style,
      name: `source-serif-4-${script.name}-${weight}-${style}.woff2`,
    })),
  );
  const files = await Promise.all([
    ...named.map(async ({ name }) => ({
      path: `${folder}/${name}`,
      bytes: await env.asset(`${family}/files/${name}`),
    })),
    // Small capitals and old-style figures are not in the WOFF2 of the web; a browser fetches this one only where they are used.
    env.asset(capsFile).then((bytes) => ({ path: `${folder}/source-serif-4-caps.ttf`, bytes })),
    env.asset(`${family}/LICENSE`).then((bytes) => ({ path: `${folder}/OFL.txt`, bytes })),
  ]);
  const rules = named.map(
    ({ script, weight, style, name }) =>
      `@font-face{font-family:"Source Serif 4";font-style:${style};font-weight:${weight};font-display:swap;src:url(${name}) format("woff2");unicode-range:${script.range}}`,
  );
  const caps =
    '@font-face{font-family:"Source Serif 4 Caps";font-weight:400;font-display:swap;src:url(source-serif-4-caps.ttf) format("truetype")}';
  return { css: [...rules, caps, ''].join('\n'), files };
}
