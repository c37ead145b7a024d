/** The Passivlösung: what happens if nothing is decided. A resistance ballot weighs every proposal against it. */
export const passiveText = 'Es bleibt, wie es ist';

/** People write it themselves, too: with "alles", with a full stop, without the comma. */
const passivePattern = /^(?:alles|es) bleibt,? (?:so,? )?wie es ist[.!]?$/i;

export const isPassive = (text: string): boolean => passivePattern.test(text);
