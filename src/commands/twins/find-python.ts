import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** A Python that has what the twins need. */
export interface FoundPython {
  path: string;
  /** Of Python, PyTorch, NumPy and, where it is asked for, xarray. */
  versions: Record<string, string>;
}

/** Runs a program and gives what it printed; undefined when it failed or is not there. */
export type Ask = (program: string, args: readonly string[]) => string | undefined;

/** Packages and what they are called where their versions are told; those of netCDF4 are not. */
const packages = { torch: 'PyTorch', numpy: 'NumPy', xarray: 'xarray', netCDF4: undefined } as const;
type Package = keyof typeof packages;

const question = (wanted: readonly Package[]) => `
import json, platform
import ${wanted.join(', ')}
versions = {"Python": platform.python_version()}
${wanted.map((name) => (packages[name] ? `versions["${packages[name]}"] = ${name}.__version__` : '')).join('\n')}
# What Debian's package of xarray says of itself is 999.
print(json.dumps({name: version for name, version in versions.items() if version != "999"}))`;

/** Debian's packages, and the Python that they are for. */
export const debianPackages = ['python3-torch', 'python3-xarray', 'python3-netcdf4'];
const debianPython = '/usr/bin/python3';

/**
 * A Python with packages, those of the twins unless others are named: the one that PYTHON names, then the first on the path,
 * then the system's.
 * @throws when PYTHON is set and names none: a wrong setting must not be passed over.
 */
export function findPython(
  env: NodeJS.ProcessEnv,
  ask: Ask = askProgram,
  wanted: readonly Package[] = ['torch', 'numpy', 'xarray', 'netCDF4'],
): FoundPython | undefined {
  const asked = env['PYTHON'];
  for (const path of asked ? [asked] : ['python3', 'python', debianPython]) {
    const answer = ask(path, ['-c', question(wanted)]);
    if (answer !== undefined) return { path, versions: JSON.parse(answer) as Record<string, string> };
  }
  if (asked) {
    const names = wanted.map((name) => packages[name] ?? name);
    throw new Error(`PYTHON is ${asked}, which is no Python with ${names.join(', ')}.`);
  }
  return undefined;
}

/** Debian's installer, or undefined where there is none or no right to use it. */
export function debianInstaller(): string | undefined {
  const path = '/usr/bin/apt-get';
  return process.getuid?.() === 0 && existsSync(path) ? path : undefined;
}

/** Installs Debian's packages; false where that failed. */
export function installPython(installer: string): boolean {
  const steps = [['update'], ['install', '--yes', '--no-install-recommends', ...debianPackages]];
  return steps.every((args) => spawnSync(installer, args, { stdio: 'inherit' }).status === 0);
}

function askProgram(program: string, args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(program, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 ? stdout : undefined;
}
