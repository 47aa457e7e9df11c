export { launchChromium } from '../../src/commands/launch-chromium.ts';
