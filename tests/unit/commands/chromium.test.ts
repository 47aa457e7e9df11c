import { describe, expect, test } from 'vitest';
import { findChromium, type Machine } from '../../../src/commands/chromium.ts';
import { ensureChromium, waysToInstall } from '../../../src/commands/install-chromium.ts';

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

describe('findChromium', () => {
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
    const found = findChromium(of);
    expect(found?.path).toBe(path);
    expect(found?.source).toBe(source);
  });

  test('a CHROMIUM_PATH that does not run is an error, though the system has a browser', () => {
    const wrong = machine(
      { '/usr/bin/chromium': 'C 2' },
      { env: { CHROMIUM_PATH: '/nowhere', PATH: '/usr/bin' } },
    );
    expect(() => findChromium(wrong)).toThrow('CHROMIUM_PATH is /nowhere');
  });
});

describe('ensureChromium', () => {
  test('says which browser it found and installs nothing', () => {
    const said: string[] = [];
    ensureChromium(
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
    const found = ensureChromium(
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

  test('gives up with the mend in the message when no way works', () => {
    expect(() =>
      ensureChromium(
        () => {},
        machine({}),
        () => false,
      ),
    ).toThrow('set CHROMIUM_PATH');
  });

  test.each<[string, NodeJS.Platform, boolean, boolean, string[]]>([
    ['root on Debian', 'linux', true, true, ['apt-get', 'npx']],
    ['a user on Debian', 'linux', false, true, ['npx']],
    ['root without apt', 'linux', true, false, ['npx']],
    ['macOS', 'darwin', false, false, ['npx']],
  ])('%s', (_name, platform, isRoot, hasApt, programs) => {
    const ways = waysToInstall(platform, isRoot, hasApt);
    expect(ways.map((way) => way[0]?.[0])).toEqual(programs);
  });
});
