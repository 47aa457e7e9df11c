/** VGG-16, ResNet-101 and U-Net, their blocks as volumes and their layers as a table, to be widened and deepened. */
import { action, type Control, choice } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { wide } from '../kit/frame.ts';
import { decimal, whole as grouped } from '../kit/reading.ts';
import { type Builder, blocksOf, initial, output, start, whole } from './model.ts';
import { type NetworkId, networks, total } from './networks.ts';
import { settings, table } from './table.ts';
import { blockHandle, layout, volumes } from './volumes.ts';
import { words } from './words.en.ts';

const names: Record<NetworkId, string> = words.names;

function isPublished({ network, size, width, depths }: Builder): boolean {
  const published = networks[network];
  return size === published.size && width === published.width && depths.join() === published.depths.join();
}

/** The state in words and numbers. */
function describe(state: Builder): string {
  const { network, size } = state;
  const name = isPublished(state) ? names[network] : words.changed[network];
  const out = output(state);
  if (out.size === 0) return words.nothing(name, size);
  const block = blocksOf(state)[state.chosen];
  const [all, own] = [whole(state), total(block?.rows ?? [])];
  const billions = (value: number): string => words.billions(decimal(value / 1e9));
  return [
    words.becomes(name, size, networks[network].channels, out.size, out.channels),
    words.learns(grouped(all.parameters), billions(all.multiplyAdds)),
    words.chosen(
      words.blockName(block?.id ?? ''),
      grouped(own.parameters),
      decimal((100 * own.parameters) / all.parameters, 1),
      billions(own.multiplyAdds),
    ),
  ].join(' ');
}

function controls(state: Builder): Control<Builder>[] {
  return [
    choice('network', words.choose, names, state.network, start),
    action('restore', words.restore, () => ({ ...start(state.network), chosen: state.chosen }), {
      disabled: isPublished(state),
    }),
  ];
}

export const figure: Figure<Builder> = {
  title: words.title,
  about: words.about,
  initial,
  drawings: (state) => {
    const { height: top } = layout(state);
    const { svg, height } = table(state, top);
    return (
      wide(words.picture, top + height, volumes(state) + svg) +
      wide(words.railsPicture, 36 * (2 + state.depths.length) + 12, settings(state).svg)
    );
  },
  describe,
  handles: (state) => ({ block: blockHandle(state), ...settings(state).handles }),
  controls,
  controlsFirst: true,
  grab: (state, id) => ({ state: { ...state, chosen: Number(id.replace('block-', '')) }, handle: 'block' }),
};
