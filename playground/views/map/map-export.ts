import { tools as words } from '../../words/en/views.ts';
import { layoutAxis } from '../drawing/axis.ts';
import { levels } from '../drawing/palette.ts';
import { geoTicks } from './geo-ticks.ts';
import { mapLabels } from './map-labels.ts';
import type { MapLayout } from './map-layout.ts';
import { paletteWords } from './palette-words.ts';

const [margin, gap, line] = [24, 28, 20];

/** The map with title, names, colour bars and units as one image, twice as fine as it stands on the page. */
export async function mapPng(
  layout: MapLayout,
  frame: number,
  panels: readonly HTMLCanvasElement[],
  page: HTMLElement,
): Promise<Blob> {
  const { spec } = layout.map;
  const colour = (name: string) => getComputedStyle(page).getPropertyValue(name).trim();
  const width = panels.length > 1 ? 420 : 760;
  const height = Math.round((width * layout.view.height) / layout.view.width);
  const left = margin + 34;
  const canvas = document.createElement('canvas');
  const full = [left + panels.length * (width + gap) - gap + margin, 3 * line + height + 110] as const;
  [canvas.width, canvas.height] = [full[0] * 2, full[1] * 2];
  const context = canvas.getContext('2d');
  if (!context) throw new Error(words.noImage);
  context.scale(2, 2);
  context.fillStyle = colour('--paper') || 'white';
  context.fillRect(0, 0, ...full);
  const text = (content: string, x: number, y: number, align: CanvasTextAlign = 'left', bold = false) => {
    context.fillStyle = bold ? colour('--ink') : colour('--ink-soft');
    context.font = `${bold ? '600 15' : '12'}px system-ui, sans-serif`;
    context.textAlign = align;
    context.fillText(content, x, y);
  };
  const at = spec.frames.names[frame];
  text(spec.title + (at ? ` · ${spec.frames.label} ${at}` : ''), left, margin + 8, 'left', true);
  const top = margin + 2 * line;
  const ticks = geoTicks(layout.view);
  layout.map.panels.forEach((panel, i) => {
    const x = left + i * (width + gap);
    const source = panels[i];
    text(panel.name, x, top - 8);
    if (source && source.width > 0) context.drawImage(source, x, top, width, height);
    for (const tick of ticks.x) text(tick.text, x + (tick.at / 100) * width, top + height + 15, 'center');
    if (i === 0)
      for (const tick of ticks.y) text(tick.text, x - 5, top + (tick.at / 100) * height + 4, 'right');
    for (const { text: name, at: place, side } of mapLabels(panel, layout.view, width)) {
      const px =
        x + (place[0] / layout.view.width) * width + (side === 'left' ? -8 : side === 'right' ? 8 : 0);
      context.lineWidth = 3;
      context.strokeStyle = colour('--paper');
      const py =
        top + (place[1] / layout.view.height) * height + (side === 'above' ? -9 : side === 'below' ? 17 : 4);
      context.font = '12px system-ui, sans-serif';
      const align = side === 'left' ? 'right' : side === 'right' ? 'left' : 'center';
      context.textAlign = align;
      context.strokeText(name, px, py);
      text(name, px, py, align);
    }
  });
  spec.scales.forEach((scale, i) => {
    const owner = layout.map.panels.findIndex((panel) => panel.scale === i);
    const range = layout.ranges[i];
    if (owner < 0 || !range) return;
    const [x, y] = [left + owner * (width + gap), top + height + 34];
    const words = paletteWords(scale.palette);
    const length = Math.min(320, width - 70);
    for (let level = 0; level < levels; level += 1) {
      const word = words[level + 1] as number;
      context.fillStyle = `rgb(${word & 255} ${(word >> 8) & 255} ${(word >> 16) & 255})`;
      context.fillRect(x + (level * length) / levels, y, length / levels + 0.6, 12);
    }
    const axis = layoutAxis({ label: '' }, range, { log: false, nice: false, ticks: 5 });
    for (const tick of axis.ticks) text(tick.text, x + tick.at * length, y + 28, 'center');
    text(scale.units, x + length + 10, y + 11);
  });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(words.noImage))), 'image/png');
  });
}
