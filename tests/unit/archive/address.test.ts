import { describe, expect, test } from 'vitest';
import { archiveAddress, askedHost } from '../../../playground/archive/address.ts';

const page = { origin: 'https://course.example.org', protocol: 'https:', hostname: 'course.example.org' };
const local = { origin: 'http://localhost:4321', protocol: 'http:', hostname: 'localhost' };

describe('archives may lie', () => {
  test.each([
    ['https://storage.example.com/wb2/x.zarr', page, 'https://storage.example.com/wb2/x.zarr/'],
    ['https://storage.example.com/x.zarr///', page, 'https://storage.example.com/x.zarr/'],
    ['https://8.8.8.8/x', page, 'https://8.8.8.8/x/'],
    ['https://storage.example.com./x', page, 'https://storage.example.com/x/'],
    ['https://wetter.für.example.com/x', page, 'https://wetter.xn--fr-xka.example.com/x/'],
    ['http://127.0.0.1:8000/x', local, 'http://127.0.0.1:8000/x/'],
    ['https://course.example.org:8443/x', page, 'https://course.example.org:8443/x/'],
  ])('at %s', (asked, from, href) => {
    expect(archiveAddress(asked, from).href).toBe(href);
  });
});

describe('archives may not lie', () => {
  test.each([
    ['x.zarr', 'must start with https://'],
    ['', 'must start with https://'],
    ['//course.example.org/x', 'must start with https://'],
    ['file:///etc/passwd', 'must start with https://'],
    ['javascript:alert(1)', 'must start with https://'],
    ['data:text/plain,x', 'must start with https://'],
    ['blob:https://course.example.org/1', 'must start with https://'],
    [`https://a.example.com/${'x'.repeat(3000)}`, 'must start with https://'],
    ['https://user:word@a.example.com/x', 'user name or a password'],
    ['https://user@a.example.com/x', 'user name or a password'],
    ['https://a.example.com/x?key=1', 'ends in a query or a fragment'],
    ['https://a.example.com/x#y', 'ends in a query or a fragment'],
    ['https://course.example.org/datasets', 'this site itself'],
    ['https://COURSE.example.org:443/datasets', 'this site itself'],
    ['https://course.example.org./datasets', 'this site itself'],
    ['https://course.example.org.:443/datasets', 'this site itself'],
    ['http://a.example.com/x', 'must be read over https://'],
    ['https://ecmwf.int,press-allow.example.com/x', 'its host is not named as hosts are'],
    ['https://"ecmwf.int".example.com/x', 'its host is not named as hosts are'],
    [`https://${'x'.repeat(64)}.example.com/x`, 'its host is not named as hosts are'],
    [`https://${'x.'.repeat(150)}example.com/x`, 'its host is not named as hosts are'],
    ['https://a..example.com/x', 'its host is not named as hosts are'],
    ...[
      'localhost',
      'printer',
      'router.local',
      'x.localhost',
      'localhost.',
      '127.0.0.1',
      '0x7f.1',
      '2130706433',
      '10.1.2.3',
      '172.20.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[fe80::1]',
      '[fd00::1]',
    ].map((name) => [`https://${name}/x`, "reader's own network"] as [string, string]),
  ])('at %s', (asked, why) => {
    expect(() => archiveAddress(asked, page)).toThrow(why);
  });
});

describe('whose a host is', () => {
  test.each([
    ['https://storage.example.com/x', 'storage.', 'example.com', ''],
    ['https://ecmwf.int.evil.co.uk:8443/x', 'ecmwf.int.', 'evil.co.uk', ':8443'],
    ['https://data.stranger.github.io/x', 'data.', 'stranger.github.io', ''],
    ['https://example.org/x', '', 'example.org', ''],
    ['https://8.8.8.8:81/x', '', '8.8.8.8', ':81'],
    ['http://[::1]:81/x', '', '[::1]', ':81'],
    ['http://localhost:81/x', '', 'localhost', ':81'],
    // A Cyrillic letter shows as what it is.
    ['https://ecmwf.\u0456nt.example.net/x', 'ecmwf.xn--nt-goc.', 'example.net', ''],
  ])('%s', (address, before, domain, after) => {
    const url = new URL(address);
    expect(askedHost(url)).toEqual({ name: url.host, before, domain, after });
  });
});
