import { cells as words } from '../../words/en/views.ts';
import { displayNumber } from '../drawing/number-format.ts';
import { elementOf, type LiveView, part } from '../live-view.ts';
import { Flip } from '../runs/flip.ts';
import type { Others } from '../runs/other-run.ts';
import { boxOf } from './geographic.ts';
import { fieldBody, heatMap, rowsUpwards } from './heat-map.ts';
import { piecesOf } from './pieces.ts';
import type { FieldResult, Fields } from './state.ts';
import { turnedField } from './turned-field.ts';

/** A field that follows a run; its values can be read by pointer and by arrow keys. */
export class LiveField implements LiveView {
  readonly element: HTMLElement;
  readonly #flip: Flip<FieldResult, Fields>;
  /** Coasts over it, kept from one drawing to the next. */
  #coasts: Element | undefined;
  #cell: { row: number; column: number } | undefined;

  constructor(field: () => FieldResult, others: Others<Fields> = () => []) {
    this.#flip = new Flip(field, others, turnedField);
    this.element = elementOf(heatMap(field()));
    this.element.append(elementOf('<p class="spoken" aria-live="polite"></p>'));
    const body = part(this.element, 'field-body');
    body.addEventListener('pointermove', (event) => this.#point(event));
    body.addEventListener('pointerdown', (event) => this.#point(event));
    body.addEventListener('pointerleave', () => this.#show(undefined));
    body.addEventListener('focusout', () => this.#show(undefined));
    body.addEventListener('keydown', (event) => this.#key(event));
    this.#attach();
    this.#flip.attach(this.element, () => this.update());
    const box = boxOf(field());
    if (box) void this.#addCoasts(box.place !== undefined);
  }

  update(): void {
    this.#flip.update();
    const focused = this.element.contains(document.activeElement);
    part(this.element, 'field-body').innerHTML = fieldBody(this.#field());
    this.#attach();
    if (focused) part(this.element, 'map-area').focus({ preventScroll: true });
    this.#show(this.#cell);
  }

  #attach(): void {
    const area = part(this.element, 'map-area');
    area.tabIndex = 0;
    if (this.#coasts) area.append(this.#coasts);
  }

  /** Fetches the coastlines, finer ones for a grid of one country; without them the field stands as it is. */
  async #addCoasts(fine: boolean): Promise<void> {
    const [coasts, atlas] = await Promise.all([
      import('./coasts.ts').catch(() => undefined),
      fine ? import('../map/fine-coastlines.ts').catch(() => undefined) : undefined,
    ]);
    const html = coasts?.fieldCoasts(this.#field(), undefined, atlas?.fineGeography);
    if (!html) return;
    this.#coasts = elementOf(html);
    part(this.element, 'map-area').append(this.#coasts);
  }

  /** What stands there: this run's field, or another's in its place. */
  #field(): FieldResult {
    return this.#flip.shown();
  }

  /** Row as drawn (0 at the top) to row of the data, and back. */
  #turned(row: number): number {
    const field = this.#field();
    return rowsUpwards(field) ? field.rows - 1 - row : row;
  }

  #point(event: PointerEvent): void {
    const area = part(this.element, 'map-area').getBoundingClientRect();
    const { rows, columns } = this.#field();
    const column = Math.floor(((event.clientX - area.left) / area.width) * columns);
    const row = Math.floor(((event.clientY - area.top) / area.height) * rows);
    const inside = column >= 0 && column < columns && row >= 0 && row < rows;
    this.#show(inside ? { row: this.#turned(row), column } : undefined);
  }

  #key(event: KeyboardEvent): void {
    const { rows, columns } = this.#field();
    const step = event.shiftKey ? 10 : 1;
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [0, -step],
      ArrowRight: [0, step],
      ArrowUp: [-step, 0],
      ArrowDown: [step, 0],
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const within = (value: number, size: number) => Math.max(0, Math.min(size - 1, value));
    const here = this.#cell;
    const row = within(here ? this.#turned(here.row) + move[0] : rows >> 1, rows);
    const column = within(here ? here.column + move[1] : columns >> 1, columns);
    part(this.element, 'spoken').textContent = this.#show({ row: this.#turned(row), column }) ?? '';
  }

  #show(cell: { row: number; column: number } | undefined): string | undefined {
    this.#cell = cell;
    const area = part(this.element, 'map-area');
    area.querySelector('.readout')?.remove();
    area.querySelector('.cell')?.remove();
    if (!cell) return undefined;
    const field = this.#field();
    const { rows, columns } = field;
    if (cell.row >= rows || cell.column >= columns) return undefined;
    const top = this.#turned(cell.row) / rows;
    const left = cell.column / columns;
    const marker = elementOf(
      `<i class="cell" style="left:${left * 100}%;top:${top * 100}%;width:${100 / columns}%;height:${100 / rows}%"></i>`,
    );
    const readout = document.createElement('div');
    readout.className = `readout ${left > 0.5 ? 'at-left' : 'at-right'} ${top > 0.5 ? 'at-top' : 'at-bottom'}`;
    readout.textContent = cellText(field, cell.row, cell.column);
    area.append(marker, readout);
    return readout.textContent;
  }
}

/** `latitude 47, longitude 9: 12.3 °C`; rows and columns where the field has no coordinates. */
export function cellText(field: FieldResult, row: number, column: number): string {
  const { spec, rows, columns, values } = field;
  const value = values[row * columns + column] ?? Number.NaN;
  const place = (axis: typeof spec.x, index: number, size: number, name: string) => {
    if (!axis) return `${name} ${index}`;
    const at = size > 1 ? axis.first + ((axis.last - axis.first) * index) / (size - 1) : axis.first;
    return `${axis.label} ${displayNumber(at)}`;
  };
  const where = `${place(spec.y, row, rows, words.row)}, ${place(spec.x, column, columns, words.column)}`;
  if (Number.isFinite(value)) return `${where}: ${`${displayNumber(value)} ${spec.units}`.trim()}`;
  return `${where}: ${piecesOf(field) ? words.gap : words.missing}`;
}
