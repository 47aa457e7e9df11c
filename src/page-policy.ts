import { createHash } from 'node:crypto';

/** What a page may load and run. Both forms of the policy are made from it. */
const directives = {
  'default-src': "'self'",
  // WebAssembly: search, and the codecs of archives.
  'script-src': "'self' 'wasm-unsafe-eval'",
  // Formulas and drawings carry style attributes, which no hash can name beside 'unsafe-inline'.
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  // Which hosts hold archives, no list can say; the reader allows each by name.
  // Browsers refuse http on a page of https; a course served without TLS may read archives beside it.
  'connect-src': "'self' https: http:",
  'font-src': "'self' data:",
  'frame-src': "'self'",
  'worker-src': "'self' blob:",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
};

/** How a policy names an inline script: by the SHA-256 of its text. */
export function scriptHash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** The policy for a `<meta>`: all that a page can say of itself. Who may frame it, only a header can say. */
export function metaPolicy(scripts: Iterable<string>): string {
  return policyText(withScripts(scripts));
}

/** The policy for a host's header, which also keeps other sites from framing the page. */
export function headerPolicy(scripts: Iterable<string>): string {
  return policyText({ ...withScripts(scripts), 'frame-ancestors': "'self'" });
}

function withScripts(scripts: Iterable<string>): Record<string, string> {
  const hashes = [...new Set(scripts)].map(scriptHash).sort();
  return { ...directives, 'script-src': [directives['script-src'], ...hashes].join(' ') };
}

function policyText(rules: Record<string, string>): string {
  return Object.entries(rules)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');
}
