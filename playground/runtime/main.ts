import { Stopped } from '../lab/host.ts';
import type { ArchiveQuestion } from '../protocol/archive.ts';
import type { BootMessage, Command } from '../protocol/commands.ts';
import type { ProgramEvent } from '../protocol/events.ts';
import { laterTask, replaceAnimationFrames } from './animation-frames.ts';
import { Archives } from './archives.ts';
import { chooseBackend } from './backends.ts';
import { closeDoors } from './close-doors.ts';
import { routeConsole } from './console.ts';
import { Datasets } from './datasets.ts';
import { gpuDevice, watchDevice } from './device-watch.ts';
import { explain } from './explain-error.ts';
import { Outbox } from './outbox.ts';
import { Pipelines } from './pipelines.ts';
import { memory, runProgram } from './run-program.ts';

/**
 * The sandbox's side of the conversation. One worker runs one program: the bootstrap has evaluated this script and
 * left the port to the page and the `load` command in `__sandbox`, which is taken away before any reader's code runs.
 */
function start({ port, load }: { port: MessagePort; load: Command & { type: 'load' } }): void {
  const assets = new Map<string, PromiseWithResolvers<ArrayBuffer>>();
  const datasets = new Datasets();
  const archives = new Archives();
  const boot = (message: BootMessage): void => port.postMessage(message);
  let stopping = false;
  let pipelines: Pipelines | undefined;

  const asset = (name: string): Promise<ArrayBuffer> => {
    const waiting = Promise.withResolvers<ArrayBuffer>();
    assets.set(name, waiting);
    boot({ boot: 'asset', name });
    return waiting.promise;
  };

  port.onmessage = ({ data: command }: MessageEvent<Command>) => {
    switch (command.type) {
      case 'asset':
        return assets.get(command.name)?.resolve(command.bytes);
      case 'dataset':
        return datasets.arrived(command.id, command);
      case 'dataset-failed':
        return datasets.failed(command.id, command.message);
      case 'archive':
        return archives.answered(command.request, command.answer);
      case 'archive-failed':
        return archives.failed(command.request, command.message);
      case 'stop':
        stopping = true;
        return;
      case 'run':
        return void run(command);
      case 'load':
        return;
      default:
        command satisfies never;
    }
  };

  async function run({ run, program, check }: Command & { type: 'run' }): Promise<void> {
    const outbox = new Outbox(run, (message) => port.postMessage(message));
    let over = false;
    const end = (event: ProgramEvent): void => {
      if (over) return;
      over = true;
      if (pipelines) outbox.push({ type: 'shaders', texts: pipelines.used });
      outbox.push(event);
      outbox.flush();
    };
    const host = {
      emit: (event: ProgramEvent) => (over ? undefined : outbox.push(event)),
      dataset: (id: string) => {
        outbox.push({ type: 'need', dataset: id });
        outbox.flush();
        return datasets.get(id);
      },
      archive: (question: ArchiveQuestion) =>
        archives.ask((request) => {
          outbox.push({ type: 'archive', request, question });
          outbox.flush();
        }),
      stopping: () => stopping,
      pause: laterTask,
      memory,
    };
    closeDoors();
    // A call from the reader's line passes through more of tfjs than the ten frames an engine keeps.
    Error.stackTraceLimit = 100;
    routeConsole();
    watchDevice((error) => end({ type: 'failed', error }));
    addEventListener('unhandledrejection', (event) => {
      event.preventDefault();
      end(
        event.reason instanceof Stopped
          ? { type: 'stopped' }
          : { type: 'failed', error: explain(event.reason) },
      );
    });
    addEventListener('error', (event) => {
      event.preventDefault();
      end({ type: 'failed', error: explain(event.error ?? event.message) });
    });
    end(await runProgram(program, check, host));
  }

  replaceAnimationFrames();
  chooseBackend(load.backends, asset).then(
    ({ backend, notes }) => {
      const device = gpuDevice();
      if (device) pipelines = new Pipelines(device, load.shaders);
      boot({ boot: 'ready', backend, notes });
    },
    (error: unknown) =>
      boot({ boot: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
}

declare global {
  var __sandbox: { port: MessagePort; load: Command & { type: 'load' } } | undefined;
}

const handed = globalThis.__sandbox;
if (handed) {
  Reflect.deleteProperty(globalThis, '__sandbox');
  start(handed);
}
