/** What of the page's address counts here. */
export interface PageAddress {
  readonly origin: string;
  readonly protocol: string;
  readonly hostname: string;
}

const longest = 2000;

/**
 * The address of an archive that a program asked for. The program may be a stranger's, so the page goes only where
 * anybody may go: never to its own site, nowhere with a password, and into the reader's own network only when the
 * course itself comes from there.
 * @throws an error in words for the reader
 */
export function archiveAddress(asked: string, page: PageAddress): URL {
  const url = URL.canParse(asked) && asked.length <= longest ? new URL(asked) : undefined;
  const shown = asked.slice(0, 200);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new Error(`"${shown}" is no address of an archive: it must start with https://.`);
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
  if (url.origin === page.origin) {
    throw new Error(
      `${url.host} is this site itself; its data sets come from dataset(), not from openZarr().`,
    );
  }
  if (isLocal(url.hostname) && !isLocal(page.hostname)) {
    throw new Error(`${url.host} lies in the reader's own network, which programs may not read.`);
  }
  if (page.protocol === 'https:' && url.protocol === 'http:') {
    throw new Error(`${url.host} must be read over https:// because this page is.`);
  }
  url.pathname = url.pathname.replace(/\/*$/, '/');
  return url;
}

/** Whether a host is named as one of the reader's own machine or network. URL has made its notation uniform. */
function isLocal(hostname: string): boolean {
  const host = hostname.replace(/\.$/, '');
  if (host.startsWith('[')) return /^\[(::|f[cd]|fe[89ab])/.test(host);
  return (
    !host.includes('.') ||
    /\.(local|localhost|internal|home\.arpa|lan)$/.test(host) ||
    /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.[\d.]+$/.test(
      host,
    )
  );
}
