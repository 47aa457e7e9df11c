import { spawnSync } from 'node:child_process';
import { type FoundChromium, findChromium, type Machine, thisMachine } from './chromium.ts';

/** A command line: program, then arguments. */
type Command = [program: string, ...args: string[]];

/** How this machine can get a Chromium, first choice first. Each way is commands that must all succeed. */
export function waysToInstall(platform: NodeJS.Platform, isRoot: boolean, hasApt: boolean): Command[][] {
  const debian: Command[] = [
    ['apt-get', 'update'],
    ['apt-get', 'install', '--yes', '--no-install-recommends', 'chromium'],
  ];
  const playwright: Command[] = [['npx', '--no-install', 'playwright-core', 'install', 'chromium']];
  return platform === 'linux' && isRoot && hasApt ? [debian, playwright] : [playwright];
}

/**
 * A working Chromium, installed when the machine has none; `say` is told which it is and where it came from.
 * @throws when every way to install one failed.
 */
export function ensureChromium(
  say: (line: string) => void,
  machine: Machine = thisMachine(),
  run: (command: Command) => boolean = runCommand,
): FoundChromium {
  const describe = (found: FoundChromium) => `Chromium: ${found.version}, ${found.path} (${found.source})`;
  const present = findChromium(machine);
  if (present) {
    say(describe(present));
    return present;
  }
  const isRoot = process.getuid?.() === 0;
  for (const way of waysToInstall(machine.platform, isRoot, machine.isExecutable('/usr/bin/apt-get'))) {
    say(`Chromium: none found; installing with ${way.map((command) => command.join(' ')).join(' && ')}`);
    if (!way.every(run)) continue;
    const installed = findChromium(machine);
    if (installed) {
      say(describe(installed));
      return installed;
    }
  }
  throw new Error('No Chromium, and none could be installed. Install one, or set CHROMIUM_PATH to it.');
}

function runCommand([program, ...args]: Command): boolean {
  const shell = process.platform === 'win32';
  return spawnSync(program, args, { stdio: 'inherit', shell }).status === 0;
}
