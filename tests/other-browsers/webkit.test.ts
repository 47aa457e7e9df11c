import { webkit } from '../../src/commands/browsers.ts';
import { testInBrowser } from './in-browser.ts';
import { launchWebKit } from './webkit.ts';

testInBrowser(webkit, launchWebKit);
