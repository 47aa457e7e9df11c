import { figurePrefix as prefix } from './flags.ts';
import { erase, keys, read, write } from './local.ts';

/**
 * How a reader has left the figures of the course, each under its name, in localStorage: a figure is drawn again as the
 * page opens, and its settings are few.
 */
export interface FigureSettings {
  handles: Record<string, number>;
  choices: Record<string, string>;
  switches: Record<string, boolean>;
  step?: number;
}

/** More than any figure has to set. */
const most = 100;

/** What was kept of a figure, if it can be read: another edition may have written it. */
export function keptFigure(name: string): FigureSettings | undefined {
  try {
    return parseFigure(JSON.parse(read(prefix + name) ?? 'null'));
  } catch {
    return undefined;
  }
}

/** Keeps the settings of a figure, or with `undefined` forgets them; false where the browser refuses. */
export function keepFigure(name: string, settings: FigureSettings | undefined): boolean {
  if (settings) return write(prefix + name, JSON.stringify(settings));
  erase(prefix + name);
  return true;
}

/** All that can be read, by the names of the figures. */
export function keptFigures(): Map<string, FigureSettings> {
  const found = keys(prefix).map((key) => key.slice(prefix.length));
  return new Map(found.flatMap((name) => [keptFigure(name)].flatMap((one) => (one ? [[name, one]] : []))));
}

/** A stored value as settings. Whether the figure has them, the figure knows. */
export function parseFigure(value: unknown): FigureSettings | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { step, ...parts } = value as Record<string, unknown>;
  const handles = recordOf(parts['handles'], (entry) => typeof entry === 'number' && Number.isFinite(entry));
  const choices = recordOf(parts['choices'], (entry) => typeof entry === 'string' && entry.length <= most);
  const switches = recordOf(parts['switches'], (entry) => typeof entry === 'boolean');
  if (!handles || !choices || !switches) return undefined;
  if (step !== undefined && !Number.isSafeInteger(step)) return undefined;
  return { handles, choices, switches, ...(step !== undefined && { step }) } as FigureSettings;
}

function recordOf(value: unknown, isSound: (entry: unknown) => boolean): object | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  if (entries.length > most || !entries.every(([name, entry]) => name.length <= most && isSound(entry)))
    return undefined;
  return Object.fromEntries(entries);
}
