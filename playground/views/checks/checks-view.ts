import { checks as words } from '../../words/en/views.ts';
import { clip, escapeHtml } from '../drawing/escape.ts';
import { textWeight } from '../text-weight.ts';
import type { CheckResult } from './state.ts';

/** Checks written into the page, and what they cost to lay out, in letters: they are written anew with each that comes. */
const maxChecks = 100;
const maxWeight = 50_000;
/** Letters of a name, and of a reason. */
const [maxName, maxReason] = [200, 1000];

/** The checks of an exercise as a figure: how many passed, then each with its reason when it did not. */
export function checksView(checks: CheckResult[]): string {
  return `<section class="view view-checks">${checksBody(checks)}</section>`;
}

/** The part of the checks that changes as they arrive. */
function checksBody(checks: CheckResult[]): string {
  const passed = checks.filter((check) => check.passed).length;
  const shown = shownChecks(checks);
  const items = shown.map((check) => {
    const state = check.passed ? 'passed' : 'failed';
    const reason =
      check.passed || !check.message ? '' : `<p>${escapeHtml(clip(check.message, maxReason))}</p>`;
    return `<li class="check-${state}"><span class="check-mark" aria-hidden="true">${check.passed ? '✓' : '✗'}</span><span class="check-state">${words[state]}</span> ${escapeHtml(clip(check.name, maxName))}${reason}</li>`;
  });
  const hidden = checks.length - shown.length;
  const note = hidden > 0 ? `<p class="view-note">${words.notShown(hidden)}</p>` : '';
  return `<div class="view-head"><p class="view-title">${words.title(passed, checks.length)}</p></div><ul class="checks">${items.join('')}</ul>${note}`;
}

/** The first checks, as many as the page lays out at once. */
function shownChecks(checks: CheckResult[]): CheckResult[] {
  let weight = 0;
  const end = checks.findIndex(({ name, message, passed }, i) => {
    weight += textWeight(name.slice(0, maxName));
    if (!passed) weight += textWeight(message.slice(0, maxReason));
    return i > 0 && (i >= maxChecks || weight > maxWeight);
  });
  return end < 0 ? checks : checks.slice(0, end);
}
