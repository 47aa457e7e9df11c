import { markup as words } from '../../words/en/markup.ts';
import { buttonHtml } from '../button-html.ts';

/** Comments and texts of a program, in which a loop is only spoken of. */
const aside = /\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g;

/** Whether a program has a loop of `lab`, which can be gone through step by step. */
export function hasLoop(source: string): boolean {
  return /\b(?:steps|epochs)\s*\(/.test(source.replace(aside, ' '));
}

/** The buttons that let a program take one step, ten, or all that are left; hidden as long as it has no loop. */
export function stepsHtml(source: string): string {
  return `<div class="playground-steps" data-part="steps"${hasLoop(source) ? '' : ' hidden'}>
${buttonHtml('step', words.step)}
${buttonHtml('ten-steps', words.tenSteps)}
${buttonHtml('go-on', words.goOn, ' aria-disabled="true"')}
</div>
`;
}
