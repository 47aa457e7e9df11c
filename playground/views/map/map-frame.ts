import { cells as words } from '../../words/en/views.ts';
import { colourBar } from '../drawing/colour-bar.ts';
import { clip, escapeHtml } from '../drawing/escape.ts';
import { displayNumber } from '../drawing/number-format.ts';
import type { MapPanel } from './event.ts';
import { type GeoTick, geoTicks } from './geo-ticks.ts';
import type { MapLayout } from './map-layout.ts';
import { mapNotes, panelLabel } from './map-text.ts';

/** A map's figure. `inside` draws a panel: an image in a page that the build writes, a canvas in a live one. */
export function mapFigure(layout: MapLayout, frame: number, inside: (panel: number) => string): string {
  const { spec } = layout.map;
  return `<figure class="view view-map"><div class="view-head"><figcaption>${escapeHtml(clip(spec.title, 300))}</figcaption></div><div class="map-body">${mapBody(layout, frame, inside)}</div></figure>`;
}

/** The figure without its title: panels, time, colour bars, notes. */
export function mapBody(layout: MapLayout, frame: number, inside: (panel: number) => string): string {
  const { panels } = layout.map;
  const { width, height, kind } = layout.view;
  const shape = Math.round((width / height) * 1000) / 1000;
  const ticks = geoTicks(layout.view);
  const maps = panels.map((panel, i) => {
    const area = `<div class="map-area" role="img" aria-label="${escapeHtml(panelLabel(layout, i, frame))}">${inside(i)}</div>`;
    return `<div class="geo-panel">${panelName(panel)}<div class="geo-map">${axis('y', ticks.y)}${area}${axis('x', ticks.x)}</div></div>`;
  });
  const bars = `<div class="colour-bars">${colourBars(layout)}</div>`;
  return `<div class="geo-panels geo-${kind} panels-${panels.length}" style="--shape:${shape}">${maps.join('')}${bars}</div>${frameText(layout, frame)}<p class="view-note">${notesHtml(layout, frame)}</p>`;
}

/** The lines below the maps. */
export function notesHtml(layout: MapLayout, frame: number): string {
  const notes = mapNotes(layout.map, frame).map(escapeHtml);
  const { spec } = layout.map;
  layout.ranges.forEach(({ min, max, low, high }, i) => {
    const units = spec.scales[i]?.units ?? '';
    if (min < low || max > high)
      notes.push(escapeHtml(words.reach(displayNumber(min, 3), displayNumber(max, 3), units)));
  });
  return notes.join(' ');
}

function panelName({ name, role }: MapPanel): string {
  return name ? `<p class="geo-name${role ? ` s-${role}` : ''}">${escapeHtml(clip(name, 80))}</p>` : '';
}

function axis(side: 'x' | 'y', ticks: GeoTick[]): string {
  if (ticks.length === 0) return '';
  const marks = ticks.map(
    ({ at, text }) =>
      `<span style="${side === 'x' ? 'left' : 'top'}:${Math.round(at * 100) / 100}%">${text}</span>`,
  );
  return `<div class="ticks ticks-${side}" aria-hidden="true">${marks.join('')}</div>`;
}

/** A bar for each scale that colours something; it says whose it is where there are several. */
function colourBars({ map, ranges }: MapLayout): string {
  const { spec, panels } = map;
  return spec.scales
    .map((scale, i) => {
      const own = panels.filter((panel) => panel.scale === i);
      const coloured = own.some(
        ({ field, points, tracks }) => field || points?.values || tracks?.some(({ values }) => values),
      );
      const range = ranges[i];
      if (!coloured || !range) return '';
      const names = spec.scales.length > 1 ? own.map(({ name }) => name).join(', ') : '';
      const whose = names ? `<p class="bar-name">${escapeHtml(clip(names, 160))}</p>` : '';
      return `<div>${whose}${colourBar(scale.palette, scale.units, range)}</div>`;
    })
    .join('');
}

/** What the frame is called; a live map has its player in this place. */
function frameText({ map }: MapLayout, frame: number): string {
  const { label, names } = map.spec.frames;
  const text = [label, names[frame]].filter(Boolean).join(' ');
  return names.length > 1 || names[0] ? `<p class="frame-name">${escapeHtml(text)}</p>` : '';
}
