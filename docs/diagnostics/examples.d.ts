export type Example = readonly [code: string, bad: string, good: string];
export const schema: string;
export const examples: Record<'xml' | 'text' | 'document' | 'schema' | 'edition', readonly Example[]>;
export const without: Record<string, readonly string[]>;
