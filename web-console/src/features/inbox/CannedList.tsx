import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Paperclip } from "lucide-react";
import { type RefObject, useEffect, useImperativeHandle, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CannedResponse, Conversation, UploadedMedia } from "../../shared/api/types";
import { useMe, useServices } from "../../shared/services";
import { classes } from "../../shared/ui/classes";
import { toasts } from "../../shared/ui/Toasts";
import { type Asked, filled, firstWord, ranked } from "./canned";

const MOST = 8;

export const CANNED_LIST_ID = "canned-responses";
export const cannedOptionId = (index: number) => `${CANNED_LIST_ID}-${index}`;

/** What the keys of the text box do to the list above it. False: they do what they always do. */
export type CannedKeys = { press(key: string): boolean };

type CannedListProps = {
  asked: Asked;
  conversation: Conversation;
  keys: RefObject<CannedKeys | null>;
  onPick(text: string): void;
  /** What goes with it, a moment later. */
  onFiles(files: readonly UploadedMedia[]): void;
  /** Which one is chosen, for whoever does not see it. */
  onActive(index: number | undefined): void;
};

/** The canned responses that begin as what one types after a slash, above the text box. */
export function CannedList({ asked, conversation, keys, onPick, onFiles, onActive }: CannedListProps) {
  const { t } = useTranslation();
  const { api } = useServices();
  const me = useMe();
  const query = useQuery({
    queryKey: ["canned-responses", "asked", asked.word],
    queryFn: ({ signal }) =>
      api.get("/api/v1/canned-responses", { query: { q: asked.word || undefined, sort: "use", limit: 100 }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const found = ranked(query.data?.data ?? [], asked.word).slice(0, MOST);
  const [wanted, setWanted] = useState({ word: asked.word, index: 0 });
  const active = wanted.word === asked.word ? Math.min(wanted.index, Math.max(0, found.length - 1)) : 0;

  const shown = found.length > 0 ? active : undefined;
  useEffect(() => {
    onActive(shown);
  }, [shown, onActive]);

  // More than there is room for: the keys lead on beyond it.
  useEffect(() => {
    if (shown !== undefined) {
      document.getElementById(cannedOptionId(shown))?.scrollIntoView({ block: "nearest" });
    }
  }, [shown]);

  const said = (response: CannedResponse) =>
    filled(response.content, {
      customer_name: conversation.customer.name,
      customer_first_name: firstWord(conversation.customer.name),
      attendant_name: me.full_name,
      attendant_first_name: firstWord(me.full_name),
      department: conversation.department_name,
      organization: me.organization.name,
      greeting: query.data?.greeting,
    });

  const pick = (response: CannedResponse) => {
    onPick(said(response));
    api.post("/api/v1/canned-responses/{id}/use", undefined, { path: { id: response.id } }).then(
      ({ files }) => files.length > 0 && onFiles(files),
      // Without files only the order of the next list depends on it.
      () => response.files.length > 0 && toasts.add({ title: t("canned.filesFailed") }),
    );
  };

  useImperativeHandle(keys, () => ({
    press(key) {
      const chosen = found[active];
      if (!chosen) {
        return false;
      }
      switch (key) {
        case "ArrowDown":
        case "ArrowUp":
          setWanted({
            word: asked.word,
            index: (active + (key === "ArrowDown" ? 1 : found.length - 1)) % found.length,
          });
          return true;
        case "Enter":
        case "Tab":
          pick(chosen);
          return true;
        default:
          return false;
      }
    },
  }));

  if (!query.data) {
    return null;
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the text box keeps the focus, whatever is pressed here
    <div
      onMouseDown={(event) => event.preventDefault()}
      className="absolute right-3 bottom-full left-3 z-20 mb-1 max-w-xl animate-pop overflow-hidden rounded-lg bg-popover shadow-float pane:left-4"
    >
      {found.length === 0 ? (
        <p className="px-3 py-2.5 text-muted-foreground text-sm">
          {asked.word ? t("canned.notFound", { word: asked.word }) : t("canned.none")}{" "}
          <Link to="/settings/canned-responses" className="font-medium text-primary-ink hover:underline">
            {t("canned.manage")}
          </Link>
        </p>
      ) : (
        <div id={CANNED_LIST_ID} role="listbox" aria-label={t("canned.title")} className="max-h-80 overflow-y-auto p-1">
          {found.map((response, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the text box has the focus, and its keys come through `keys`
            // biome-ignore lint/a11y/useFocusableInteractive: named by the text box as its active descendant
            <div
              key={response.id}
              id={cannedOptionId(index)}
              role="option"
              aria-selected={index === active}
              onMouseMove={() => setWanted({ word: asked.word, index })}
              onClick={() => pick(response)}
              className={classes(
                "flex cursor-pointer items-baseline gap-3 rounded-md px-2.5 py-1.5",
                index === active && "bg-accent",
              )}
            >
              <span className="w-20 shrink-0 pane:w-28 truncate font-medium text-primary-ink text-sm">
                /{response.shortcut}
              </span>
              <span className="min-w-0 flex-1">
                <span className="flex min-w-0 items-baseline gap-2 text-sm">
                  <span className="truncate">{response.title}</span>
                  {response.files.length > 0 && (
                    <span className="inline-flex shrink-0 items-center gap-0.5 self-center text-muted-foreground text-xs">
                      <Paperclip aria-hidden="true" className="size-3" strokeWidth={1.75} />
                      <span aria-hidden="true">{response.files.length}</span>
                      <span className="sr-only">{t("canned.carries", { count: response.files.length })}</span>
                    </span>
                  )}
                  {response.category && (
                    <span className="max-w-32 shrink-0 truncate text-muted-foreground text-xs">
                      {response.category}
                    </span>
                  )}
                </span>
                <span className="block truncate text-muted-foreground text-xs">{said(response)}</span>
              </span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
