/**
 * Where a syntax error is. The engine keeps the position inside the error and shows it only when the error is
 * reported to the worker, so it is reported and caught on the way.
 */
export function syntaxPosition(error: SyntaxError): { line: number; column: number } | undefined {
  let found: { line: number; column: number } | undefined;
  const catchIt = (event: ErrorEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.lineno > 0) found = { line: event.lineno, column: event.colno };
  };
  addEventListener('error', catchIt, { capture: true, once: true });
  reportError(error);
  removeEventListener('error', catchIt, { capture: true });
  return found;
}
