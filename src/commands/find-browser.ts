import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { chromium as playwright } from 'playwright-core';
import { type BrowserKind, type Machine, onPath, type Place } from './browsers.ts';

/** A browser that answers, and who supplied it: the variable that names it, the system or Playwright. */
export interface FoundBrowser {
  path: string;
  source: string;
  version: string;
  /** Where its companions lie, by name. */
  companions: Record<string, string>;
}

/**
 * The browser to test with: the one that its variable names, then the system's, then Playwright's own.
 * @throws when the variable is set and names no working browser: a wrong setting must not be passed over.
 */
export function findBrowser(kind: BrowserKind, machine: Machine = thisMachine()): FoundBrowser | undefined {
  const asked = machine.env[kind.variable];
  if (asked) {
    const found = look(kind, { path: asked, source: kind.variable }, machine);
    if (!found) throw new Error(`${kind.variable} is ${asked}, which is no browser that runs.`);
    return found;
  }
  for (const place of kind.places(machine)) {
    const found = look(kind, place, machine);
    if (found) return found;
  }
  return undefined;
}

/** The browser at one place, with its companions; undefined when something is missing. */
function look(
  kind: BrowserKind,
  { path, source }: Place | { path: string; source: string },
  machine: Machine,
): FoundBrowser | undefined {
  if (!machine.isExecutable(path)) return undefined;
  const version = kind.saysVersion ? machine.version(path) : kind.name;
  const companions = kind.companions.flatMap((name) => {
    const found = onPath([name], machine).find((place) => machine.isExecutable(place));
    return found ? [[name, found] as const] : [];
  });
  if (version === undefined || companions.length < kind.companions.length) return undefined;
  return { path, source, version, companions: Object.fromEntries(companions) };
}

/** The machine this process runs on. */
export function thisMachine(): Machine {
  return {
    platform: process.platform,
    env: process.env,
    playwrightPath: playwright.executablePath(),
    isExecutable(path) {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    },
    version(path) {
      // chrome.exe and firefox.exe open a window instead of answering --version.
      if (process.platform === 'win32') return 'a browser of Windows';
      const answer = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
      const line = answer.status === 0 ? answer.stdout.trim().split('\n')[0] : undefined;
      return line === '' ? undefined : line;
    },
  };
}
