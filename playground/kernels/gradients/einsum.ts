import * as tf from '@tensorflow/tfjs';
import { setGradient } from './register.ts';

/** The gradient of one term: the sum over what the other term and the result have in common with it. */
function ofTerm(
  dy: tf.Tensor,
  result: string,
  term: { labels: string; shape: number[] },
  other?: { labels: string; tensor: tf.Tensor },
): tf.Tensor {
  const known = result + (other?.labels ?? '');
  const reached = [...term.labels].filter((label) => known.includes(label)).join('');
  const sum = other
    ? tf.einsum(`${result},${other.labels}->${reached}`, dy, other.tensor)
    : tf.einsum(`${result}->${reached}`, dy);
  // A label that this term alone has was summed over: every entry counts alike.
  const sizes = term.shape.map((size, axis) => (reached.includes(term.labels[axis] ?? '') ? size : 1));
  return sum.reshape(sizes).broadcastTo(term.shape);
}

export function registerEinsumGradient(): void {
  setGradient(tf.Einsum, { saveAllInputs: true }, (dy, saved, attrs) => {
    const [terms = '', result = ''] = (attrs['equation'] as string).replace(/\s/g, '').split('->');
    const labels = terms.split(',');
    return Object.fromEntries(
      saved.map((tensor, index) => {
        const beside = saved[1 - index];
        const other = saved.length > 1 && beside && { labels: labels[1 - index] ?? '', tensor: beside };
        const term = { labels: labels[index] ?? '', shape: tensor.shape };
        return [index, () => ofTerm(dy, result, term, other || undefined)];
      }),
    );
  });
}
