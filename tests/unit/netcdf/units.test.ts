import { expect, it } from 'vitest';
import { udunits } from '../../../src/netcdf/units.ts';

it.each([
  ['m s⁻¹', 'm s-1'],
  ['kg m⁻²', 'kg m-2'],
  ['10⁶ m² s⁻¹', '1e6 m2 s-1'],
  ['° north', 'degrees_north'],
  ['°C', 'degree_Celsius'],
  ['hPa', 'hPa'],
  ['1', '1'],
])('spells %s as UDUNITS does', (shown, expected) => {
  expect(udunits(shown)).toBe(expected);
});

it('refuses what UDUNITS would not read', () => {
  expect(() => udunits('‰')).toThrow('The units "‰" have no spelling for UDUNITS');
});
