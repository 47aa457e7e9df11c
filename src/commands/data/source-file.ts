import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from './sha256.ts';

/** A file of a Debian package. */
export interface PackagedFile {
  package: string;
  /** Path inside the package, from the root. */
  file: string;
  sha256: string;
  /** Environment variable that may name a copy of the file. */
  variable: string;
}

/**
 * Reads a file of a Debian package and verifies its SHA-256. It is looked for where the environment variable or
 * the command line's first argument points, then where the installed package puts it, then in the package itself,
 * which `apt-get` downloads into a temporary folder: nothing is installed.
 */
export function readPackagedFile(source: PackagedFile, argument = process.argv[2]): Buffer {
  const given = process.env[source.variable] ?? argument;
  const bytes = given
    ? readFileSync(given)
    : existsSync(source.file)
      ? readFileSync(source.file)
      : download(source);
  const found = sha256(bytes);
  if (found !== source.sha256) {
    throw new Error(
      `${given ?? source.file} is not the file that the data set was made from: ` +
        `its SHA-256 is ${found}, expected ${source.sha256}.`,
    );
  }
  return bytes;
}

function download(source: PackagedFile): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'course-data-'));
  try {
    execFileSync('apt-get', ['download', source.package], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const archive = readdirSync(folder).find((name) => name.endsWith('.deb'));
    if (!archive) throw new Error('apt-get downloaded nothing.');
    execFileSync('dpkg-deb', ['-x', archive, '.'], { cwd: folder });
    return readFileSync(join(folder, source.file));
  } catch (error) {
    throw new Error(
      `${source.file} is not on this machine and could not be taken from Debian's package ${source.package}. ` +
        `On Debian or Ubuntu: apt-get install ${source.package}. Elsewhere: download the package from ` +
        `https://packages.debian.org/${source.package}, unpack it (ar x, tar xf data.tar.*) and give the file's path ` +
        `in ${source.variable} or as the first argument.`,
      { cause: error },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
