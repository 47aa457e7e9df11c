import { delimiter, join } from 'node:path';

/** What a search for a browser asks of a machine; tests give a machine of their own. */
export interface Machine {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
  /** Where Playwright would have put its own Chromium. */
  playwrightPath: string;
  isExecutable(path: string): boolean;
  /** First line of `path --version`, or undefined when it does not answer: a stub or a broken package. */
  version(path: string): string | undefined;
}

export interface Place {
  path: string;
  source: 'system' | 'Playwright';
}

/** A browser that tests are run in: where it may lie and how it is had. */
export interface BrowserKind {
  name: 'Chromium' | 'Firefox' | 'WebKit';
  /** The environment variable that names one. */
  variable: string;
  /** Every place that it may lie in, best first. */
  places(machine: Machine): Place[];
  /** Programs on the PATH that it cannot be driven without. */
  companions: readonly string[];
  /** Whether it says its version without a display to show itself on. */
  saysVersion: boolean;
  /** Packages of Debian that bring it; several sets where the first may be missing. */
  packages: readonly (readonly string[])[];
  /** Programs of it that are worth an installation where there is another one of it. */
  preferred?: readonly string[];
  /** What Playwright calls it, where Playwright's own will do. */
  playwright: string | undefined;
}

const MAC_CHROMIUM = [
  'Chromium.app/Contents/MacOS/Chromium',
  'Google Chrome.app/Contents/MacOS/Google Chrome',
];
const MAC_FIREFOX = ['Firefox.app/Contents/MacOS/firefox'];
const WINDOWS_CHROME = join('Google', 'Chrome', 'Application', 'chrome.exe');
const WINDOWS_FIREFOX = join('Mozilla Firefox', 'firefox.exe');

/**
 * Chromium without windows. It is the same engine, and what an ordinary Chromium does for a window that nobody sees, it
 * leaves out: measured on two cores, a page is opened in 0.3 s instead of 0.8, with half the processor time.
 */
const SHELLS = ['chromium-headless-shell', 'chrome-headless-shell'];

export const chromium: BrowserKind = {
  name: 'Chromium',
  variable: 'CHROMIUM_PATH',
  places: (machine) => [
    ...installed(machine, {
      names: [...SHELLS, 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'],
      mac: MAC_CHROMIUM,
      windows: WINDOWS_CHROME,
    }),
    { path: machine.playwrightPath, source: 'Playwright' },
  ],
  companions: [],
  saysVersion: true,
  packages: [['chromium-headless-shell'], ['chromium']],
  preferred: SHELLS,
  playwright: 'chromium',
};

export const firefox: BrowserKind = {
  name: 'Firefox',
  variable: 'FIREFOX_PATH',
  places: (machine) =>
    installed(machine, { names: ['firefox-esr', 'firefox'], mac: MAC_FIREFOX, windows: WINDOWS_FIREFOX }),
  companions: [],
  saysVersion: true,
  packages: [['firefox-esr']],
  // Playwright's is a Firefox of its own making.
  playwright: undefined,
};

/** The browser of WebKitGTK, on a display that is none; elsewhere than on Linux there is no such thing. */
export const webkit: BrowserKind = {
  name: 'WebKit',
  variable: 'WEBKIT_PATH',
  places: ({ platform }) =>
    platform === 'linux'
      ? ['lib/x86_64-linux-gnu', 'lib/aarch64-linux-gnu', 'libexec', 'lib'].map((folder) => ({
          path: `/usr/${folder}/webkit2gtk-4.1/MiniBrowser`,
          source: 'system',
        }))
      : [],
  companions: ['WebKitWebDriver', 'Xvfb'],
  saysVersion: false,
  packages: [['webkit2gtk-driver', 'xvfb', 'xauth']],
  playwright: undefined,
};

/** Where a program of one of these names may lie on the PATH, by name first. */
export function onPath(names: readonly string[], { env }: Machine): string[] {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Every place a system-wide browser may lie, best first. */
function installed(
  machine: Machine,
  { names, mac, windows }: { names: string[]; mac: string[]; windows: string },
): Place[] {
  const { env, platform } = machine;
  const system = (paths: string[]): Place[] => paths.map((path) => ({ path, source: 'system' }));
  if (platform === 'win32') {
    const folders = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
    return system(folders.filter((folder) => folder !== undefined).map((folder) => join(folder, windows)));
  }
  if (platform !== 'darwin') return system(onPath(names, machine));
  const homes = ['/Applications', ...(env['HOME'] ? [join(env['HOME'], 'Applications')] : [])];
  return system([...mac.flatMap((app) => homes.map((home) => join(home, app))), ...onPath(names, machine)]);
}
