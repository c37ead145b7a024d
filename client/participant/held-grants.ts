/** What `GET /api/v1/session` says about the roles that this browser holds. */
export interface HeldGrants {
  readonly grants: readonly {
    readonly role: string;
    readonly workshop: { readonly id: string; readonly title: string } | null;
    readonly path: string;
  }[];
}
