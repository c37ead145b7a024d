import { noChange } from 'lit';
import { directive, Directive, PartType, type AttributePart, type PartInfo } from 'lit/directive.js';

/** CSS properties by their names in CSS (`grid-row`, `--lines`). */
export type StyleProperties = Readonly<Record<string, string>>;

/**
 * Lit's own `styleMap` writes a `style` attribute the first time, which our content security policy blocks.
 * This one only ever sets single properties, which the policy allows.
 */
class StyleMap extends Directive {
  #before: StyleProperties = {};

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ATTRIBUTE || part.name !== 'style' || (part.strings?.length ?? 0) > 2) throw new Error('styleMap stands alone in a style attribute.');
  }

  render(_properties: StyleProperties): typeof noChange {
    return noChange;
  }

  override update({ element: { style } }: AttributePart, [properties]: [StyleProperties]): typeof noChange {
    for (const name of Object.keys(this.#before)) if (!(name in properties)) style.removeProperty(name);
    for (const [name, value] of Object.entries(properties)) if (this.#before[name] !== value) style.setProperty(name, value);
    this.#before = properties;
    return noChange;
  }
}

export const styleMap = directive(StyleMap);
