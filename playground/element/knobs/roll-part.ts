/** What the part of a button that rolls a die begins with; the name of the die's constant follows. */
export const rolling = 'roll:';
