import { spawn } from 'node:child_process';

/** One program of a longer command. */
export interface Step {
  name: string;
  command: string;
  args: readonly string[];
  cwd: string;
  /** Variables besides those of this process. */
  env: Record<string, string>;
  /** Whether its output waits until it has ended: another step is running beside it. */
  held?: boolean;
}

/** How a step ended, and after how many seconds. */
export interface StepResult {
  name: string;
  passed: boolean;
  seconds: number;
}

/** Runs a step with its output shown under its name, then says how it ended and how long it took. */
export function runStep({ name, command, args, cwd, env, held = false }: Step): Promise<StepResult> {
  const title = `\n── ${name}`;
  if (!held) console.log(title);
  const start = performance.now();
  // npm and the tools in node_modules/.bin are .cmd files on Windows, which only a shell can start.
  const shell = process.platform === 'win32';
  const stdio = held ? 'pipe' : 'inherit';
  const child = spawn(command, [...args], { cwd, env: { ...process.env, ...env }, stdio, shell });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => output.push(part));
  return new Promise((done) => {
    const end = (passed: boolean, why: string) => {
      const seconds = (performance.now() - start) / 1000;
      if (held) console.log(`${title}\n${Buffer.concat(output).toString().trimEnd()}`);
      console.log(`── ${name}: ${passed ? 'ok' : `FAILED (${why})`}, ${seconds.toFixed(1)} s`);
      done({ name, passed, seconds });
    };
    child.once('error', (error) => end(false, error.message));
    child.once('close', (code, signal) => end(code === 0, signal ?? `exit ${code}`));
  });
}
