import type { RecordedTwin } from '../../twins/recorded-twin.ts';
import { sha256 } from '../data/sha256.ts';

/** SHA-256 of what is kept of a twin's run, but for the digest itself; white space does not count. */
export function twinDigest({ digest: _, ...rest }: Partial<RecordedTwin>): string {
  return sha256(JSON.stringify(rest));
}
