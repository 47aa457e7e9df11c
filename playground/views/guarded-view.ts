import { results as words } from '../words/en/views.ts';
import { elementOf, type LiveView } from './live-view.ts';

/**
 * A view that cannot be drawn says so in its place, and the run and the other views go on: what a program shows may be
 * anything, and an axis or a projection may have no answer to it.
 */
export function guardedView(make: () => LiveView): LiveView {
  let view: LiveView;
  try {
    view = make();
  } catch (error) {
    view = undrawn(error);
  }
  return {
    get element() {
      return view.element;
    },
    update() {
      try {
        view.update();
      } catch (error) {
        const instead = undrawn(error);
        view.element.replaceWith(instead.element);
        view = instead;
      }
    },
  };
}

function undrawn(error: unknown): LiveView {
  reportError(error);
  const element = elementOf(`<p class="view-undrawn">${words.notDrawn}</p>`);
  return { element, update() {} };
}
