import type { Concept } from '../concepts/concept.ts';
import { concepts } from '../concepts/concepts.en.ts';
import { outline } from '../schemas/outline.ts';
import { type Drawing, drawing, height, round, width } from './drawing.ts';

const top = 30;

/** The head of the last chapter: every idea of the course as a point under its chapter, and what it rests on as lines. */
export function drawIdeasAndLines(): Drawing {
  const chapters = outline.filter(({ slug }) => concepts.some(({ chapter }) => chapter === slug));
  const across = (index: number): number => ((index + 0.5) / chapters.length) * width;
  const places = new Map(
    chapters.flatMap(({ slug }, index) => {
      const ideas = concepts.filter(({ chapter }) => chapter === slug);
      return ideas.map(({ id }, row): [string, readonly [number, number]] => {
        const down = (row + 0.5) / ideas.length;
        // A little to and fro, so that ideas of one chapter can rest on each other.
        return [
          id,
          [round(across(index) + (row % 2 === 0 ? -14 : 14)), round(top + down * (height - top - 24))],
        ];
      });
    }),
  );
  const lines = concepts.flatMap(({ id, needs }: Concept) =>
    needs.flatMap((need) => {
      const [from, to] = [places.get(need), places.get(id)];
      if (!from || !to) return [];
      const middle = round((from[0] + to[0]) / 2);
      return `M${from[0]} ${from[1]}C${middle} ${from[1]} ${middle} ${to[1]} ${to[0]} ${to[1]}`;
    }),
  );
  const points = [...places.values()].map(([x, y]) => `M${x} ${y}h0`);
  return drawing({
    alt: `${concepts.length} points in ${chapters.length} columns, one for each chapter, joined by ${lines.length} curved lines that lead from each idea to those that rest on it; most lines lead to the next few columns, some across the whole drawing.`,
    caption: `The ${concepts.length} ideas of the course, by chapter, and what rests on what.`,
    marks: `<path class="threads" d="${lines.join('')}"/><path class="points" d="${points.join('')}"/>`,
    asides: [],
    ticks: chapters.map(({ chapter }, index) => [across(index), `${chapter}`]),
    top,
  });
}
