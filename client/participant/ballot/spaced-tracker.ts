/** A tracking number in groups of four, as people read it out and compare it. */
export const spacedTracker = (tracker: string): string => tracker.replace(/(.{4})(?=.)/g, '$1 ');
