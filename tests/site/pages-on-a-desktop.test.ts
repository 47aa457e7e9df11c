import { testEveryPage } from './every-page.ts';

await testEveryPage('desktop', 'light', true);
