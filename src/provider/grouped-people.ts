/** A user of an identity provider, and the names of those of their groups that were read. */
export interface GroupedPerson<User> {
  readonly user: User;
  readonly groups: ReadonlySet<string>;
}

/** People of an identity provider as they are read group by group, each once. */
export class GroupedPeople<User extends { readonly id: string }> {
  private readonly byId = new Map<string, { readonly user: User; readonly groups: Set<string> }>();

  /** @param group - its name; undefined where the membership itself says nothing */
  add(users: readonly User[], group?: string): void {
    for (const user of users) {
      const known = this.byId.get(user.id) ?? { user, groups: new Set<string>() };
      this.byId.set(user.id, known);
      if (group !== undefined) known.groups.add(group);
    }
  }

  get all(): readonly GroupedPerson<User>[] {
    return [...this.byId.values()];
  }
}
