/** One numbered step of the tables. A step that has been applied anywhere never changes again: add a new one. */
export type Migration = { readonly number: number; readonly name: string; readonly sql: string };
