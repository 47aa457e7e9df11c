import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatasetCard } from '../../schemas/dataset.ts';
import { sha256 } from './sha256.ts';

type Source = DatasetCard['source'];

/** A package and the files that a data set is made from; what is not known yet is filled in by `readPackage`. */
export interface PackagedFiles extends Omit<Source, 'files'> {
  files: readonly {
    /** Path inside the package: from the root of the file system (Debian) or of the package (npm). */
    file: string;
    sha256: string;
    /** Environment variable that may name a copy of the file. */
    variable: string;
  }[];
}

/**
 * Reads files of a Debian or npm package and verifies their SHA-256. Each is looked for where its environment
 * variable points, then where the installed Debian package puts it, then in the package itself, which `apt-get` or
 * `npm` downloads into a temporary folder: nothing is installed.
 */
export function readPackage({ files, ...source }: PackagedFiles): { contents: Buffer[]; source: Source } {
  const contents = files.map((entry) => {
    const given = process.env[entry.variable];
    const installed = source.registry === 'debian' && existsSync(entry.file) ? entry.file : undefined;
    const place = given ?? installed ?? join(unpacked(source, entry), entry.file);
    return verified(readFileSync(place), entry, given ?? entry.file);
  });
  const described = files.map(({ file, sha256 }, index) => ({
    file,
    bytes: contents[index]?.length ?? 0,
    sha256,
  }));
  return { contents, source: { ...source, files: described } };
}

function verified(bytes: Buffer, expected: { sha256: string }, place: string): Buffer {
  const found = sha256(bytes);
  if (found === expected.sha256) return bytes;
  throw new Error(
    `${place} is not the file that the data set was made from: ` +
      `its SHA-256 is ${found}, expected ${expected.sha256}.`,
  );
}

/** Packages that this process has unpacked: several data sets come from one. */
const folders = new Map<string, string>();
process.once('exit', () => {
  for (const folder of folders.values()) rmSync(folder, { recursive: true, force: true });
});

/** Downloads the package and unpacks it into a folder, its paths below the folder. */
function unpacked(
  { registry, package: name, version }: Omit<Source, 'files'>,
  { file, variable }: { file: string; variable: string },
): string {
  const known = folders.get(name);
  if (known) return known;
  const folder = mkdtempSync(join(tmpdir(), 'course-data-'));
  folders.set(name, folder);
  const run = (command: string, ...words: string[]): void => {
    execFileSync(command, words, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  };
  const archive = (extension: string): string => {
    const found = readdirSync(folder).find((entry) => entry.endsWith(extension));
    if (!found) throw new Error('Nothing was downloaded.');
    return found;
  };
  try {
    if (registry === 'debian') {
      run('apt-get', 'download', name);
      run('dpkg-deb', '-x', archive('.deb'), '.');
    } else {
      run('npm', 'pack', `${name}@${version}`);
      run('tar', 'xzf', archive('.tgz'), '--strip-components=1');
    }
    return folder;
  } catch (error) {
    const elsewhere =
      registry === 'debian'
        ? `On Debian or Ubuntu: apt-get install ${name}. Elsewhere: download the package from ` +
          `https://packages.debian.org/${name}, unpack it (ar x, tar xf data.tar.*)`
        : `Download it with npm pack ${name}@${version}, unpack it`;
    throw new Error(
      `${file} is not on this machine and could not be taken from the package ${name}. ${elsewhere} and give the ` +
        `file's path in ${variable}.`,
      { cause: error },
    );
  }
}
