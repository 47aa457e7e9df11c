import { type Backend, backends } from '../protocol/events.ts';

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

const key = (program: string): string => `playground-pace:${program}`;

/** Paces in localStorage: a few numbers that belong to this machine. Without storage they last as long as the page. */
export const keptPaces: PaceStore = {
  load(program) {
    try {
      return parsePaces(JSON.parse(localStorage.getItem(key(program)) ?? '{}'));
    } catch {
      return { msPerStep: {} };
    }
  },
  save(program, paces) {
    try {
      localStorage.setItem(key(program), JSON.stringify(paces));
    } catch {
      // Storage is refused or full: the next visit measures again.
    }
  },
};

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
