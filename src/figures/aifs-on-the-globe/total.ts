/** The edges of the encoder on the whole globe: `countEncoder()` takes too long for a page, and a test holds this to it. */
export const encoderTotal = 748_348;
