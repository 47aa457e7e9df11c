import { testEveryPage } from './every-page.ts';

await testEveryPage({ screen: 'phone', colorScheme: 'dark', hostHeaders: false, bothThemes: false });
