import { engineFields, type TapeNode } from '../tfjs-private.ts';

/**
 * Lets a gradient be differentiated that is made from a saved result, such as that of tanh. The engine of TensorFlow.js
 * notes the copy that it saves before the operation whose result it copies; a tape is read in order, so the copy seems to
 * depend on nothing.
 */
export function orderTape(): void {
  const engine = engineFields();
  const addTapeNode = engine.addTapeNode.bind(engine);
  engine.addTapeNode = (...node) => {
    addTapeNode(...node);
    if (engine.state.gradientDepth < 2) return;
    const tape = engine.state.activeTape;
    const results = new Set(node[2].map(({ id }) => id));
    const own = tape.length - 1;
    let first = own;
    while (first > 0 && copies(tape[first - 1], results)) first--;
    // The operation, then the copies of its results.
    if (first < own) tape.splice(first, own - first + 1, tape[own] as TapeNode, ...tape.slice(first, own));
  };
}

function copies(node: TapeNode | undefined, results: ReadonlySet<number>): boolean {
  return Object.values(node?.inputs ?? {}).some((input) => input && results.has(input.id));
}
