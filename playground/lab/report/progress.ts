import { host } from '../host/host.ts';

/** Shows how far a program is: `progress('months', 3, 12)`. `steps` and `epochs` do this by themselves. */
export function progress(label: string, done: number, total: number): void {
  host().emit({ type: 'progress', label: String(label), done, total });
}
