/** Parts of the data set irish-wind: days to learn from, and from which on they are held back. Both end where the test part begins. */
export const [learnt, heldBack] = [4383, 4397] as const;
