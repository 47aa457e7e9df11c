import * as z from 'zod';

export const text = z.string().trim().min(1, 'must not be empty');
export const count = z.int().nonnegative();
export const name = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'must be a name in camelCase');
const instant = z.iso.datetime({ message: 'must be a time in UTC, such as 1982-01-16T00:00:00Z' });

const common = {
  name: name.describe('Name used by programs, in camelCase: `coads.axes.latitude`.'),
  longName: text.describe('Name shown to readers.'),
  units: text.describe('Units as shown to readers.'),
  count: z.int().positive().describe('Number of points.'),
};

const step = z.strictObject({
  count: z.int().positive().describe('How many units lie between neighbouring points.'),
  unit: z.enum(['hours', 'days', 'months']).describe('The unit; months are those of the calendar.'),
});

const regular = z.strictObject({
  kind: z.literal('regular').describe('Points at even distances.'),
  ...common,
  first: z.number().describe('Coordinate of the first point (a cell’s centre).'),
  step: z.number().describe('Distance between neighbouring points.'),
  cells: z
    .literal(true)
    .optional()
    .describe(
      'Given where the points are the middles of cells that fill the axis: the NetCDF file bounds them.',
    ),
});

const list = z.strictObject({
  kind: z.literal('list').describe('Points at any distances, each written down.'),
  ...common,
  values: z.array(z.number()).describe('Coordinates of the points.'),
});

const time = z.strictObject({
  kind: z.literal('time').describe('Times at even distances.'),
  ...common,
  start: instant.describe('Time of the first point.'),
  step: step.describe('Distance between neighbouring points.'),
  covers: z
    .enum(['before', 'after', 'month'])
    .optional()
    .describe(
      'The time that a value stands for, where it is no moment: the step that ends at the point, the step that begins there, or the calendar month around it.',
    ),
});

const times = z.strictObject({
  kind: z.literal('times').describe('Times at any distances, each written down.'),
  ...common,
  times: z.array(instant).describe('Times of the points, in order.'),
});

const stations = z.strictObject({
  kind: z.literal('stations').describe('Places that have names.'),
  ...common,
  stations: z
    .array(
      z.strictObject({
        id: text.describe('Short name, as in the source.'),
        name: text.describe('Name shown to readers.'),
        latitude: z.number().min(-90).max(90).describe('Degrees north.'),
        longitude: z.number().min(-180).max(360).describe('Degrees east.'),
        height: z.number().optional().describe('Metres above sea level, where the source gives it.'),
      }),
    )
    .describe('The stations in the order of the numbers.'),
});

const rows = z.strictObject({
  kind: z.literal('rows').describe('Rows of a table, those of a group (a storm) one after the other.'),
  ...common,
  step: step.describe('The usual distance between neighbouring rows of a group.'),
  hours: name.describe('The variable that counts each row’s hours since the start of its group.'),
  groups: z
    .array(
      z.strictObject({
        id: text.describe('Name of the group that no other group has.'),
        name: text.describe('Name shown to readers.'),
        start: instant.describe('Time of its first row; its year is the group’s year.'),
        count: z.int().positive().describe('Number of its rows.'),
      }),
    )
    .describe('The groups in the order of the rows.'),
});

export const axis = z
  .discriminatedUnion('kind', [regular, list, time, times, stations, rows])
  .superRefine((entry, context) => {
    const say = (key: string, found: number): void => {
      if (found === entry.count) return;
      context.addIssue({
        code: 'custom',
        message: `has ${found} points, count says ${entry.count}`,
        path: [key],
      });
    };
    if (entry.kind === 'list') say('values', entry.values.length);
    if (entry.kind === 'times') say('times', entry.times.length);
    if (entry.kind === 'stations') say('stations', entry.stations.length);
    if (entry.kind === 'rows')
      say(
        'groups',
        entry.groups.reduce((sum, group) => sum + group.count, 0),
      );
  });
