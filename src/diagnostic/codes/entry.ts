/** What the registry knows of a diagnostic code: the text its page in docs/diagnostics/ is made from. */
export interface CodeEntry {
  readonly severity: 'error' | 'warning' | 'info';
  /** What it means, in one sentence. */
  readonly title: string;
  /** Why it matters: what goes wrong for a reader or an archive if it stays. */
  readonly why: string;
  /** What to do, where it is the same each time. */
  readonly hint?: string;
}

/** Keeps the codes as literal types while it checks the shape of a table. */
export const codes = <T extends Record<string, CodeEntry>>(table: T): Readonly<Record<keyof T, CodeEntry>> =>
  table;
