import { describe, expect, test } from 'vitest';
import { archiveAddress } from '../../../playground/archive/address.ts';

const page = { origin: 'https://course.example', protocol: 'https:', hostname: 'course.example' };
const local = { origin: 'http://localhost:4321', protocol: 'http:', hostname: 'localhost' };

describe('archives may lie', () => {
  test.each([
    ['https://storage.example/wb2/x.zarr', page, 'https://storage.example/wb2/x.zarr/'],
    ['https://storage.example/x.zarr///', page, 'https://storage.example/x.zarr/'],
    ['https://8.8.8.8/x', page, 'https://8.8.8.8/x/'],
    ['http://127.0.0.1:8000/x', local, 'http://127.0.0.1:8000/x/'],
    ['https://course.example:8443/x', page, 'https://course.example:8443/x/'],
  ])('at %s', (asked, from, href) => {
    expect(archiveAddress(asked, from).href).toBe(href);
  });
});

describe('archives may not lie', () => {
  test.each([
    ['x.zarr', 'must start with https://'],
    ['', 'must start with https://'],
    ['//course.example/x', 'must start with https://'],
    ['file:///etc/passwd', 'must start with https://'],
    ['javascript:alert(1)', 'must start with https://'],
    ['data:text/plain,x', 'must start with https://'],
    ['blob:https://course.example/1', 'must start with https://'],
    [`https://a.example/${'x'.repeat(3000)}`, 'must start with https://'],
    ['https://user:word@a.example/x', 'user name or a password'],
    ['https://user@a.example/x', 'user name or a password'],
    ['https://a.example/x?key=1', 'ends in a query or a fragment'],
    ['https://a.example/x#y', 'ends in a query or a fragment'],
    ['https://course.example/datasets', 'this site itself'],
    ['https://COURSE.example:443/datasets', 'this site itself'],
    ['http://a.example/x', 'must be read over https://'],
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
