/** How long a test waits for what a page is to show, in milliseconds: a machine that is slow and busy shows it late. */
export const patience = 90_000;
