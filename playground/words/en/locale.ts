/** How dates and long numbers are written. */
export const locale = 'en-GB';
