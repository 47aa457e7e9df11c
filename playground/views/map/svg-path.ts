import type { GeoContext } from 'd3-geo';

/**
 * Writes what is drawn as the text of an SVG path: rounded, with points left out that lie closer together than a
 * reader can see. A map's coastlines come down to a few kilobytes by that.
 */
export class SvgPath implements GeoContext {
  readonly #step: number;
  readonly #digits: number;
  #text: string[] = [];
  #last: [number, number] = [0, 0];
  #written: [number, number] = [0, 0];
  #pending: [number, number] | undefined;
  /** Whether nothing has been drawn since the last move. */
  #moved = false;

  /** @param step shortest line worth drawing, in units of the view */
  constructor(step = 0, digits = 0) {
    this.#step = step;
    this.#digits = 10 ** digits;
  }

  /** The path's text. */
  toString(): string {
    this.#finish();
    return this.#text.join('');
  }

  beginPath(): void {}

  moveTo(x: number, y: number): void {
    this.#finish();
    const [a, b] = [this.#round(x), this.#round(y)];
    this.#text.push(`M${a} ${b}`);
    this.#moved = true;
    this.#written = [a, b];
    this.#last = [x, y];
  }

  lineTo(x: number, y: number): void {
    if (Math.hypot(x - this.#last[0], y - this.#last[1]) < this.#step) {
      this.#pending = [x, y];
      return;
    }
    this.#line(x, y);
  }

  closePath(): void {
    this.#pending = undefined;
    this.#moved = false;
    this.#text.push('Z');
  }

  /** A full circle; the sphere's outline is the only one that d3 asks for, and the marks draw theirs so. */
  arc(x: number, y: number, radius: number): void {
    this.moveTo(x + radius, y);
    const r = this.#round(radius);
    this.#text.push(`a${r} ${r} 0 1 1 ${-2 * r} 0a${r} ${r} 0 1 1 ${2 * r} 0Z`);
  }

  /** The end of a line is drawn even where it is short: a gap would show. */
  #finish(): void {
    if (this.#pending) this.#line(...this.#pending);
    this.#pending = undefined;
  }

  #line(x: number, y: number): void {
    const [a, b] = [this.#round(x), this.#round(y)];
    const [dx, dy] = [this.#tidy(a - this.#written[0]), this.#tidy(b - this.#written[1])];
    this.#pending = undefined;
    this.#last = [x, y];
    // A line of no length is a dot where its ends are round: it is kept.
    if (dx === 0 && dy === 0 && !this.#moved) return;
    this.#moved = false;
    this.#text.push(`l${dx}${dy < 0 ? '' : ' '}${dy}`);
    this.#written = [a, b];
  }

  #round(value: number): number {
    return Math.round(value * this.#digits) / this.#digits;
  }

  /** Differences of rounded numbers, without the dust of binary fractions. */
  #tidy(value: number): number {
    return Math.round(value * this.#digits) / this.#digits;
  }
}
