export const roles = ['forecast', 'truth', 'baseline', 'error'] as const;
/** One of the four semantic colours; a series without a role takes the next categorical colour. */
export type Role = (typeof roles)[number];
