import { attribute, elements } from '../markdown/nodes.ts';
import { didYouMean } from './components.ts';
import { faultAt, type PageRule } from './fault.ts';

/** A figure that a page names is one of `src/figures/`. */
export const figuresAreThere: PageRule = ({ tree, known }) =>
  elements(tree, 'Figure').flatMap((element) => {
    const name = attribute(element, 'name');
    if (name === undefined || known.figures.includes(name)) return [];
    const message = `<Figure name="${name}"> names no figure of src/figures.`;
    return [faultAt(element, message, didYouMean(name, known.figures))];
  });
