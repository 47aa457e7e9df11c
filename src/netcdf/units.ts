const written: Readonly<Record<string, string>> = {
  '° north': 'degrees_north',
  '° east': 'degrees_east',
  '°C': 'degree_Celsius',
  // A number of the month: UDUNITS' month is a twelfth of a year.
  month: '1',
};
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * Units as readers see them, `m s⁻¹`, in the spelling of UDUNITS, `m s-1`, which CF asks for.
 *
 * @throws RangeError where something is left that UDUNITS would not read
 */
export function udunits(shown: string): string {
  const plain =
    written[shown] ??
    shown
      .replace(/^10([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/, (_, power: string) => `1e${digits(power)}`)
      .replace(/⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, digits);
  if (!/^[A-Za-z0-9 _-]+$/.test(plain))
    throw new RangeError(
      `The units "${shown}" have no spelling for UDUNITS; add one to src/netcdf/units.ts.`,
    );
  return plain;
}

function digits(power: string): string {
  return power.replace('⁻', '-').replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String(raised.indexOf(digit)));
}
