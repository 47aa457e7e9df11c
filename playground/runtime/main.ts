import { registerForEveryBackend } from '../kernels/every-backend.ts';
import { Stopped } from '../lab/host/host.ts';
import type { ArchiveContents, ArchivePart, ArchiveQuestion } from '../protocol/archive.ts';
import type { BootMessage, Command } from '../protocol/commands.ts';
import type { ProgramEvent } from '../protocol/events.ts';
import type { ModelQuestion, ModelTensor } from '../protocol/model.ts';
import { laterTask, replaceAnimationFrames } from './animation-frames.ts';
import { chooseBackend, NoBackend } from './choose-backend.ts';
import { closeDoors } from './close-doors.ts';
import { routeConsole } from './console.ts';
import { withCourseKernels } from './course-kernels.ts';
import { glContext, gpuDevice, watchDevice } from './device-watch.ts';
import { explain } from './explain-error.ts';
import { GlPrograms } from './gl-programs.ts';
import { Handed, type HandedDataset } from './handed.ts';
import { fuseLabOptimisers } from './lab-optimisers.ts';
import { type Clocks, LeftWork, watchReads } from './left-work.ts';
import { Outbox } from './outbox.ts';
import { Pipelines } from './pipelines.ts';
import { Questions } from './questions.ts';
import { refuseGraphics } from './refuse-graphics.ts';
import { refuseSyncReads } from './refuse-sync-reads.ts';
import { rehearse, rehearseData } from './rehearse.ts';
import { memory, runProgram } from './run-program.ts';
import { StepGate } from './step-gate.ts';
import { tidy } from './tidy.ts';
import { guardTimers } from './timers.ts';

/** Milliseconds after which a worker that has no program yet is a spare one. */
const rehearsalDelay = 100;

/**
 * The sandbox's side of the conversation. One worker runs one program: the bootstrap has evaluated this script and
 * left the port to the page and the `load` command in `__sandbox`, which is taken away before any reader's code runs.
 */
function start({ port, load }: { port: MessagePort; load: Command & { type: 'load' } }): void {
  const archives = new Questions<ArchiveContents | ArchivePart>();
  const models = new Questions<ModelTensor[]>();
  const boot = (message: BootMessage): void => port.postMessage(message);
  let stopping = false;
  let running = false;
  let pipelines: Pipelines | undefined;
  let glPrograms: GlPrograms | undefined;
  let left: LeftWork | undefined;
  const gate = new StepGate();
  let askForAsset = (name: string): void => boot({ boot: 'asset', name });
  const assets = new Handed<ArrayBuffer>((name) => askForAsset(name));
  const datasets = new Handed<HandedDataset>(() => {});

  port.onmessage = ({ data: command }: MessageEvent<Command>) => {
    switch (command.type) {
      case 'asset':
        return assets.arrived(command.name, command.bytes);
      case 'asset-failed':
        return assets.failed(command.name, command.message);
      case 'dataset':
        datasets.arrived(command.id, command);
        return unlessRunning(() => void rehearseData(command, goOnRehearsing));
      case 'dataset-failed':
        return datasets.failed(command.id, command.message);
      case 'archive':
        return archives.answered(command.request, command.answer);
      case 'archive-failed':
        return archives.failed(command.request, command.message);
      case 'model':
        return models.answered(command.request, command.tensors);
      case 'model-failed':
        return models.failed(command.request, command.message);
      case 'stop':
        stopping = true;
        // A loop that waits hears it too.
        return gate.allow(0);
      case 'allow':
        return gate.allow(command.steps);
      case 'run':
        return void run(command);
      case 'load':
        return;
      default:
        command satisfies never;
    }
  };

  /** Later, so that the program of a reader who has pressed Run already comes first. */
  const unlessRunning = (rehearsal: () => void): void => {
    setTimeout(() => running || rehearsal(), rehearsalDelay);
  };

  let rehearsal: Promise<void> | undefined;
  const goOnRehearsing = async (): Promise<boolean> => {
    await laterTask();
    return !running;
  };

  async function run({ run, program, check, steps }: Command & { type: 'run' }): Promise<void> {
    running = true;
    gate.allow(steps);
    // At most a step of it is left: the program starts on a worker without its tensors.
    await rehearsal;
    const outbox = new Outbox(run, (message) => port.postMessage(message));
    // Before a run the page hears boot messages, during it events.
    askForAsset = (name) => {
      outbox.push({ type: 'need-asset', name });
      outbox.flush();
    };
    let over = false;
    const leftWork = new LeftWork(globalThis as unknown as Clocks);
    left = leftWork;
    watchReads(leftWork);
    const end = (event: ProgramEvent): void => {
      if (over) return;
      over = true;
      const { used } = pipelines ?? glPrograms ?? {};
      if (used) outbox.push({ type: 'shaders', texts: used });
      outbox.push(event);
      outbox.flush();
    };
    const host = {
      emit: (event: ProgramEvent) => (over ? undefined : outbox.push(event)),
      dataset: (id: string) => {
        outbox.push({ type: 'need', dataset: id });
        outbox.flush();
        return leftWork.answer(datasets.get(id));
      },
      archive: (question: ArchiveQuestion) =>
        leftWork.answer(
          archives.ask((request) => {
            outbox.push({ type: 'archive', request, question });
            outbox.flush();
          }),
        ),
      model: (question: ModelQuestion) =>
        leftWork.answer(
          models.ask((request) => {
            outbox.push({ type: 'model', request, question });
            outbox.flush();
          }),
        ),
      stopping: () => stopping || over,
      pause: laterTask,
      memory,
      tidy,
    };
    const failed = (thrown: unknown): void =>
      end(thrown instanceof Stopped ? { type: 'stopped' } : { type: 'failed', error: explain(thrown) });
    closeDoors();
    guardTimers(failed);
    // A call from the reader's line passes through more of tfjs than the ten frames an engine keeps.
    Error.stackTraceLimit = 100;
    routeConsole();
    watchDevice((error) => end({ type: 'failed', error }));
    addEventListener('unhandledrejection', (event) => {
      event.preventDefault();
      failed(event.reason);
    });
    addEventListener('error', (event) => {
      event.preventDefault();
      failed(event.error ?? event.message);
    });
    end(await runProgram(program, check, host, leftWork, gate));
  }

  replaceAnimationFrames();
  if (!load.graphics) refuseGraphics();
  withCourseKernels(load.kernels === 'course');
  if (load.kernels === 'course') {
    registerForEveryBackend();
    fuseLabOptimisers();
  }
  chooseBackend(load, (name) => left?.answer(assets.get(name)) ?? assets.get(name)).then(
    ({ backend, notes }) => {
      const device = gpuDevice();
      if (device) {
        pipelines = new Pipelines(device, load.shaders);
        refuseSyncReads();
      }
      const context = glContext();
      if (context) glPrograms = new GlPrograms(context, load.shaders);
      boot({ boot: 'ready', backend, notes });
      unlessRunning(() => {
        // A rehearsal that fails costs nothing: the program will be told what is wrong.
        rehearsal = (async () => {
          await glPrograms?.warm(goOnRehearsing);
          await rehearse(goOnRehearsing);
        })().catch(() => {});
      });
    },
    (error: unknown) =>
      boot({
        boot: 'failed',
        notes: error instanceof NoBackend ? error.notes : [],
        message: error instanceof Error ? error.message : String(error),
      }),
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
