export interface JingError {
  readonly line: number;
  readonly column: number;
  readonly fatal: boolean;
  readonly message: string;
}
export function jing(schema: string, files: readonly string[]): Promise<Map<string, JingError[]>>;
export function withoutInclusions(text: string): string;
