/** A person as a directory knows them, whatever the directory is. */
export interface DirectoryPerson {
  /** As written in the source. */
  readonly userName: string;
  /** Empty where the source has none. */
  readonly givenName: string;
  readonly familyName: string;
  /** Names of the groups that the person is in. */
  readonly groups: readonly string[];
  /** A person who is not active is declared in no account. */
  readonly active: boolean;
  /** What else the source has about the person, by its own names, for rules. Often empty. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Everyone that a directory knows, read completely at one time. */
export interface DirectorySnapshot {
  /** What it was read from, for reports: `roster people.csv`, `Okta groups klaviyo-admins, ...`. */
  readonly source: string;
  /**
   * In the source's order; keys are unique. Empty only with `membersOnly`: any other source without people is an error of its
   * reader.
   */
  readonly users: readonly DirectoryPerson[];
  /**
   * Whether it has the members of assigned groups only, so that the source may know others too, and a group without people is empty
   * and not misspelt. Default: false, everyone is in it.
   */
  readonly membersOnly?: boolean | undefined;
  /** SHA-256 of the file that it was read from, as lower-case hexadecimal. Missing where it was not read from one. */
  readonly sha256?: string | undefined;
  /**
   * The names of all attributes that its people can have, so that a rule with another one is a mistake and not a rule that nobody
   * matches. Missing where the source does not say.
   */
  readonly attributeNames?: readonly string[] | undefined;
  /** Where the person at an index of `users` stands in the source: `people.csv:4`. Missing where a source has no lines. */
  readonly placeOf?: (index: number) => string;
}

/** A source of people. Each kind of source implements it; the drift check knows no other way to them. */
export interface Directory {
  /** Reads everyone, or fails: a partial answer is an error. */
  read(): Promise<DirectorySnapshot>;
}
