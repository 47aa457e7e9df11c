import { writeWork } from '../../playground/store/work-file.ts';
import { type Gathered, gatherWithModels } from '../../playground/store/your-work.ts';

/** Gives the reader their work as a file. */
export async function saveWork(gathered?: Gathered): Promise<void> {
  const { work, damaged } = gathered ?? (await gatherWithModels());
  const now = new Date();
  const address = URL.createObjectURL(
    new Blob([writeWork(work, now, damaged)], { type: 'application/json' }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = `weather-course-work-${now.toISOString().slice(0, 10)}.json`;
  link.click();
  // The browser has to open it first.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
