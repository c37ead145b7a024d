import { ContextProvider, type Context } from '@lit/context';

/** A context with the value that an element shall find above it. */
export const giving = <Value>(context: Context<unknown, Value>, value: Value) => ({
  to: (place: HTMLElement): ContextProvider<Context<unknown, Value>> => new ContextProvider(place, { context, initialValue: value }),
});

/** Stands in for a page: a place for a fixture that provides what the page's app element provides. */
export const below = (...given: readonly ReturnType<typeof giving>[]): HTMLElement => {
  const place = document.createElement('div');
  for (const one of given) one.to(place);
  return place;
};
