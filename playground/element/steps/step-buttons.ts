import { allow } from '../../page/buttons.ts';
import type { State } from '../../session/state.ts';
import { find } from '../markup.ts';

/** Says which of the buttons that go step by step mean something now. */
export function showSteps(root: HTMLElement, { phase }: State): void {
  const steppable = phase !== 'loading' && phase !== 'stopping';
  allow(find(root, 'step'), steppable);
  allow(find(root, 'ten-steps'), steppable);
  allow(find(root, 'go-on'), phase === 'paused');
}
