type Position = { line: number; column: number };

let waiting = false;
let found: Position | undefined;

// Registered when the runtime loads, so that it comes before every other listener.
addEventListener('error', (event) => {
  if (!waiting) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (event.lineno > 0) found = { line: event.lineno, column: event.colno };
});

/**
 * Where a syntax error is. The engine keeps the position inside the error and shows it only when the error is
 * reported to the worker, so it is reported and caught on the way.
 */
export function syntaxPosition(error: SyntaxError): Position | undefined {
  waiting = true;
  found = undefined;
  reportError(error);
  waiting = false;
  return found;
}
