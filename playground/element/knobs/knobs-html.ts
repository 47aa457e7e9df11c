import { escapeHtml } from '../../views/drawing/escape.ts';
import { knobs as words } from '../../words/en/knobs.ts';
import type { Knob } from './parse-knobs.ts';
import { rolling } from './roll-part.ts';

/** The knobs of a program as the build writes them; nothing where there are none. `knobs.ts` turns them. */
export function knobsHtml(knobs: readonly Knob[]): string {
  if (knobs.length === 0) return '';
  return `<div class="playground-knobs" data-part="knobs" role="group" aria-label="${words.group}">${knobs.map((knob) => knobHtml(knob, isOneOfDice(knobs))).join('\n')}</div>\n`;
}

/** Whether there are several dice, whose buttons then say which of them they roll. */
const isOneOfDice = (knobs: readonly Knob[]): boolean =>
  knobs.filter(({ turn }) => turn.kind === 'die').length > 1;

function knobHtml({ name, label, turn, text }: Knob, oneOfDice: boolean): string {
  const control = `data-part="knob" name="${escapeHtml(name)}" autocomplete="off"`;
  const said = `<span>${escapeHtml(label)}</span>`;
  switch (turn.kind) {
    case 'range':
      return `<label>${said}<input type="range" ${control} max="${turn.scale.last}" value="${turn.scale.near(turn.value)}" aria-valuetext="${text}"><span class="knob-value" aria-hidden="true">${text}</span></label>`;
    case 'die':
      return `<div class="knob-die"><span>${escapeHtml(label)}</span><span class="knob-value">${text}</span><button type="button" class="button" data-part="${rolling}${escapeHtml(name)}"${oneOfDice ? ` aria-label="${escapeHtml(words.rollOf(label))}"` : ''}>${words.roll}</button></div>`;
    case 'switch':
      return `<label>${said}<input type="checkbox" role="switch" ${control}${turn.value ? ' checked' : ''}></label>`;
    case 'choice':
      return `<label>${said}<select class="button" ${control}>${optionsHtml(turn.options, turn.value)}</select></label>`;
    default:
      return turn satisfies never;
  }
}

/** The words to choose from, the chosen one marked. */
export function optionsHtml(options: readonly string[], chosen: string): string {
  return options
    .map((option) => `<option${option === chosen ? ' selected' : ''}>${escapeHtml(option)}</option>`)
    .join('');
}
