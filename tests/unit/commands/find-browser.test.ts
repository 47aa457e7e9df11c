import { describe, expect, test } from 'vitest';
import { type BrowserKind, chromium, firefox, type Machine, webkit } from '../../../src/commands/browsers.ts';
import { findBrowser } from '../../../src/commands/find-browser.ts';
import { ensureBrowser, waysToInstall } from '../../../src/commands/install-browser.ts';

/** A machine that has these browsers: path to version, or undefined for one that does not answer. */
function machine(browsers: Record<string, string | undefined>, changes: Partial<Machine> = {}): Machine {
  return {
    platform: 'linux',
    env: { PATH: '/usr/local/bin:/usr/bin' },
    playwrightPath: '/cache/chrome',
    isExecutable: (path) => Object.hasOwn(browsers, path),
    version: (path) => browsers[path],
    ...changes,
  };
}

describe('findBrowser: Chromium', () => {
  test.each<[string, Machine, string | undefined, string | undefined]>([
    ['nothing there', machine({}), undefined, undefined],
    [
      'CHROMIUM_PATH before all others',
      machine(
        { '/mine': 'C 1', '/usr/bin/chromium': 'C 2' },
        { env: { CHROMIUM_PATH: '/mine', PATH: '/usr/bin' } },
      ),
      '/mine',
      'CHROMIUM_PATH',
    ],
    [
      "the system's before Playwright's",
      machine({ '/cache/chrome': 'C 3', '/usr/bin/chromium': 'C 2' }),
      '/usr/bin/chromium',
      'system',
    ],
    [
      'Chromium before Chrome, whatever the order of PATH',
      machine({ '/usr/local/bin/google-chrome': 'G 1', '/usr/bin/chromium': 'C 2' }),
      '/usr/bin/chromium',
      'system',
    ],
    [
      'one without windows before all of the system',
      machine({ '/usr/local/bin/chromium': 'C 2', '/usr/bin/chromium-headless-shell': 'S 2' }),
      '/usr/bin/chromium-headless-shell',
      'system',
    ],
    [
      'a stub that does not answer is passed over',
      machine({ '/usr/bin/chromium-browser': undefined, '/usr/bin/google-chrome': 'G 1' }),
      '/usr/bin/google-chrome',
      'system',
    ],
    [
      "Playwright's when the system has none",
      machine({ '/cache/chrome': 'C 3' }),
      '/cache/chrome',
      'Playwright',
    ],
    [
      'an application of macOS',
      machine(
        { '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome': 'G 1' },
        { platform: 'darwin', env: { PATH: '/usr/bin' } },
      ),
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      'system',
    ],
  ])('%s', (_name, of, path, source) => {
    const found = findBrowser(chromium, of);
    expect(found?.path).toBe(path);
    expect(found?.source).toBe(source);
  });

  test('a CHROMIUM_PATH that does not run is an error, though the system has a browser', () => {
    const wrong = machine(
      { '/usr/bin/chromium': 'C 2' },
      { env: { CHROMIUM_PATH: '/nowhere', PATH: '/usr/bin' } },
    );
    expect(() => findBrowser(chromium, wrong)).toThrow('CHROMIUM_PATH is /nowhere');
  });
});

describe('findBrowser: WebKit', () => {
  const miniBrowser = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

  test('with what drives it and what shows it', () => {
    const whole = machine({ [miniBrowser]: undefined, '/usr/bin/WebKitWebDriver': '', '/usr/bin/Xvfb': '' });
    expect(findBrowser(webkit, whole)).toEqual({
      path: miniBrowser,
      source: 'system',
      version: 'WebKit',
      companions: { WebKitWebDriver: '/usr/bin/WebKitWebDriver', Xvfb: '/usr/bin/Xvfb' },
    });
  });

  test('not without a display', () => {
    expect(
      findBrowser(webkit, machine({ [miniBrowser]: '', '/usr/bin/WebKitWebDriver': '' })),
    ).toBeUndefined();
  });
});

test('findBrowser: Firefox of the system, the one with long support first', () => {
  const both = machine({ '/usr/local/bin/firefox': 'F 160', '/usr/bin/firefox-esr': 'F 153' });
  expect(findBrowser(firefox, both)?.path).toBe('/usr/bin/firefox-esr');
});

describe('ensureBrowser', () => {
  test('says which browser it found and installs nothing', () => {
    const said: string[] = [];
    ensureBrowser(
      chromium,
      (line) => said.push(line),
      machine({ '/usr/bin/chromium': 'Chromium 156' }),
      () => {
        throw new Error('nothing to run');
      },
    );
    expect(said).toEqual(['Chromium: Chromium 156, /usr/bin/chromium (system)']);
  });

  test('installs, says how, and finds what it installed', () => {
    const browsers: Record<string, string> = {};
    const said: string[] = [];
    const found = ensureBrowser(
      chromium,
      (line) => said.push(line),
      machine(browsers),
      (command) => {
        if (command.includes('install')) browsers['/cache/chrome'] = 'Chromium 159';
        return true;
      },
    );
    expect(found.path).toBe('/cache/chrome');
    expect(said[0]).toMatch(/^Chromium: none found; installing with /);
    expect(said.at(-1)).toBe('Chromium: Chromium 159, /cache/chrome (Playwright)');
  });

  describe('where there is a Chromium with windows, and root has Debian’s packages', () => {
    const withWindows = (): Record<string, string> => ({
      '/usr/bin/apt-get': '',
      '/usr/bin/chromium': 'Chromium 156',
    });
    const ensured = (browsers: Record<string, string>, run: (command: string[]) => boolean): string =>
      ensureBrowser(chromium, () => {}, machine(browsers), run).path;

    test.runIf(process.getuid?.() === 0)('the lighter one is installed', () => {
      const browsers = withWindows();
      const path = ensured(browsers, (command) => {
        if (command.includes('install')) browsers['/usr/bin/chromium-headless-shell'] = 'Chromium 156';
        return true;
      });
      expect(path).toBe('/usr/bin/chromium-headless-shell');
    });

    test('the one that is there will do when that fails', () => {
      expect(ensured(withWindows(), () => false)).toBe('/usr/bin/chromium');
    });
  });

  test('gives up with the mend in the message when no way works', () => {
    expect(() =>
      ensureBrowser(
        chromium,
        () => {},
        machine({}),
        () => false,
      ),
    ).toThrow('set CHROMIUM_PATH');
  });

  test.each<[string, BrowserKind, NodeJS.Platform, boolean, string]>([
    ['Firefox', firefox, 'linux', true, 'firefox-esr'],
    ['WebKit with its display', webkit, 'linux', true, 'webkit2gtk-driver xvfb xauth'],
    ['Firefox for a user', firefox, 'linux', false, ''],
    ['WebKit on macOS', webkit, 'darwin', false, ''],
  ])('%s comes from Debian or not at all', (_name, kind, platform, isRoot, packages) => {
    const ways = waysToInstall(kind, platform, isRoot, isRoot);
    expect(ways.map((way) => way.at(-1)?.slice(4).join(' ')).join('; ')).toBe(packages);
  });

  test.each<[string, NodeJS.Platform, boolean, boolean, string[]]>([
    ['root on Debian', 'linux', true, true, ['apt-get', 'apt-get', 'npx']],
    ['a user on Debian', 'linux', false, true, ['npx']],
    ['root without apt', 'linux', true, false, ['npx']],
    ['macOS', 'darwin', false, false, ['npx']],
  ])('%s', (_name, platform, isRoot, hasApt, programs) => {
    const ways = waysToInstall(chromium, platform, isRoot, hasApt);
    expect(ways.map((way) => way[0]?.[0])).toEqual(programs);
  });
});
