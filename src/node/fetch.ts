/** The network, for schemas alone and only where it was asked for: http and https, with a limit of time and of size. */
import { diagnostic, type Result } from '../diagnostic/diagnostic.js';

export interface FetchLimits {
  readonly milliseconds: number;
  readonly bytes: number;
}

const usual: FetchLimits = { milliseconds: 20_000, bytes: 16_000_000 };

export const isRemote = (address: string): boolean => /^https?:\/\//i.test(address);

/** Fetches a schema. Diagnostics: schema/not-found, with what came instead of it. */
export async function fetchSchema(address: string, limits: FetchLimits = usual): Promise<Result<Uint8Array>> {
  const fail = (reason: string): Result<Uint8Array> => ({
    diagnostics: [
      diagnostic('schema/not-found', `The schema ${address} could not be fetched: ${reason}.`, {
        hint: 'Try again, or give it as a file: --schema FILE.',
      }),
    ],
  });
  if (!isRemote(address)) return fail('only http and https addresses are');
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(limits.milliseconds) });
    if (!response.ok) return fail(`the server answered ${response.status}`);
    const bytes = await readLimited(response, limits.bytes);
    return bytes ? { value: bytes, diagnostics: [] } : fail(`it has more than ${limits.bytes} bytes`);
  } catch (error) {
    return fail(reasonOf(error, limits));
  }
}

function reasonOf(error: unknown, limits: FetchLimits): string {
  if (!(error instanceof Error)) return 'the connection failed';
  if (error.name === 'TimeoutError') return `there was no answer within ${limits.milliseconds / 1000} s`;
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message;
}

/** The body, or nothing where it is longer than the limit: the rest is not read. */
async function readLimited(response: Response, limit: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (part?.value === undefined) break;
    length += part.value.length;
    if (length > limit) {
      await reader?.cancel();
      return undefined;
    }
    parts.push(part.value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
