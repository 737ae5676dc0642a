/** What the report pages share: escaping, and a page that holds everything it needs and runs nothing. */

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text safe in content and attributes; control characters and marks that turn writing round are shown, not obeyed. */
export const escaped = (text: string): string =>
  text
    .replace(/[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);

const shared = `
:root { color-scheme: light dark; --line: light-dark(#d9d6cf, #3a3a3e); --quiet: light-dark(#68645c, #a3a09a);
  --paper: light-dark(#fdfcf9, #1b1b1e); --ink: light-dark(#1f1e1b, #e9e7e2); }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 110rem; font: 1rem/1.5 system-ui, sans-serif; background: var(--paper); color: var(--ink); }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; overflow-wrap: anywhere; }
code, .text { font: .85rem/1.5 ui-monospace, monospace; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; min-width: 0; }
.number { color: var(--quiet); text-align: right; font: .75rem/1.7 ui-monospace, monospace; }
.quiet { color: var(--quiet); }
`;

/** A whole page: no script, nothing fetched, and a policy that forbids both. */
export const page = (title: string, style: string, body: string): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${shared}${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
