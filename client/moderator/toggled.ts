/** The set with the member in it if it was not, and without it if it was. */
export const toggled = (set: ReadonlySet<string>, member: string): ReadonlySet<string> => {
  const next = new Set(set);
  if (!next.delete(member)) next.add(member);
  return next;
};
