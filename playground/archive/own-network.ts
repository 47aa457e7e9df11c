import { parse } from 'tldts';

/**
 * Whether an address is one of the reader's own machine or network, or of none at all. Its notation must be that of URL,
 * which writes numbers and names in one way. A page sees only the text: it cannot know that somebody's public name
 * leads to a private address by way of the domain name system. Browsers that ask before a site reaches into the local
 * network ask there too.
 */
export function inOwnNetwork(hostname: string): boolean {
  const host = hostname.replace(/\.$/, '');
  if (host.startsWith('[')) return !isPublic6(groupsOf(host.slice(1, -1)));
  if (/^\d+(\.\d+){3}$/.test(host)) return !isPublic4(numberOf(host.split('.')));
  return !isPublicName(host);
}

/** Ranges of IPv4 that lead to no public host (RFC 6890 and the registry of special addresses). */
const special4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
  ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
].map((range) => {
  const [start = '', bits = '0'] = range.split('/');
  return { start: numberOf(start.split('.')), size: 2 ** (32 - Number(bits)) };
});

function isPublic4(address: number): boolean {
  return !special4.some(({ start, size }) => address >= start && address < start + size);
}

function numberOf(octets: readonly string[]): number {
  return octets.reduce((number, octet) => number * 256 + Number(octet), 0);
}

/**
 * Of IPv6 only 2000::/3 is public, and in it not the protocols' own block with Teredo (2001::/23), not documentation, and
 * 6to4 only around a public address; 64:ff9b::/96 is a way to such an address too.
 */
function isPublic6(groups: readonly number[]): boolean {
  const [first = 0, second = 0, third = 0] = groups;
  const four = (at: number): number => (groups[at] ?? 0) * 65536 + (groups[at + 1] ?? 0);
  if (first === 0x64 && second === 0xff9b && groups.slice(2, 6).every((group) => group === 0)) {
    return isPublic4(four(6));
  }
  if (first < 0x2000 || first >= 0x4000) return false;
  if (first === 0x2002) return isPublic4(second * 65536 + third);
  if (first === 0x2001 && (second < 0x200 || second === 0xdb8)) return false;
  return first !== 0x3fff || second >= 0x1000;
}

/** The eight groups of an address as URL writes it: no dots in it, and at most one `::`. */
function groupsOf(address: string): number[] {
  const [before = '', after] = address.split('::');
  const groups = (text: string): number[] =>
    text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
  const [head, tail] = [groups(before), groups(after ?? '')];
  return [...head, ...new Array<number>(8 - head.length - tail.length).fill(0), ...tail];
}

/** Names that routers answer to though they end like public ones; `.arpa` holds no hosts but `home.arpa`. */
const routers =
  /(^|\.)(arpa|(fritz|easy|alice|o2|vodafone|congstar|kabel)\.box|routerlogin\.(net|com)|orbilogin\.(net|com)|mywifiext\.net|tplink(wifi|modem|repeater|login)\.net|(router|repeater)\.asus\.com|miwifi\.com|mafreebox\.freebox\.fr)$/;

/** Public names that lead wherever their text says, or always to the reader's own machine. */
const byText =
  /(^|\.)((nip|sslip|xip|backname)\.io|(localtest|lvh|vcap|traefik|fuf)\.me|lacolhost\.com|local\.gd|localho\.st|1u\.ms|rbndr\.us|local-ip\.(co|sh)|localhost\.direct|plex\.direct)$/;

/**
 * A name whose end no registry has given out can lead only into the reader's network: `.corp`, `.home`, `.lan`, a name
 * without a dot, `.test`. One that holds a private address in its text asks for being led there.
 */
function isPublicName(host: string): boolean {
  const { isIcann, isPrivate } = parse(host, { allowPrivateDomains: true, validateHostname: false });
  return Boolean(isIcann || isPrivate) && !routers.test(host) && !byText.test(host) && !namesPrivate4(host);
}

function namesPrivate4(host: string): boolean {
  for (const [, ...octets] of host.matchAll(
    /(?<!\d)(?=(\d{1,3})[.-](\d{1,3})[.-](\d{1,3})[.-](\d{1,3})(?!\d))/g,
  )) {
    if (octets.every((octet) => Number(octet) < 256) && !isPublic4(numberOf(octets))) return true;
  }
  // In hexadecimal only what is private for sure: eight digits may be a date or a number of something.
  return host
    .split(/[.-]/)
    .some((label) => /^(0x)?(0a|7f|a9fe|ac1|c0a8)[\da-f]*$/.test(label) && /^(0x)?[\da-f]{8}$/.test(label));
}
