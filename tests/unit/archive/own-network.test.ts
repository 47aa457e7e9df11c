import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inOwnNetwork } from '../../../playground/archive/own-network.ts';

/** As URL writes a host. */
const hostOf = (name: string): string => new URL(`https://${name}/`).hostname;

describe('in the reader’s own network, or nowhere', () => {
  test.each([
    // IPv4, in every notation that URL takes
    ...[
      '0.0.0.0',
      '0.1.2.3',
      '10.1.2.3',
      '100.64.0.1',
      '100.127.255.255',
      '127.0.0.1',
      '127.1',
      '0x7f.1',
      '2130706433',
    ],
    ...[
      '0177.0.0.1',
      '169.254.169.254',
      '172.16.0.1',
      '172.31.255.255',
      '192.0.0.8',
      '192.168.1.1',
      '192.168.257',
    ],
    ...[
      '198.18.0.1',
      '198.19.255.255',
      '224.0.0.251',
      '239.255.255.250',
      '240.0.0.1',
      '255.255.255.255',
      '127.0.0.1.',
    ],
    // IPv6
    ...[
      '[::]',
      '[::1]',
      '[fe80::1]',
      '[febf::1]',
      '[fec0::1]',
      '[feff::1]',
      '[fc00::1]',
      '[fd12:3456::1]',
      '[ff02::1]',
    ],
    ...[
      '[::ffff:127.0.0.1]',
      '[::ffff:192.168.1.1]',
      '[::ffff:c0a8:101]',
      '[::127.0.0.1]',
      '[::192.168.1.1]',
    ],
    ...[
      '[64:ff9b::192.168.1.1]',
      '[64:ff9b::7f00:1]',
      '[64:ff9b:1::808:808]',
      '[64:ff9b:1:ffff::a00:1]',
      '[100::1]',
    ],
    ...[
      '[2002:c0a8:101::1]',
      '[2002:7f00:1::]',
      '[2002:a00:1::1]',
      '[2001::1]',
      '[2001:0:c0a8:101::1]',
      '[2001:10::1]',
    ],
    ...['[2001:db8::1]', '[3fff::1]', '[4000::1]', '[::ffff:0:192.168.1.1]'],
    // names
    ...[
      'localhost',
      'x.localhost',
      'localhost.',
      'printer',
      'router.local',
      'nas.lan',
      'fritz.box',
      'FRITZ.box.',
      'x.fritz.box',
    ],
    ...[
      'git.corp',
      'x.home',
      'a.localdomain',
      'wiki.intranet',
      'db.private',
      'x.internal',
      'x.home.arpa',
      'a.test',
    ],
    ...[
      'a.invalid',
      'a.example',
      'speedport.ip',
      'pi.hole',
      'homerouter.cpe',
      'livebox',
      'a.domain',
      'routerlogin.net',
    ],
    ...['www.routerlogin.com', 'tplinkwifi.net', 'router.asus.com', 'mafreebox.freebox.fr', 'easy.box'],
    // public names that are their address
    ...[
      '127.0.0.1.nip.io',
      '10-0-0-1.nip.io',
      'app-192-168-1-1.sslip.io',
      'x.7f000001.nip.io',
      '8.8.8.8.nip.io',
      'xip.io',
    ],
    ...[
      'localtest.me',
      'a.b.localtest.me',
      'lvh.me',
      'x.vcap.me',
      'lacolhost.com',
      'traefik.me',
      'x.backname.io',
      'fuf.me',
    ],
    ...['192-168-1-20.abcdef.plex.direct', '7f000001.c0a80001.rbndr.us', 'a.local.gd', 'localho.st'],
    ...[
      '192.168.1.1.somebody.org',
      'a-172-16-3-4-b.somebody.org',
      'c0a80101.somebody.org',
      '0x0a000001.somebody.org',
    ],
    ...['1.192.168.1.1.somebody.org', 'x.127-0-0-1.somebody.co.uk'],
  ])('%s', (name) => {
    expect(inOwnNetwork(hostOf(name))).toBe(true);
  });
});

describe('anybody’s', () => {
  test.each([
    ...[
      '8.8.8.8',
      '100.63.0.1',
      '100.128.0.1',
      '172.15.0.1',
      '172.32.0.1',
      '192.0.1.1',
      '192.169.0.1',
      '198.17.0.1',
    ],
    ...[
      '[2606:4700::1111]',
      '[2a00:1450:4001::8a]',
      '[64:ff9b::8.8.8.8]',
      '[2002:808:808::1]',
      '[2001:200::1]',
    ],
    ...[
      'storage.googleapis.com',
      'example.org',
      'a.b.co.uk',
      'stranger.github.io',
      'ncar.box',
      'data.s3.amazonaws.com',
    ],
    ...[
      'box.com',
      'home.cern',
      'corp.example.org',
      'lan.example.org',
      'nip.io.example.org',
      'notnip.io',
      'xn--fiqs8s',
    ],
    ...[
      'wetter.example.de',
      '20240101.example.org',
      'era5-2024-10-1.example.org',
      '8-8-8-8.example.org',
      'data.gouv.fr',
    ],
    ...['ghrc.nsstc.nasa.gov', '0a.example.org', 'c0a80101f.example.org'],
  ])('%s', (name) => {
    expect(inOwnNetwork(hostOf(name))).toBe(false);
  });
});

test('whatever carries a private address of IPv4 in IPv6 is private too', () => {
  const octet = fc.nat(255);
  const address = fc
    .tuple(fc.constantFrom([10], [127], [192, 168], [169, 254], [172, 20]), octet, octet, octet)
    .map(([start, ...rest]) => [...start, ...rest].slice(0, 4));
  fc.assert(
    fc.property(address, (octets) => {
      const four = octets.join('.');
      const [a = 0, b = 0, c = 0, d = 0] = octets;
      const six = `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
      for (const host of [
        four,
        `[::ffff:${four}]`,
        `[::${four}]`,
        `[64:ff9b::${four}]`,
        `[2002:${six}::1]`,
      ]) {
        expect(inOwnNetwork(hostOf(host))).toBe(true);
      }
      for (const host of [`${four}.example.org`, `x-${octets.join('-')}.example.org`]) {
        expect(inOwnNetwork(hostOf(host))).toBe(true);
      }
    }),
  );
});
