import { beforeEach, expect, test, vi } from 'vitest';
import type { EditorRequest, ProgramEditor } from '../../../playground/editor/types.ts';
import { CodeArea } from '../../../playground/element/code-area.ts';

const { openEditor } = vi.hoisted(() => ({ openEditor: vi.fn() }));
vi.mock('../../../playground/editor/open.ts', () => ({ openEditor }));

/** As much of an element as the area touches. */
class Place {
  className = '';
  children: Place[] = [];
  classList = { add: (): void => {} };
  style = { setProperty: (): void => {} };
  append(child: Place): void {
    this.children.push(child);
    child.remove = () => {
      this.children = this.children.filter((other) => other !== child);
    };
  }
  remove(): void {}
  querySelector(): null {
    return null;
  }
}

/** An editor that reports every change of its text, the page's own as well, as the real ones do. */
function fakeEditor({ source, onChange }: EditorRequest): ProgramEditor {
  let text = source;
  return {
    source: () => text,
    setSource(next) {
      text = next;
      onChange(next);
    },
    mark() {},
    reveal() {},
    setTheme() {},
    focus() {},
    dispose() {},
  };
}

let host: Place;
let fold: { open: boolean; querySelector: () => { focus(): void } };
let summaryFocused: number;
let typed: string[];
let area: CodeArea;

beforeEach(() => {
  vi.stubGlobal('document', { createElement: () => new Place() });
  host = new Place();
  summaryFocused = 0;
  fold = { open: false, querySelector: () => ({ focus: () => (summaryFocused += 1) }) };
  typed = [];
  area = new CodeArea({
    host: host as unknown as HTMLElement,
    fold: fold as unknown as HTMLDetailsElement,
    id: 'id',
    label: 'Program',
    source: 'as it came',
    onChange: (source) => typed.push(source),
    onRun: () => {},
    onText: () => {},
  });
  return () => vi.unstubAllGlobals();
});

test('a text that was replaced while the editor was on its way is the one that it shows', async () => {
  const { promise: arrival, resolve: arrive } = Promise.withResolvers<void>();
  let editor: ProgramEditor | undefined;
  openEditor.mockImplementationOnce(async (request: EditorRequest) => {
    await arrival;
    editor = fakeEditor(request);
    return editor;
  });
  const opening = area.edit('light');
  await vi.waitFor(() => expect(openEditor).toHaveBeenCalled());
  area.replace('from another tab');
  arrive();
  await opening;
  expect(editor?.source()).toBe('from another tab');
  expect(area.source).toBe('from another tab');
  expect(typed).toEqual([]);
  editor?.setSource('typed');
  expect(typed).toEqual(['typed']);
});

test('an editor that could not be had leaves no empty place behind', async () => {
  openEditor.mockRejectedValue(new Error('offline'));
  await expect(area.edit('light')).rejects.toThrow('offline');
  expect(host.children).toEqual([]);
});

test('folded code opens when it is edited, and not because the focus comes back', async () => {
  openEditor.mockImplementation(async (request: EditorRequest) => fakeEditor(request));
  area.focus();
  expect([fold.open, summaryFocused]).toEqual([false, 1]);
  await area.edit('light');
  expect(fold.open).toBe(true);
  fold.open = false;
  area.reopen();
  expect(fold.open).toBe(true);
});
