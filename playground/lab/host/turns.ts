/** Things that leave in the order in which they were begun, though some are ready later than others. */
export interface Turns {
  /** Takes the next turn; what it hands back is called once with what to do. Nothing is done before all earlier turns. */
  take(): (leave: () => void) => void;
  /** Takes a turn for what is ready: it is done at once where nothing waits. */
  now(leave: () => void): void;
  /** Does all that is ready and forgets the rest: for a run that is over. */
  end(): void;
}

interface Turn {
  leave?: () => void;
}

/** A queue of its own. */
function makeTurns(): Turns {
  let waiting: Turn[] = [];

  function release(): void {
    let ready = 0;
    while (waiting[ready]?.leave) ready += 1;
    leaveAll(waiting.splice(0, ready));
  }

  return {
    take() {
      const turn: Turn = {};
      waiting.push(turn);
      return (leave) => {
        turn.leave = leave;
        if (waiting[0] === turn) release();
      };
    },
    now(leave) {
      if (waiting.length === 0) leave();
      else waiting.push({ leave });
    },
    end() {
      const rest = waiting;
      waiting = [];
      leaveAll(rest);
    },
  };
}

/** One that fails holds up none behind it. */
function leaveAll(turns: readonly Turn[]): void {
  const failures: unknown[] = [];
  for (const { leave } of turns) {
    try {
      leave?.();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

/** What a program shows beside its text: a tensor that is drawn is read later than a list after it. */
export const drawings = makeTurns();
/** Lines of the console. */
export const lines = makeTurns();
