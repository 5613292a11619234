/** How far, in px, a press may wander and still be a press. */
export const WANDER = 10;
