import { type Backend, backends } from '../protocol/events.ts';
import { keys, read, write } from './local.ts';

/** What is known of one program on this machine. */
export interface Paces {
  /** Milliseconds a training step, by backend; those that were not measured are missing. */
  msPerStep: Partial<Record<Backend, number>>;
  /** What the reader chose; the machine chooses when absent. */
  chosen?: Backend;
}

/** Where paces are kept between visits, by program. */
export interface PaceStore {
  load(program: string): Paces;
  save(program: string, paces: Paces): void;
}

const prefix = 'playground-pace:';
const key = (program: string): string => prefix + program;

/** Paces in localStorage: a few numbers that belong to this machine. Without storage they last as long as the page. */
export const keptPaces: PaceStore = {
  load(program) {
    try {
      return parsePaces(JSON.parse(read(key(program)) ?? '{}'));
    } catch {
      return { msPerStep: {} };
    }
  },
  save(program, paces) {
    // Where storage is refused or full, the next visit measures again.
    write(key(program), JSON.stringify(paces));
  },
};

/** The backends that the reader chose, by program. */
export function chosenBackends(): Map<string, Backend> {
  const chosen = new Map<string, Backend>();
  for (const program of keys(prefix).map((key) => key.slice(prefix.length))) {
    const backend = keptPaces.load(program).chosen;
    if (backend) chosen.set(program, backend);
  }
  return chosen;
}

/** What was stored may be damaged or of another version: only what makes sense is taken over. */
export function parsePaces(stored: unknown): Paces {
  const { msPerStep, chosen } = isRecord(stored) ? stored : {};
  const paces: Paces = { msPerStep: {} };
  for (const backend of backends) {
    const ms = isRecord(msPerStep) ? msPerStep[backend] : undefined;
    if (typeof ms === 'number' && Number.isFinite(ms) && ms > 0) paces.msPerStep[backend] = ms;
    if (chosen === backend) paces.chosen = backend;
  }
  return paces;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
