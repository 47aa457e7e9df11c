import type * as Monaco from 'monaco-editor/editor';
import { getTypeScriptWorker } from 'monaco-editor/languages/features/typescript/register';
import type { Marker } from './types.ts';

/** What the type checker finds in the model as it is now. */
export async function problemsOf(model: Monaco.editor.ITextModel): Promise<Marker[]> {
  const client = await (await typeScriptWorker())(model.uri);
  const address = model.uri.toString();
  const found = await Promise.all([
    client.getSyntacticDiagnostics(address),
    client.getSemanticDiagnostics(address),
  ]);
  if (model.isDisposed()) return [];
  return found.flat().map(({ start = 0, length = 1, messageText, category }) => {
    const from = model.getPositionAt(start);
    const to = model.getPositionAt(start + length);
    return {
      line: from.lineNumber,
      column: from.column,
      ...(to.lineNumber === from.lineNumber && { endColumn: to.column }),
      message: flatten(messageText),
      severity: category === 1 ? ('error' as const) : ('warning' as const),
    };
  });
}

type Message = string | { messageText: string; next?: Message[] };

function flatten(message: Message): string {
  if (typeof message === 'string') return message;
  return [message.messageText, ...(message.next ?? []).map(flatten)].join('\n');
}

/** Monaco registers the language a moment after the first model is made, and rejects until then. */
async function typeScriptWorker(): ReturnType<typeof getTypeScriptWorker> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await getTypeScriptWorker();
    } catch (error) {
      if (attempt === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
