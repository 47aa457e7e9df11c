import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import type { BrowserKind, Machine } from './browsers.ts';
import { type FoundBrowser, findBrowser, thisMachine } from './find-browser.ts';

/** A command line: program, then arguments. */
type Command = [program: string, ...args: string[]];

/** How this machine can get a browser, first choice first. Each way is commands that must all succeed. */
export function waysToInstall(
  { packages, playwright }: BrowserKind,
  platform: NodeJS.Platform,
  isRoot: boolean,
  hasApt: boolean,
): Command[][] {
  const debian = packages.map((names): Command[] => [
    ['apt-get', 'update'],
    ['apt-get', 'install', '--yes', '--no-install-recommends', ...names],
  ]);
  const own: Command[][] = playwright
    ? [[['npx', '--no-install', 'playwright-core', 'install', playwright]]]
    : [];
  return platform === 'linux' && isRoot && hasApt ? [...debian, ...own] : own;
}

/**
 * A working browser, installed when the machine has none, or as root on Debian none of those that are preferred; `say` is
 * told which it is and where it came from.
 * @throws when every way to install one failed, and when there is none.
 */
export function ensureBrowser(
  kind: BrowserKind,
  say: (line: string) => void,
  machine: Machine = thisMachine(),
  run: (command: Command) => boolean = runCommand,
): FoundBrowser {
  const { name, variable } = kind;
  const describe = ({ version, path, source }: FoundBrowser) => `${name}: ${version}, ${path} (${source})`;
  const present = findBrowser(kind, machine);
  const isRoot = process.getuid?.() === 0;
  const hasApt = machine.isExecutable('/usr/bin/apt-get');
  const ways = waysToInstall(kind, machine.platform, isRoot, hasApt);
  for (const way of present ? betterWays(kind, present, ways) : ways) {
    const commands = way.map((command) => command.join(' ')).join(' && ');
    say(`${name}: ${present ? 'a lighter one is to be had' : 'none found'}; installing with ${commands}`);
    if (!way.every(run)) continue;
    const installed = findBrowser(kind, machine);
    if (installed) {
      say(describe(installed));
      return installed;
    }
  }
  if (present) {
    say(describe(present));
    return present;
  }
  throw new Error(`No ${name}, and none could be installed. Install one, or set ${variable} to it.`);
}

/** How a machine that has a browser can get a better one: where a package manager has it, and nobody has named another. */
function betterWays(
  { preferred, variable }: BrowserKind,
  present: FoundBrowser,
  ways: Command[][],
): Command[][] {
  if (!preferred || present.source === variable || preferred.includes(basename(present.path))) return [];
  return ways.slice(0, 1).filter((way) => way.some(([program]) => program === 'apt-get'));
}

function runCommand([program, ...args]: Command): boolean {
  const shell = process.platform === 'win32';
  return spawnSync(program, args, { stdio: 'inherit', shell }).status === 0;
}
