import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

/** A browser that answers, and who supplied it. */
export interface FoundChromium {
  path: string;
  source: 'CHROMIUM_PATH' | 'system' | 'Playwright';
  version: string;
}

/** What the search asks of a machine; tests give a machine of their own. */
export interface Machine {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
  /** Where Playwright would have put its own Chromium. */
  playwrightPath: string;
  isExecutable(path: string): boolean;
  /** First line of `path --version`, or undefined when it does not answer: a stub or a broken package. */
  version(path: string): string | undefined;
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

const MAC_APPLICATIONS = [
  'Chromium.app/Contents/MacOS/Chromium',
  'Google Chrome.app/Contents/MacOS/Google Chrome',
];

const WINDOWS_PROGRAM = join('Google', 'Chrome', 'Application', 'chrome.exe');

/** Every place a system-wide Chromium or Chrome may lie, best first. */
function systemCandidates(machine: Machine): string[] {
  const { env, platform } = machine;
  if (platform === 'win32') {
    return [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
      .filter((folder) => folder !== undefined)
      .map((folder) => join(folder, WINDOWS_PROGRAM));
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  if (platform !== 'darwin') return onPath;
  const homes = ['/Applications', ...(env['HOME'] ? [join(env['HOME'], 'Applications')] : [])];
  return [...MAC_APPLICATIONS.flatMap((app) => homes.map((home) => join(home, app))), ...onPath];
}

/**
 * The Chromium to test with: CHROMIUM_PATH, then the system's, then Playwright's own.
 * @throws when CHROMIUM_PATH is set and is no working browser: a wrong setting must not be passed over.
 */
export function findChromium(machine: Machine = thisMachine()): FoundChromium | undefined {
  const asked = machine.env['CHROMIUM_PATH'];
  if (asked) {
    const version = machine.isExecutable(asked) ? machine.version(asked) : undefined;
    if (version === undefined) throw new Error(`CHROMIUM_PATH is ${asked}, which is no browser that runs.`);
    return { path: asked, source: 'CHROMIUM_PATH', version };
  }
  const places = [
    ...systemCandidates(machine).map((path) => ({ path, source: 'system' as const })),
    { path: machine.playwrightPath, source: 'Playwright' as const },
  ];
  for (const { path, source } of places) {
    const version = machine.isExecutable(path) ? machine.version(path) : undefined;
    if (version !== undefined) return { path, source, version };
  }
  return undefined;
}

/** The machine this process runs on. */
export function thisMachine(): Machine {
  return {
    platform: process.platform,
    env: process.env,
    playwrightPath: chromium.executablePath(),
    isExecutable(path) {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    },
    version(path) {
      // chrome.exe opens a window instead of answering --version.
      if (process.platform === 'win32') return 'Chrome';
      const answer = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
      const line = answer.status === 0 ? answer.stdout.trim().split('\n')[0] : undefined;
      return line === '' ? undefined : line;
    },
  };
}
