import { Offline, Problem } from "./problem";
import type { paths } from "./schema";
import { reach, type Session } from "./session";
import type { UploadedMedia } from "./types";

type Method = "get" | "post" | "put" | "patch" | "delete";
type Operation<P extends keyof paths, M extends Method> = paths[P] extends { [K in M]: infer O } ? O : never;
type PathsWith<M extends Method> = {
  [P in keyof paths]: paths[P] extends { [K in M]: { responses: unknown } } ? P : never;
}[keyof paths];

type Json<R> = R extends { content: { "application/json": infer B } } ? B : undefined;
type Answer<O> = O extends { responses: infer R }
  ? Json<R extends { 200: infer S } ? S : R extends { 201: infer S } ? S : never>
  : never;
type Body<O> = O extends { requestBody?: { content: { "application/json": infer B } } } ? B : undefined;
type Query<O> = O extends { parameters: { query?: infer Q } } ? Q : undefined;
type Path<O, P> = O extends { parameters: { path: infer X } }
  ? X
  : P extends { parameters: { path: infer Y } }
    ? Y
    : undefined;

type Asked<O, P> = { query?: Query<O>; signal?: AbortSignal } & (Path<O, P> extends undefined
  ? { path?: undefined }
  : { path: Path<O, P> });

type Caller<M extends "get" | "delete"> = <P extends PathsWith<M>>(
  path: P,
  ...rest: Path<Operation<P, M>, paths[P]> extends undefined
    ? [options?: Asked<Operation<P, M>, paths[P]>]
    : [options: Asked<Operation<P, M>, paths[P]>]
) => Promise<Answer<Operation<P, M>>>;

type Sender<M extends "post" | "put" | "patch"> = <P extends PathsWith<M>>(
  path: P,
  body: Body<Operation<P, M>>,
  ...rest: Path<Operation<P, M>, paths[P]> extends undefined
    ? [options?: Asked<Operation<P, M>, paths[P]>]
    : [options: Asked<Operation<P, M>, paths[P]>]
) => Promise<Answer<Operation<P, M>>>;

export type Client = {
  get: Caller<"get">;
  post: Sender<"post">;
  put: Sender<"put">;
  patch: Sender<"patch">;
  delete: Caller<"delete">;
  /** A file that the server makes, and the name that it gives it. */
  download<P extends PathsWith<"get">>(
    path: P,
    query?: Query<Operation<P, "get">>,
    inPath?: Path<Operation<P, "get">, paths[P]>,
  ): Promise<{ blob: Blob; name: string | undefined }>;
  upload(file: File, options: { signal: AbortSignal; onProgress(share: number): void }): Promise<UploadedMedia>;
};

/** The server's REST API as its OpenAPI document describes it. A refusal is thrown as `Problem`, no answer as `Offline`. */
export function createClient(session: Session): Client {
  async function ask<T>(method: Method, path: string, body: unknown, options: Options = {}): Promise<T> {
    const url = address(path, options);
    const attempt = (token: string) =>
      reach(() =>
        fetch(url, {
          method: method.toUpperCase(),
          signal: options.signal,
          headers: {
            Authorization: `Bearer ${token}`,
            Accept: "application/json",
            ...spoken(),
            ...(body === undefined ? {} : { "Content-Type": "application/json" }),
          },
          body: body === undefined ? undefined : JSON.stringify(body),
        }),
      );
    const token = await session.token();
    let response = await attempt(token);
    // The server may end a token before its time (a password changed, a clock that is off): renewed once, tried once.
    if (response.status === 401) {
      response = await attempt(await session.renewAfter(token));
    }
    return answerOf<T>(response);
  }

  return {
    get: (path, ...rest) => ask("get", path, undefined, rest[0]),
    post: (path, body, ...rest) => ask("post", path, body, rest[0]),
    put: (path, body, ...rest) => ask("put", path, body, rest[0]),
    patch: (path, body, ...rest) => ask("patch", path, body, rest[0]),
    delete: (path, ...rest) => ask("delete", path, undefined, rest[0]),
    async download(path, query, inPath) {
      const url = address(path, { query, path: inPath });
      const attempt = (token: string) =>
        reach(() => fetch(url, { headers: { Authorization: `Bearer ${token}`, ...spoken() } }));
      const token = await session.token();
      let response = await attempt(token);
      if (response.status === 401) {
        response = await attempt(await session.renewAfter(token));
      }
      if (!response.ok) {
        throw new Problem(response.status, parsed(await reachText(response)));
      }
      const name = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") ?? "")?.[1];
      try {
        return { blob: await response.blob(), name };
      } catch (error) {
        throw new Offline(error);
      }
    },
    async upload(file, { signal, onProgress }) {
      const token = await session.token();
      const first = await send(file, token, signal, onProgress);
      const answer =
        first.status === 401 ? await send(file, await session.renewAfter(token), signal, onProgress) : first;
      if (answer.status >= 400) {
        throw new Problem(answer.status, parsed(answer.text));
      }
      const uploaded: UploadedMedia = JSON.parse(answer.text);
      return uploaded;
    },
  };
}

/** For the calls before there is a session. */
export async function askWithoutSession<P extends PathsWith<"post">>(
  path: P,
  body: Body<Operation<P, "post">>,
): Promise<Answer<Operation<P, "post">>> {
  const response = await reach(() =>
    fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", ...spoken() },
      body: JSON.stringify(body),
    }),
  );
  return answerOf(response);
}

/** What the server refuses with is read by whoever uses the console: in its language, not in the browser's. */
function spoken(): { "Accept-Language": string } {
  return { "Accept-Language": document.documentElement.lang };
}

/** Whether nobody set up this installation yet; no when it cannot be asked, for then there is a login to try again. */
export async function isSetupNeeded(): Promise<boolean> {
  try {
    const response = await fetch("/api/v1/setup", { headers: { Accept: "application/json" } });
    const answer: { needed?: boolean } = response.ok ? await response.json() : {};
    return answer.needed === true;
  } catch {
    return false;
  }
}

type Options = { path?: unknown; query?: unknown; signal?: AbortSignal };

function address(path: string, { path: inPath, query }: Options): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(members(inPath)[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(members(query))) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== "") {
        search.append(name, String(one));
      }
    }
  }
  const text = search.toString();
  return text ? `${filled}?${text}` : filled;
}

function members(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/** The body, as the type that the contract promises; the server's own tests hold it to that. */
async function answerOf<T>(response: Response): Promise<T> {
  const text = await reachText(response);
  if (!response.ok) {
    throw new Problem(response.status, parsed(text));
  }
  const body: T = JSON.parse(text || "null");
  return body;
}

async function reachText(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    throw error instanceof DOMException && error.name === "AbortError" ? error : new Offline(error);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// XMLHttpRequest, because fetch does not tell how much of a body has left.
function send(
  file: File,
  token: string,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open("POST", "/api/v1/media");
    request.setRequestHeader("Authorization", `Bearer ${token}`);
    request.setRequestHeader("Accept", "application/json");
    for (const [name, value] of Object.entries(spoken())) {
      request.setRequestHeader(name, value);
    }
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable && event.total > 0) {
        onProgress(event.loaded / event.total);
      }
    });
    request.addEventListener("load", () => resolve({ status: request.status, text: request.responseText }));
    request.addEventListener("error", () => reject(new Offline()));
    request.addEventListener("abort", () => reject(new DOMException("Cancelled", "AbortError")));
    request.addEventListener("loadend", () => signal.removeEventListener("abort", abort));
    signal.addEventListener("abort", abort);
    const body = new FormData();
    body.append("file", file, file.name);
    request.send(body);
  });
}
