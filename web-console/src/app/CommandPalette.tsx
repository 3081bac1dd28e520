import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Action, useActions } from "../shared/actions/actions";
import { plain } from "../shared/format/plain";
import { Keys } from "../shared/ui/Keys";
import { SearchList } from "../shared/ui/SearchList";

const GROUPS = [
  "conversation",
  "message",
  "list",
  "flow",
  "agenda",
  "go",
  "app",
] as const satisfies readonly Action["group"][];

/** Everything one can do now, by name. */
export function CommandPalette({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const actions = useActions();
  const [wanted, setWanted] = useState("");

  const shown = useMemo(() => {
    const needle = plain(wanted);
    const found = actions.filter((action) => action.id !== "palette" && plain(action.label).includes(needle));
    return GROUPS.flatMap((group) => found.filter((action) => action.group === group));
  }, [actions, wanted]);
  const run = (action: Action) => {
    onClose();
    // After the dialog has given the focus back, so that what the action focuses keeps it.
    setTimeout(() => action.run(), 0);
  };

  return (
    <SearchList
      title={t("palette.title")}
      search={t("palette.search")}
      wanted={wanted}
      onWanted={setWanted}
      items={shown}
      idOf={(action) => action.id}
      groupOf={(action) => t(`palette.groups.${action.group}`)}
      onChosen={run}
      onClose={onClose}
      hint={<Keys keys="Esc" />}
    >
      {({ icon: Icon, label, keys }) => (
        <>
          {Icon && <Icon aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" strokeWidth={1.75} />}
          <span className="min-w-0 flex-1 truncate">{label}</span>
          {keys && <Keys keys={keys} />}
        </>
      )}
    </SearchList>
  );
}
