import { expect, it } from 'vitest';
import { type Ask, findPython } from '../../../src/commands/twins/find-python.ts';

const answer = '{"Python":"3.11.2","PyTorch":"1.13.0"}';
const has =
  (...paths: string[]): Ask =>
  (program) =>
    paths.includes(program) ? answer : undefined;

it('takes the first on the path, then the system’s', () => {
  expect(findPython({}, has('python', '/usr/bin/python3'))?.path).toBe('python');
  expect(findPython({}, has('/usr/bin/python3'))).toEqual({
    path: '/usr/bin/python3',
    versions: { Python: '3.11.2', PyTorch: '1.13.0' },
  });
  expect(findPython({}, has())).toBeUndefined();
});

it('takes the one that is asked for, and no other', () => {
  expect(findPython({ PYTHON: '/opt/python' }, has('/opt/python', 'python3'))?.path).toBe('/opt/python');
  expect(() => findPython({ PYTHON: '/opt/python' }, has('python3'))).toThrow(
    'PYTHON is /opt/python, which is no Python with PyTorch, NumPy, xarray, netCDF4.',
  );
});

it('asks for the packages that are wanted, and no others', () => {
  const asked: string[] = [];
  const ask: Ask = (_, args) => {
    asked.push(args.join('\n'));
    return answer;
  };
  findPython({}, ask);
  findPython({}, ask, ['torch', 'numpy']);
  expect(asked[0]).toContain('import torch, numpy, xarray, netCDF4\n');
  expect(asked[1]).toContain('import torch, numpy\n');
  expect(asked[1]).not.toContain('xarray.__version__');
});
