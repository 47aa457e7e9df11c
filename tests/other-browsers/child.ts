import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A program that was started for a test and does not outlive it. */
export interface Child {
  process: ChildProcess;
  end(): Promise<void>;
}

/** Starts a program in a process group of its own, so that what it starts ends with it. */
export function startChild(command: string, args: string[], options: SpawnOptions = {}): Child {
  const child = spawn(command, args, { ...options, detached: true });
  const kill = (): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
  process.once('exit', kill);
  return {
    process: child,
    async end() {
      process.off('exit', kill);
      const running = child.exitCode === null && child.signalCode === null;
      kill();
      if (running) await once(child, 'exit');
    },
  };
}

/** The first match of a pattern in what a program says on a stream; rejects when it ends or says nothing for `ms`. */
export function heard(
  child: ChildProcess,
  stream: NodeJS.ReadableStream | null,
  pattern: RegExp,
  ms = 30_000,
): Promise<RegExpExecArray> {
  return new Promise((done, fail) => {
    let said = '';
    const give = (why: string): void => fail(new Error(`${child.spawnfile} ${why}: ${said.slice(-1000)}`));
    const timer = setTimeout(() => give(`said nothing like ${pattern}`), ms);
    child.once('error', (error) => give(error.message));
    child.once('exit', () => give('ended'));
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const match = pattern.exec(said);
      if (!match) return;
      clearTimeout(timer);
      done(match);
    });
  });
}
