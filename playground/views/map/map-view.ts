import { paletteBytes } from '../drawing/palette.ts';
import { pngAddress } from '../drawing/png.ts';
import { baseMarks, isNarrow, underMarks } from './base-marks.ts';
import { coarseGeography } from './coastlines.ts';
import { fieldInk } from './field-ink.ts';
import { fineGeography } from './fine-coastlines.ts';
import { geoRing } from './geo-ring.ts';
import { fineGrid } from './grid-image.ts';
import { mapFigure } from './map-frame.ts';
import { labelsHtml, mapLabels } from './map-labels.ts';
import { layoutMap, type MapLayout } from './map-layout.ts';
import type { MapMark } from './map-mark.ts';
import { panelMarks } from './map-marks.ts';
import { frameOf } from './map-scales.ts';
import { pixelLookup } from './pixel-lookup.ts';
import type { MapResult } from './state.ts';
import { SvgPath } from './svg-path.ts';

/** Width of a map that the build draws, in pixels of its image: a page carries it with every load. */
const imageWidth = { one: 400, several: 280 };
/** Width on the page that names of stations are set for: a phone's. */
const labelWidth = 340;

/** A map as the build writes it into a page: its first frame, drawn without any script. */
export function mapView(map: MapResult): string {
  const layout = layoutMap(map);
  return mapFigure(layout, 0, (index) => {
    const panel = map.panels[index];
    const labels = panel ? labelsHtml(mapLabels(panel, layout.view, labelWidth), layout.view) : '';
    return panelPicture(layout, index) + labels;
  });
}

/**
 * The first panel of a map without title, ticks, names and bar: small, beside words that say what it is.
 *
 * @param height pixels of its image from top to bottom
 */
export function mapPicture(map: MapResult, height: number): { inside: string; shape: number } {
  const layout = layoutMap(map);
  const shape = layout.view.width / layout.view.height;
  return { inside: panelPicture(layout, 0, { pixels: Math.round(height * shape), step: 5 }), shape };
}

/** How finely a picture is drawn: width of its image in pixels, shortest line in units of the view. */
interface Fineness {
  pixels: number;
  step: number;
}

function finenessOf({ map, view }: MapLayout): Fineness {
  return {
    pixels: map.panels.length > 1 ? imageWidth.several : imageWidth.one,
    step: view.spansWorld ? 3 : 1.5,
  };
}

function panelPicture(layout: MapLayout, index: number, fineness = finenessOf(layout)): string {
  const { map, view } = layout;
  const geography = isNarrow(view) ? fineGeography : coarseGeography;
  const panel = map.panels[index];
  const range = panel && layout.ranges[panel.scale];
  if (!panel || !range) return '';
  const field = panel.field !== undefined;
  const under = field ? [] : underMarks(view, geography);
  const marks = [
    ...under,
    ...baseMarks(view, geography, fieldInk(map, panel)),
    ...panelMarks(map, panel, range, 0, view),
  ];
  const svg = `<svg viewBox="0 0 ${view.width} ${view.height}" preserveAspectRatio="none" aria-hidden="true">${marks.map((mark) => markSvg(mark, fineness.step)).join('')}</svg>`;
  return fieldImage(layout, index, fineness.pixels) + svg;
}

function fieldImage(
  { map, view, axes, ranges, factor }: MapLayout,
  index: number,
  imagePixels: number,
): string {
  const { spec, panels } = map;
  const panel = panels[index];
  const range = panel && ranges[panel.scale];
  if (!panel?.field || !spec.grid || !axes || !range) return '';
  const { rows, columns } = spec.grid;
  const fine = fineGrid(frameOf(panel.field, rows * columns, 0), spec.grid, range, factor);
  const width = Math.min(view.width, imagePixels);
  const height = Math.max(1, Math.round((width * view.height) / view.width));
  const lookup = pixelLookup(view, axes, fine.columns, [width, height]);
  const pixels = Uint8Array.from(lookup, (at) => (at < 0 ? 0 : (fine.levels[at] as number)));
  const palette = paletteBytes(spec.scales[panel.scale]?.palette ?? 'viridis');
  const ring = geoRing(view);
  return `<div class="map-field"${ring && ` style="clip-path:${ring}"`}><img alt="" draggable="false" src="${pngAddress({ width, height, pixels, palette, transparent: 0 })}"></div>`;
}

/** Lines are drawn roughly: a page's static map is an impression, and its bytes are loaded by everyone. */
function markSvg({ stroke, fill, width, halo, dash, opacity, draw }: MapMark, step: number): string {
  const pen = new SvgPath(step);
  draw(pen);
  const path = pen.toString();
  if (!path) return '';
  const colour = (name: string) => (name.startsWith('--') ? `var(${name})` : name);
  const style = [
    stroke && `stroke:${colour(stroke)};stroke-width:${width}`,
    fill && `fill:${colour(fill)}`,
    halo && `--halo:${halo}`,
    dash && `stroke-dasharray:${dash.replace(' ', ',')}`,
    opacity && `opacity:${opacity}`,
  ];
  return `<path class="mark${halo ? ' halo' : ''}" style="${style.filter(Boolean).join(';')}" d="${path}"/>`;
}
