import type { ArchiveContents, ArchivePart, ArchiveQuestion } from '../../protocol/archive.ts';
import type { ProgramEvent } from '../../protocol/events.ts';
import type { ModelQuestion, ModelTensor } from '../../protocol/model.ts';

/** What `lab` needs from whatever runs the program: the sandbox in the page, a harness in a test. */
export interface Host {
  emit(event: ProgramEvent): void;
  /** Resolves with the card and the uncompressed bytes of a data set; rejects with a readable message. */
  dataset(id: string): Promise<{ card: unknown; bytes: ArrayBuffer }>;
  /** Resolves with what an archive on another site answers; rejects with a readable message. */
  archive(question: ArchiveQuestion): Promise<ArchiveContents | ArchivePart>;
  /** Resolves with the weights of a model that was asked for, or with none when one was kept; rejects with a readable message. */
  model(question: ModelQuestion): Promise<ModelTensor[]>;
  /** True once the reader has pressed Stop. */
  stopping(): boolean;
  /** Lets waiting messages (Stop, data) through. */
  pause(): Promise<void>;
  /** Number of tensors and bytes alive, when the backend can tell. */
  memory(): { tensors: number; bytes: number } | undefined;
  /** Does some work and frees the tensors that it has made. */
  tidy(work: () => Promise<void>): Promise<void>;
}

let current: Host | undefined;

/** Connects `lab` to its host; called once by the runtime before a program starts. */
export function connect(host: Host): void {
  current = host;
}

/** The connected host. */
export function host(): Host {
  if (!current) throw new Error('lab is not connected to a running program.');
  return current;
}

/** Thrown inside a program to unwind it when the reader presses Stop. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  constructor() {
    super('Stopped.');
  }
}
