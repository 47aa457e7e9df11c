import { registerRule } from '../kernels/optimisers/register.ts';
import {
  add,
  constant,
  div,
  type Expression,
  g,
  mul,
  type Rule,
  sqrt,
  state,
  sub,
  w,
} from '../kernels/optimisers/rule.ts';
import { adamEntry } from '../kernels/optimisers/tfjs-optimisers.ts';
import { AdamW } from '../lab/training/adamw.ts';
import { RMSProp } from '../lab/training/rmsprop.ts';

/* Constants: learning rate, decay, 1 − decay, ε and momentum. States: mean square and, with momentum, the last step. */
const square = add(mul(state(0), constant(1)), mul(mul(g, g), constant(2)));
const scaled = div(g, add(sqrt(square), constant(3)));
const moved = (step: Expression): Expression => sub(w, mul(step, constant(0)));

const plain: Rule = { name: 'rmspropUsual', constants: 4, weight: moved(scaled), states: [square] };
const step = add(mul(state(1), constant(4)), scaled);
const withMomentum: Rule = {
  name: 'rmspropUsualMomentum',
  constants: 5,
  weight: moved(step),
  states: [square, step],
};

/** Registers the rules of the optimisers of `lab`: it knows nothing of kernels, nor they of it. */
export function fuseLabOptimisers(): void {
  registerRule(
    AdamW,
    adamEntry((optimizer: AdamW, variable) => optimizer.decayFactor(variable)),
  );
  registerRule(RMSProp, {
    describe(optimizer) {
      const { learningRate, decay, epsilon, momentum } = optimizer.getConfig();
      const constants = [learningRate, decay, 1 - decay, epsilon];
      return {
        rule: momentum === 0 ? plain : withMomentum,
        held: (variable) => optimizer.statesOf(variable),
        states: (variable) => optimizer.statesOf(variable),
        constants: () => (momentum === 0 ? constants : [...constants, momentum]),
      };
    },
  });
}
