import { classes } from "../shared/ui/classes";
import type { GraphRequest } from "./api";
import { Nothing } from "./Nothing";
import { type Say, useLanguage, useSay } from "./words";

/** What Balcão asked of the Graph API, newest on top. */
export function RequestsPanel({ requests }: { requests: readonly GraphRequest[] }) {
  const say = useSay();
  const language = useLanguage();
  if (requests.length === 0) {
    return <Nothing title={say("requests.none")} text={say("requests.noneText")} />;
  }
  return (
    <ol>
      {requests.toReversed().map((request) => (
        <li key={request.seq} className="border-b">
          <details className="group">
            <summary className="flex cursor-pointer list-none items-center gap-3 px-4 py-2 hover:bg-muted">
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium text-sm">{what(request, say)}</span>
                <span className="block truncate font-mono text-muted-foreground text-xs">
                  {new Date(request.at).toLocaleTimeString(language)} {request.method} {request.path}
                </span>
              </span>
              <span
                className={classes(
                  "tabular shrink-0 text-xs",
                  request.status === 0 ? "text-warning" : request.status < 400 ? "text-success" : "text-destructive",
                )}
              >
                {request.status === 0 ? say("requests.unanswered") : request.status}
                {request.error_code !== null && ` · ${request.error_code}`}
              </span>
            </summary>
            <pre className="overflow-x-auto bg-muted px-4 py-3 font-mono text-xs">
              {JSON.stringify(request.body, null, 2)}
            </pre>
          </details>
        </li>
      ))}
    </ol>
  );
}

function what(request: GraphRequest, say: Say): string {
  if (request.body.status === "read") {
    return request.body.typing_indicator ? `${say("requests.read")} · ${say("requests.typing")}` : say("requests.read");
  }
  if (request.path.endsWith("/messages")) {
    return request.body.type ?? "text";
  }
  return request.path.split("/").slice(3).join("/") || request.path.split("/").at(-1) || request.path;
}
