import type { Problem, Store } from "./contract.ts";

/** Which store, and as of when; null is now. */
export type Place = { readonly store: Store; readonly asOf: string | null };

/** The server said no, in words that a person can act on. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, problem: Problem) {
    super(problem.title);
    this.status = status;
    this.problem = problem;
  }
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === "object" && body !== null && "title" in body && "detail" in body && "issues" in body;

const plainProblem = (title: string, detail: string): Problem => ({ title, detail, issues: [] });

const readProblem = async (response: Response): Promise<Problem> => {
  try {
    const body: unknown = await response.json();
    if (isProblem(body)) return body;
  } catch {
    // the body was no JSON; the status line has to do
  }
  return plainProblem(
    `The server answered ${response.status}`,
    response.statusText === "" ? "It gave no reason." : response.statusText,
  );
};

/** Address of a path of the interface, with store and time. */
export const address = (path: string, place: Place | null): string => {
  const url = new URL(`/api/v1${path}`, window.location.origin);
  if (place !== null) {
    url.searchParams.set("store", place.store);
    if (place.asOf !== null) url.searchParams.set("asOf", place.asOf);
  }
  return `${url.pathname}${url.search}`;
};

export type Sending = {
  readonly method?: "GET" | "POST" | "DELETE";
  /** Sent as JSON unless it is a form or text. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
};

const bodyOf = (body: unknown): RequestInit =>
  body === undefined
    ? {}
    : body instanceof FormData
      ? { body }
      : body instanceof Blob
        ? { body, headers: { "content-type": "application/octet-stream" } }
        : typeof body === "string"
          ? { body, headers: { "content-type": "text/plain; charset=utf-8" } }
          : { body: JSON.stringify(body), headers: { "content-type": "application/json" } };

/** One call of the interface. `T` is the contract's word for what comes back. */
export const request = async <T>(path: string, place: Place | null, sending: Sending = {}): Promise<T> => {
  const { method = "GET", body, signal } = sending;
  let response: Response;
  try {
    response = await fetch(address(path, place), {
      method,
      ...bodyOf(body),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new Refusal(
      0,
      plainProblem("The server does not answer", "Start it again with npm start, then reload this page."),
    );
  }
  if (!response.ok) throw new Refusal(response.status, await readProblem(response));
  const text = await response.text();
  return JSON.parse(text === "" ? "null" : text);
};
