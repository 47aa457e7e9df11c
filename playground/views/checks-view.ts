import { escapeHtml } from './escape.ts';
import type { CheckResult } from './results.ts';

/** The checks of an exercise as a figure: how many passed, then each with its reason when it did not. */
export function checksView(checks: CheckResult[]): string {
  return `<section class="view view-checks">${checksBody(checks)}</section>`;
}

/** The part of the checks that changes as they arrive. */
function checksBody(checks: CheckResult[]): string {
  const passed = checks.filter((check) => check.passed).length;
  const all = passed === checks.length;
  const items = checks.map((check) => {
    const state = check.passed ? 'passed' : 'failed';
    const reason = check.passed || !check.message ? '' : `<p>${escapeHtml(check.message)}</p>`;
    return `<li class="check-${state}"><span class="check-mark" aria-hidden="true">${check.passed ? '✓' : '✗'}</span><span class="check-state">${state}</span> ${escapeHtml(check.name)}${reason}</li>`;
  });
  return `<div class="view-head"><p class="view-title">Checks: ${passed} of ${checks.length} passed${all ? '' : ', not solved yet'}</p></div><ul class="checks">${items.join('')}</ul>`;
}
