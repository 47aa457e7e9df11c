import { spawnSync } from 'node:child_process';
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
  const debian: Command[] = [
    ['apt-get', 'update'],
    ['apt-get', 'install', '--yes', '--no-install-recommends', ...packages],
  ];
  const own: Command[][] = playwright
    ? [[['npx', '--no-install', 'playwright-core', 'install', playwright]]]
    : [];
  return platform === 'linux' && isRoot && hasApt ? [debian, ...own] : own;
}

/**
 * A working browser, installed when the machine has none; `say` is told which it is and where it came from.
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
  if (present) {
    say(describe(present));
    return present;
  }
  const isRoot = process.getuid?.() === 0;
  for (const way of waysToInstall(kind, machine.platform, isRoot, machine.isExecutable('/usr/bin/apt-get'))) {
    say(`${name}: none found; installing with ${way.map((command) => command.join(' ')).join(' && ')}`);
    if (!way.every(run)) continue;
    const installed = findBrowser(kind, machine);
    if (installed) {
      say(describe(installed));
      return installed;
    }
  }
  throw new Error(`No ${name}, and none could be installed. Install one, or set ${variable} to it.`);
}

function runCommand([program, ...args]: Command): boolean {
  const shell = process.platform === 'win32';
  return spawnSync(program, args, { stdio: 'inherit', shell }).status === 0;
}
