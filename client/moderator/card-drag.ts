import type { ReactiveController } from 'lit';

/** A mouse that moved this far drags; less is a click. */
const startPx = 6;
/** A finger that rests this long lifts the card; before that it scrolls. */
const pressMs = 280;
/** Near an edge of the board it scrolls by itself. */
const edgePx = 56;
const edgeStepPx = 14;

export type Dragged = { readonly kind: 'card'; readonly id: string } | { readonly kind: 'cluster'; readonly id: string };

export interface Drop {
  /** Lane under the pointer. */
  readonly lane: string;
  /** For cards: the card behind which to lie; null for the front. For clusters: unused. */
  readonly after: string | null;
  /** For clusters: dropped on the first half of the lane. */
  readonly firstHalf: boolean;
}

interface DragHost extends HTMLElement {
  addController(controller: ReactiveController): void;
}

/**
 * Drags cards and clusters with mouse, pen and finger. Works on `data-card`, `data-strip` and `data-lane` inside the
 * host's root; draws the lifted thing and the place into `.drag-layer`. Tells once, at the end, what was dropped where.
 */
export class CardDrag implements ReactiveController {
  readonly #host: DragHost;
  readonly #dropped: (dragged: Dragged, drop: Drop) => void;
  readonly #label: (dragged: Dragged) => string;
  readonly #held: (dragged: Dragged | null) => void;
  #candidate: { readonly dragged: Dragged; readonly x: number; readonly y: number; readonly pointer: number; readonly timer: ReturnType<typeof setTimeout> | null } | null = null;
  #lifted: { readonly dragged: Dragged; readonly ghost: HTMLElement; readonly mark: HTMLElement; drop: Drop | null } | null = null;
  #at = { x: 0, y: 0 };
  #frame = 0;

  /** `label`: the words that travel with the pointer. `held` is told what hangs on it, and null when nothing does any more. */
  constructor(host: DragHost, label: (dragged: Dragged) => string, held: (dragged: Dragged | null) => void, dropped: (dragged: Dragged, drop: Drop) => void) {
    this.#host = host;
    this.#label = label;
    this.#held = held;
    this.#dropped = dropped;
    host.addController(this);
  }

  get active(): boolean {
    return this.#lifted !== null;
  }

  hostConnected(): void {
    this.#host.addEventListener('pointerdown', this.#down);
    // Not passive: once a card is lifted, the finger must not scroll.
    this.#host.addEventListener('touchmove', this.#holdScroll, { passive: false });
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('pointerdown', this.#down);
    this.#host.removeEventListener('touchmove', this.#holdScroll);
    this.#end(false);
  }

  readonly #down = (event: PointerEvent): void => {
    if (!event.isPrimary || event.button !== 0) return;
    const path = event.composedPath().filter((node): node is HTMLElement => node instanceof HTMLElement);
    if (path.some((node) => node.matches('input, .tools, .merged-count, .merged, .badge-act, .more, form, ls-card-comments'))) return;
    const card = path.find((node) => node.dataset['card'] !== undefined)?.dataset['card'];
    const cluster = path.find((node) => node.dataset['strip'] !== undefined)?.dataset['strip'];
    const dragged: Dragged | null = card !== undefined ? { kind: 'card', id: card } : cluster !== undefined ? { kind: 'cluster', id: cluster } : null;
    if (dragged === null) return;
    const timer = event.pointerType === 'touch' ? setTimeout(() => this.#lift(), pressMs) : null;
    this.#candidate = { dragged, x: event.clientX, y: event.clientY, pointer: event.pointerId, timer };
    this.#at = { x: event.clientX, y: event.clientY };
    addEventListener('pointermove', this.#move);
    addEventListener('pointerup', this.#up);
    addEventListener('pointercancel', this.#cancel);
    addEventListener('keydown', this.#escape, true);
    addEventListener('selectstart', this.#unselected, true);
  };

  readonly #move = (event: PointerEvent): void => {
    const candidate = this.#candidate;
    if (candidate === null || event.pointerId !== candidate.pointer) return;
    this.#at = { x: event.clientX, y: event.clientY };
    if (this.#lifted !== null) return;
    const far = Math.hypot(event.clientX - candidate.x, event.clientY - candidate.y) > startPx;
    if (!far) return;
    if (candidate.timer === null) this.#lift();
    else this.#end(false);
  };

  #lift(): void {
    const candidate = this.#candidate;
    const layer = this.#host.shadowRoot?.querySelector('.drag-layer');
    if (candidate === null || layer == null || this.#lifted !== null) return;
    const ghost = document.createElement('div');
    ghost.className = `ghost ${candidate.dragged.kind}`;
    ghost.textContent = this.#label(candidate.dragged);
    const mark = document.createElement('div');
    mark.className = 'mark';
    layer.replaceChildren(mark, ghost);
    this.#lifted = { dragged: candidate.dragged, ghost, mark, drop: null };
    this.#host.toggleAttribute('dragging', true);
    this.#held(candidate.dragged);
    this.#frame = requestAnimationFrame(this.#draw);
  }

  /** Once per frame: follow the pointer, find the place, scroll at the edges. */
  readonly #draw = (): void => {
    const lifted = this.#lifted;
    if (lifted === null) return;
    const { x, y } = this.#at;
    lifted.ghost.style.setProperty('translate', `${x + 12}px ${y + 8}px`);
    const under = this.#host.shadowRoot?.elementFromPoint(x, y) ?? null;
    const scroller = under?.closest<HTMLElement>('.scroller');
    if (scroller != null) {
      const box = scroller.getBoundingClientRect();
      if (y < box.top + edgePx) scroller.scrollTop -= edgeStepPx;
      else if (y > box.bottom - edgePx) scroller.scrollTop += edgeStepPx;
    }
    lifted.drop = this.#place(under, lifted);
    this.#frame = requestAnimationFrame(this.#draw);
  };

  #place(under: Element | null, { dragged, mark }: { readonly dragged: Dragged; readonly mark: HTMLElement }): Drop | null {
    const lane = under?.closest<HTMLElement>('[data-lane]');
    const laneId = lane?.dataset['lane'];
    mark.hidden = lane == null;
    if (lane == null || laneId === undefined) return null;
    const box = lane.getBoundingClientRect();
    if (dragged.kind === 'cluster') {
      if (!lane.classList.contains('cluster')) {
        mark.hidden = true;
        return null;
      }
      const firstHalf = this.#at.x < box.left + box.width / 2;
      this.#show(mark, firstHalf ? box.left - 9 : box.right + 5, box.top, 4, box.height);
      return { lane: laneId, after: null, firstHalf };
    }
    const flows = lane.classList.contains('cluster') ? 'down' : 'across';
    const cards = [...(lane.querySelector('ul')?.children ?? [])].filter((card) => card instanceof HTMLElement);
    const isBefore = (card: HTMLElement | undefined): boolean => {
      if (card === undefined) return false;
      const { left, top, width, height, bottom } = card.getBoundingClientRect();
      return flows === 'down' ? top + height / 2 < this.#at.y : bottom < this.#at.y || (top <= this.#at.y && left + width / 2 < this.#at.x);
    };
    // They lie in reading order, so halving finds the place without measuring hundreds of cards in every frame.
    let [from, to] = [0, cards.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (isBefore(cards[middle])) from = middle + 1;
      else to = middle;
    }
    const last = cards[from - 1];
    const edge = last?.getBoundingClientRect();
    const first = cards[0]?.getBoundingClientRect();
    if (flows === 'down') this.#show(mark, box.left + 4, edge?.bottom ?? (first === undefined ? box.bottom - 6 : first.top - 5), box.width - 8, 4);
    else this.#show(mark, edge?.right ?? (first?.left ?? box.left + 8) - 5, edge?.top ?? first?.top ?? box.top + 30, 4, edge?.height ?? first?.height ?? 30);
    return { lane: laneId, after: last?.dataset['card'] ?? null, firstHalf: false };
  }

  #show(mark: HTMLElement, left: number, top: number, width: number, height: number): void {
    mark.style.setProperty('translate', `${left}px ${top}px`);
    mark.style.setProperty('width', `${width}px`);
    mark.style.setProperty('height', `${height}px`);
  }

  readonly #up = (event: PointerEvent): void => {
    if (event.pointerId === this.#candidate?.pointer) this.#end(true);
  };

  readonly #cancel = (event: PointerEvent): void => {
    if (event.pointerId === this.#candidate?.pointer) this.#end(false);
  };

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || this.#lifted === null) return;
    event.stopPropagation();
    event.preventDefault();
    this.#end(false);
  };

  /** A browser that takes the drag for a selection of text looks through the whole board at every move: up to half a second. */
  readonly #unselected = (event: Event): void => event.preventDefault();

  readonly #holdScroll = (event: TouchEvent): void => {
    if (this.#lifted !== null) event.preventDefault();
  };

  #end(drop: boolean): void {
    const lifted = this.#lifted;
    if (this.#candidate?.timer != null) clearTimeout(this.#candidate.timer);
    this.#candidate = null;
    this.#lifted = null;
    cancelAnimationFrame(this.#frame);
    removeEventListener('pointermove', this.#move);
    removeEventListener('pointerup', this.#up);
    removeEventListener('pointercancel', this.#cancel);
    removeEventListener('keydown', this.#escape, true);
    removeEventListener('selectstart', this.#unselected, true);
    this.#host.toggleAttribute('dragging', false);
    this.#host.shadowRoot?.querySelector('.drag-layer')?.replaceChildren();
    if (lifted === null) return;
    this.#held(null);
    // The press that ended as a drag is not also a click.
    const swallow = (event: Event): void => event.stopPropagation();
    this.#host.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => this.#host.removeEventListener('click', swallow, { capture: true }), 0);
    if (drop && lifted.drop !== null) this.#dropped(lifted.dragged, lifted.drop);
  }
}
