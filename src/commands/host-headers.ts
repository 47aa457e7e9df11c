/** The rules of a `_headers` file (Netlify's and Cloudflare Pages' format), in the order of the file. */
export type HeaderRules = { pattern: string; headers: Record<string, string> }[];

/** Reads a `_headers` file: a path pattern on a line of its own, its headers indented below, `#` for comments. */
export function parseHeaderRules(text: string): HeaderRules {
  const rules: HeaderRules = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.trim().startsWith('#')) continue;
    if (!/^\s/.test(line)) {
      rules.push({ pattern: line.trim(), headers: {} });
      continue;
    }
    const colon = line.indexOf(':');
    const rule = rules.at(-1);
    if (colon === -1 || !rule) throw new Error(`_headers: "${line.trim()}" is neither a path nor a header.`);
    rule.headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return rules;
}

/** The headers for one path of the site; a later rule that matches wins over an earlier one. */
export function headersFor(rules: HeaderRules, path: string): Record<string, string> {
  const matching = rules.filter(({ pattern }) =>
    pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern,
  );
  return Object.assign({}, ...matching.map(({ headers }) => headers));
}
