import { stack, type Tensor, type Tensor3D, type Tensor4D, tidy } from '@tensorflow/tfjs';
import { wantNumber, wantOptions, wantWhole } from '../arguments/want.ts';
import { wantNumbers, wantTensor } from '../arguments/want-list.ts';
import { streamWind } from '../sphere/stream-wind.ts';
import type { Numbers } from '../verification/numbers.ts';

/** Fields of what is seen of a flow, [samples, channels, rows, columns]. */
export type FlowChannels = (before: Tensor3D, now: Tensor3D, usual: Tensor3D) => Tensor4D;

/** The grid of a streamfunction, and what it was divided by. */
export interface FlowChannelsOptions {
  /** Degrees north, one a row. */
  latitudes: Numbers;
  /** 10⁶ m² s⁻¹ that are 1; 1 unless given. */
  unit?: number;
  /** How many of the fields, from the first; all 11 unless given. */
  channels?: number;
}

/** m s⁻¹ that are 1. Stronger winds than three times this count as three times: products must not run away. */
const gust = 15;
const most = 3;

/**
 * What a model may see of a flow of one layer, eleven fields: the streamfunction's departure from normal, its change since
 * the state before, what is normal; the fluxes of momentum u v and u² − v², and the same of wind and change of wind, u Δv +
 * v Δu and u Δu − v Δv; the wind u, v and its change Δu, Δv. Where the wind carries vorticity along, the streamfunction's
 * tendency is linear in the fluxes: −J(ψ, ∇²ψ) is made of their second derivatives.
 *
 * @returns a function of the streamfunction a step ago, now, and what is normal now, each [samples, rows, columns]; it gives
 *   [samples, channels, rows, columns], with a gradient
 * @throws TypeError for what is no tensor or no number; RangeError when shapes differ, there are not as many latitudes as
 *   rows or channels are no whole number from 1 to 11
 * @example
 * const psi = tf.zeros([5, 2, 4]) as tf.Tensor3D;
 * const see = flowChannels({ latitudes: [-45, 45] });
 * log(see(psi, psi, psi).shape); // [5, 11, 2, 4]
 */
export function flowChannels(options: FlowChannelsOptions): FlowChannels {
  const where = 'flowChannels';
  wantOptions(where, 'options', options);
  const { latitudes, unit = 1, channels = 11 } = options;
  wantNumbers(where, 'options.latitudes', latitudes);
  wantNumber(where, 'options.unit', unit, ' above 0', (size) => size > 0);
  wantWhole(where, 'options.channels', channels, 1, 11);
  const wind = (x: Tensor): Tensor[] =>
    streamWind(x.mul(unit / gust), latitudes).map((component) => component.clipByValue(-most, most));
  return (before, now, usual) => {
    for (const [name, given] of Object.entries({ before, now, usual })) wantTensor(where, name, given);
    if (String(before.shape) !== String(now.shape) || String(usual.shape) !== String(now.shape)) {
      throw new RangeError(
        `${where}: before, now and usual have the shapes [${before.shape}], [${now.shape}] and [${usual.shape}].`,
      );
    }
    return tidy(() => {
      const change = now.sub(before);
      const first = [now.sub(usual), change, usual];
      if (channels <= first.length) return stack(first.slice(0, channels), 1) as Tensor4D;
      const [u, v, du, dv] = [...wind(now), ...wind(change)] as [Tensor, Tensor, Tensor, Tensor];
      const fluxes = [
        u.mul(v),
        u.square().sub(v.square()),
        u.mul(dv).add(v.mul(du)),
        u.mul(du).sub(v.mul(dv)),
      ].map((flux) => flux.mul(0.7)); // as large as the departures
      return stack([...first, ...fluxes, u, v, du, dv].slice(0, channels), 1) as Tensor4D;
    });
  };
}
