/** The occupancy of a graphics processor under the reader's hand. */
import { takeOver } from '../take-over.ts';
import { explorable } from './view.ts';

/** Takes over the figure that the page shows inside `host`. */
export function mount(host: Element): void {
  takeOver(host, explorable);
}
