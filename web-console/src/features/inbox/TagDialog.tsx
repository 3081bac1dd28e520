import { Check, Plus, Search } from "lucide-react";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../../shared/api/problem";
import type { Conversation, Tag } from "../../shared/api/types";
import { tagKeys, useTags } from "../../shared/api/useTags";
import { plain } from "../../shared/format/plain";
import { useMe, useServices } from "../../shared/services";
import { classes } from "../../shared/ui/classes";
import { Dialog } from "../../shared/ui/Dialog";
import { Failed } from "../../shared/ui/States";
import { TAG_COLORS, TagSpot } from "../../shared/ui/Tag";
import { toasts } from "../../shared/ui/Toasts";
import { adoptConversation } from "./useConversations";

type TagDialogProps = { conversation: Conversation; onClose(): void };

/** What a conversation is about: one writes, chooses with Enter, and goes on with the next. */
export function TagDialog({ conversation, onClose }: TagDialogProps) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const me = useMe();
  const query = useTags();
  const [wanted, setWanted] = useState("");
  const [at, setAt] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);

  const all = query.data ?? [];
  const found = all.filter((tag) => plain(tag.name).includes(plain(wanted)));
  const name = wanted.trim().replace(/^#/, "").trim();
  const makes = me.role !== "attendant" && name !== "" && !all.some((tag) => plain(tag.name) === plain(name));
  const options: (Tag | "new")[] = makes ? [...found, "new"] : found;
  const active = Math.min(at, Math.max(0, options.length - 1));

  async function toggle(tag: Tag) {
    const path = { id: conversation.id, tag_id: tag.id };
    try {
      const changed = conversation.tags.includes(tag.name)
        ? await api.delete("/api/v1/conversations/{id}/tags/{tag_id}", { path })
        : await api.put("/api/v1/conversations/{id}/tags/{tag_id}", undefined, { path });
      adoptConversation(cache, changed, me);
    } catch (error) {
      fail(error);
    }
  }

  async function make() {
    try {
      const color = TAG_COLORS[1 + (all.length % (TAG_COLORS.length - 1))] ?? "gray";
      const tag = await api.post("/api/v1/tags", { name, color });
      await cache.invalidateQueries({ queryKey: tagKeys.all });
      setWanted("");
      await toggle(tag);
    } catch (error) {
      fail(error);
    }
  }

  function fail(error: unknown) {
    toasts.add({
      type: "error",
      title: t("tags.failed"),
      description: error instanceof Problem ? error.detail : undefined,
    });
  }

  const choose = (option: Tag | "new") => void (option === "new" ? make() : toggle(option));

  function move(by: number) {
    const next = (active + by + options.length) % Math.max(1, options.length);
    setAt(next);
    list.current?.querySelectorAll('[role="option"]')[next]?.scrollIntoView({ block: "nearest" });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const option = options[active];
      if (option) {
        choose(option);
      }
    }
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("tags.title")}>
      <div className="field flex h-9 items-center gap-2 px-3 coarse:h-11">
        <Search aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" strokeWidth={1.75} />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={options.length > 0 ? `${listId}-${active}` : undefined}
          aria-label={t("tags.search")}
          placeholder={t("tags.search")}
          value={wanted}
          maxLength={50}
          onChange={(event) => {
            setWanted(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          className="min-w-0 flex-1 bg-transparent outline-none coarse:text-lg"
        />
      </div>
      {query.isError && (
        <Failed error={query.error} title={t("tags.loadFailed")} onRetry={() => void query.refetch()} />
      )}
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label={t("tags.title")}
        aria-multiselectable="true"
        className="mt-2 max-h-[44dvh] min-h-24 overflow-y-auto"
      >
        {query.isSuccess && options.length === 0 && (
          <p className="px-3 py-6 text-center text-muted-foreground">
            {all.length === 0 ? t("tags.none") : t("tags.nothing", { text: wanted })}
          </p>
        )}
        {options.map((option, index) => {
          const chosen = option !== "new" && conversation.tags.includes(option.name);
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the combobox
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox
            <div
              key={option === "new" ? "new" : option.id}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={chosen}
              onPointerMove={() => setAt(index)}
              onClick={() => choose(option)}
              className={classes(
                "flex cursor-pointer items-center gap-3 rounded-md px-2.5 py-2 coarse:py-3",
                index === active && "bg-muted",
              )}
            >
              {option === "new" ? (
                <Plus aria-hidden="true" className="size-3.5 shrink-0 text-primary-ink" strokeWidth={2} />
              ) : (
                <TagSpot color={option.color} className="mx-0.5 size-2.5" />
              )}
              <span className={classes("min-w-0 flex-1 truncate", option === "new" && "text-primary-ink")}>
                {option === "new" ? t("tags.make", { name }) : option.name}
              </span>
              {chosen && <Check aria-hidden="true" className="size-4 shrink-0 text-primary-ink" strokeWidth={2} />}
            </div>
          );
        })}
      </div>
    </Dialog>
  );
}
