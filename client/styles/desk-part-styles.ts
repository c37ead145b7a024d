import { css } from 'lit';

/** Small parts that the desks share: icons in lines of text, side notes, what failed. */
export const deskPartStyles = css`
  .icon {
    inline-size: 20px;
    block-size: 20px;
  }
  .meta {
    color: var(--tinte-2);
    font-size: 15px;
  }
  .failure {
    display: flex;
    gap: 6px;
    background: var(--papier);
    color: var(--rot);
    font-weight: 600;
  }
`;
