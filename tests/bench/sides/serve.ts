/** Takes steps for at least so many milliseconds, and at least one. */
export interface Order {
  /** A model, or an operation. */
  subject: string;
  milliseconds: number;
}

export type Answer = { perStep: number } | { failed: string };

/** Takes a step of training and gives its loss, or runs an operation. */
export type Step = () => Promise<number>;

/** Milliseconds so far: of this thread's processor, so that other work on the machine hardly counts; or by the clock. */
const clocks = {
  processor: () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  },
  wall: () => performance.now(),
};

/** Answers the orders of the benchmark's process; a subject is begun once. */
export function serve(begin: (subject: string) => Promise<Step>, clock: keyof typeof clocks): void {
  const begun = new Map<string, Promise<Step>>();
  const now = clocks[clock];
  const answer = async ({ subject, milliseconds }: Order): Promise<Answer> => {
    try {
      const training = begun.get(subject) ?? begin(subject);
      begun.set(subject, training);
      const step = await training;
      const start = now();
      let [steps, loss, spent] = [0, 0, 0];
      do {
        loss = await step();
        steps++;
        spent = now() - start;
      } while (spent < milliseconds);
      return Number.isFinite(loss) ? { perStep: spent / steps } : { failed: `Its loss is ${loss}.` };
    } catch (error) {
      return { failed: error instanceof Error ? error.message : String(error) };
    }
  };
  process.on('message', async (order: Order) => process.send?.(await answer(order)));
}
