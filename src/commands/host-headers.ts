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

/** The headers for one path of the site. A header that several rules set is joined by commas, as hosts do. */
export function headersFor(rules: HeaderRules, path: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { pattern, headers } of rules) {
    const matches = pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
    if (!matches) continue;
    for (const [name, value] of Object.entries(headers)) {
      found[name] = found[name] === undefined ? value : `${found[name]}, ${value}`;
    }
  }
  return found;
}
