import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { DeskView } from '../../shared/protocol/view.ts';
import { icon, iconStepPause } from '../elements/icon.ts';
import { viewContext } from './contexts.ts';
import { deskStyles, workStyles } from './desk-styles.ts';
import { t } from './desk-words.ts';
import { nextStep } from './plan.ts';

/** A break: nothing to do, but what comes next stands ready. */
@customElement('ls-work-pause')
export class WorkPause extends LitElement {
  static override styles = [
    ...deskStyles,
    workStyles,
    css`
      .work {
        place-content: center;
        justify-items: center;
        text-align: center;
      }
      .work > .icon {
        inline-size: 64px;
        block-size: 64px;
      }
    `,
  ];

  @consume({ context: viewContext, subscribe: true }) @state() private view: DeskView | null = null;

  override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === null) return nothing;
    const next = nextStep(view);
    return html`<div class="work">
      ${icon(iconStepPause)}
      <h1><bdi>${view.step?.title ?? t('kind.pause')}</bdi></h1>
      ${view.step?.instruction ? html`<p><bdi>${view.step.instruction}</bdi></p>` : nothing}
      <p class="meta">${next === null ? t('next.none') : t('pause.next', { title: next.title })}</p>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-work-pause': WorkPause;
  }
}
