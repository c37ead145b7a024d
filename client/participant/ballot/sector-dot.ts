import { html, nothing, type TemplateResult } from 'lit';
import type { SectorSign } from '../../../shared/domain/sector.ts';
import '../../elements/sector-sign.ts';
import { styleMap } from '../../elements/style-map.ts';

/** A sticky dot: a disc in the colour of the sector with its sign in white. Words beside it say how many there are. */
export const sectorDot = (sign: SectorSign | null, size: 'large' | 'small'): TemplateResult =>
  html`<span class="dot ${size}-dot" style=${styleMap(sign === null ? {} : { '--dot': `var(--sign-${sign})` })}
    >${sign === null ? nothing : html`<ls-sector-sign .sign=${sign} tone="white" size=${size === 'small' ? 13 : 20}></ls-sector-sign>`}</span
  >`;
