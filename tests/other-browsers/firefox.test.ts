import { firefox } from '../../src/commands/browsers.ts';
import { launchFirefox } from './firefox.ts';
import { testInBrowser } from './in-browser.ts';

testInBrowser(firefox, launchFirefox);
