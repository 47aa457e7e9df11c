/** Takes steps for at least so many milliseconds, and at least one. */
export interface Order {
  /** A model, or an operation. */
  subject: string;
  milliseconds: number;
}

/** What a turn took; times are milliseconds a step. */
export interface Turn {
  /** As the side counts it: of the processor, in the thread that trains; or by the clock. */
  perStep: number;
  /** Of the processor, in all threads of the process: those that compile, collect garbage and help to compute, too. */
  process: number;
  /** By the clock on the wall. */
  clock: number;
  /** Losses of the first steps of this subject, at most five: of all its turns. */
  losses: number[];
}

export type Answer = Turn | { failed: string };

/** Takes a step of training and gives its loss, or runs an operation. */
export type Step = () => Promise<number>;

const milliseconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;

/** Milliseconds so far. Other work on the machine hardly counts where the processor's are taken. */
const clocks = {
  processor: () => milliseconds(process.threadCpuUsage()),
  process: () => milliseconds(process.cpuUsage()),
  wall: () => performance.now(),
};

/** Answers the orders of the benchmark's process; a subject is begun once. */
export function serve(begin: (subject: string) => Promise<Step>, clock: 'processor' | 'wall'): void {
  const begun = new Map<string, Promise<{ step: Step; losses: number[] }>>();
  const now = clocks[clock];
  const answer = async ({ subject, milliseconds: least }: Order): Promise<Answer> => {
    try {
      const training = begun.get(subject) ?? begin(subject).then((step) => ({ step, losses: [] }));
      begun.set(subject, training);
      const { step, losses } = await training;
      const [start, ofAll, began] = [now(), clocks.process(), clocks.wall()];
      let [steps, loss, spent] = [0, 0, 0];
      do {
        loss = await step();
        if (losses.length < 5) losses.push(loss);
        steps++;
        spent = now() - start;
      } while (spent < least);
      if (!Number.isFinite(loss)) return { failed: `Its loss is ${loss}.` };
      const all = clocks.process() - ofAll;
      return {
        perStep: spent / steps,
        process: all / steps,
        clock: (clocks.wall() - began) / steps,
        losses,
      };
    } catch (error) {
      return { failed: error instanceof Error ? error.message : String(error) };
    }
  };
  process.on('message', async (order: Order) => process.send?.(await answer(order)));
}
