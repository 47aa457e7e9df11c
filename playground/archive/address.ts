import { getDomain } from 'tldts';
import { plainAddress } from './cloud-storage.ts';
import { inOwnNetwork } from './own-network.ts';

/** What of the page's address counts here. */
export interface PageAddress {
  readonly origin: string;
  readonly protocol: string;
  readonly hostname: string;
}

/** A host that a program wants to read from. */
export interface AskedHost {
  /** With its port: `storage.example.org:8443`. */
  readonly name: string;
  /** The domain that somebody registered, `example.org`, and what stands around it. */
  readonly domain: string;
  readonly before: string;
  readonly after: string;
}

const longest = 2000;

/**
 * The address of an archive that a program asked for. The program may be a stranger's, so the page goes only where
 * anybody may go: never to its own site, nowhere with a password, and into the reader's own network only when the
 * course itself comes from there. Other ports of the site's host are other servers; the reader is asked about them.
 * A folder of Google's Cloud Storage may be named gs://…
 * @throws an error in words for the reader
 */
export function archiveAddress(asked: string, page: PageAddress): URL {
  const plain = plainAddress(asked);
  const url = URL.canParse(plain) && plain.length <= longest ? new URL(plain) : undefined;
  const shown = asked.slice(0, 200);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new Error(`"${shown}" is no address of an archive: it must start with https:// or gs://.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new Error(
      'The address of an archive holds a user name or a password; only public archives are read.',
    );
  }
  if (url.search !== '' || url.hash !== '') {
    throw new Error(
      `"${shown}" ends in a query or a fragment; the address of an archive is that of its folder.`,
    );
  }
  // A dot at the end names the same host, but not to the browser: it would be another origin.
  url.hostname = url.hostname.replace(/\.$/, '');
  // URL lets quotation marks, commas and brackets pass, with which a name could read like a sentence of the page.
  if (
    !/^(\[[\da-f:]+\]|[a-z\d_-]{1,63}(\.[a-z\d_-]{1,63})*)$/.test(url.hostname) ||
    url.hostname.length > 253
  ) {
    throw new Error(`"${shown}" is no address of an archive: its host is not named as hosts are.`);
  }
  if (url.origin === page.origin) {
    throw new Error(
      `${url.host} is this site itself; its data sets come from dataset(), not from openZarr().`,
    );
  }
  if (inOwnNetwork(url.hostname) && !inOwnNetwork(page.hostname)) {
    throw new Error(`${url.host} lies in the reader's own network, which programs may not read.`);
  }
  if (page.protocol === 'https:' && url.protocol === 'http:') {
    throw new Error(`${url.host} must be read over https:// because this page is.`);
  }
  url.pathname = url.pathname.replace(/\/*$/, '/');
  return url;
}

/** The host of an address in three parts: around the domain that somebody registered, which tells whose it is. */
export function askedHost({ host, hostname }: URL): AskedHost {
  const domain = getDomain(hostname, { allowPrivateDomains: true, validateHostname: false }) ?? hostname;
  const start = hostname.length - domain.length;
  return { name: host, before: host.slice(0, start), domain, after: host.slice(hostname.length) };
}
