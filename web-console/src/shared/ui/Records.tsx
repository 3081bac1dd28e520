import type { UseQueryResult } from "@tanstack/react-query";
import { ChevronRight, Plus } from "lucide-react";
import { createContext, Fragment, type ReactNode, useContext, useState } from "react";
import { useTranslation } from "react-i18next";
import type { useSave } from "../api/useSave";
import { may, readsSettings } from "../permissions";
import { useMe } from "../services";
import { Button } from "./Button";
import { classes } from "./classes";
import { Dialog, DialogActions } from "./Dialog";
import { FormError } from "./FormError";
import { AdminsOnly, NotYours, Page, RowsSkeleton } from "./Page";
import { Appearing, Empty, Failed } from "./States";

type RecordsProps<T> = {
  /** For whom the page is, besides admins: everybody; or whoever reads how the house is set up, and may change it or not. */
  access?: "everybody" | "settings";
  title: string;
  description: string;
  /** What the button says that makes a new one; absent where there are as many as there are. */
  add?: string;
  query: UseQueryResult<readonly T[]>;
  /** What is said when they could not be loaded. */
  failed: string;
  /** What is said when there are none; for what there always is one of, nothing. */
  none?: { drawing: ReactNode; title: string };
  /** Rows of one table, or each a card of its own. */
  look?: "table" | "cards";
  row(record: T, edit: () => void): ReactNode;
  /** The dialog that changes one, or makes a new one. */
  form(record: T | undefined, close: () => void): ReactNode;
  /** What stands before the list. */
  above?: ReactNode;
  children?: ReactNode;
};

/** A page of what is set up, by admins unless it says otherwise: the list of it, and a dialog to add and to change. */
export function Records<T extends { id: string }>(props: RecordsProps<T>) {
  const { access, title, description, query, failed, none, look = "table", row, form, above, children } = props;
  const [editing, setEditing] = useState<T | "new">();
  const me = useMe();
  const readOnly = access === "settings" && !may(me, "change_settings");
  const add = !readOnly && props.add && (
    <Button look="primary" onClick={() => setEditing("new")}>
      <Plus aria-hidden="true" className="size-4" strokeWidth={2} />
      {props.add}
    </Button>
  );
  const page = (
    <Page title={title} description={description} action={add}>
      {above}
      {query.isPending && (
        <Appearing>
          <RowsSkeleton />
        </Appearing>
      )}
      {query.isError && <Failed error={query.error} title={failed} onRetry={() => void query.refetch()} />}
      {none && query.data?.length === 0 && <Empty drawing={none.drawing} title={none.title} action={add} />}
      {query.data && query.data.length > 0 && (
        <ul className={LOOKS[look]}>
          {query.data.map((record) => (
            <li key={record.id}>{row(record, () => setEditing(record))}</li>
          ))}
        </ul>
      )}
      {children}
      {editing && (
        <Fragment key={editing === "new" ? "new" : editing.id}>
          {form(editing === "new" ? undefined : editing, () => setEditing(undefined))}
        </Fragment>
      )}
    </Page>
  );
  switch (access) {
    case "everybody":
      return page;
    case "settings":
      return readsSettings(me) ? <ReadOnly value={readOnly}>{page}</ReadOnly> : <NotYours />;
    default:
      return <AdminsOnly>{page}</AdminsOnly>;
  }
}

const LOOKS = {
  table: "divide-y overflow-hidden rounded-xl border bg-card",
  cards: "flex flex-col gap-3",
} as const;

/** Whether one may only look at the records around. */
const ReadOnly = createContext(false);
export const useReadOnly = () => useContext(ReadOnly);

type RecordRowProps = { active: boolean; onEdit(): void; children: ReactNode };

/** A row of a table that opens its dialog; paler when it is switched off. */
export function RecordRow({ active, onEdit, children }: RecordRowProps) {
  if (useReadOnly()) {
    return <div className={classes("flex items-center gap-3 px-4 py-3", !active && "opacity-60")}>{children}</div>;
  }
  return (
    <button
      type="button"
      onClick={onEdit}
      className={classes(
        "flex w-full items-center gap-3 px-4 py-3 text-left transition-colors hover:bg-muted",
        "focus-visible:outline-offset-[-2px]",
        !active && "opacity-60",
      )}
    >
      {children}
      <ChevronRight aria-hidden="true" className="-mr-1 size-4 shrink-0 text-muted-foreground" strokeWidth={1.75} />
    </button>
  );
}

/** The name of a record, and whether it is switched off. */
export function RecordName({ active, children }: { active: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span className="truncate font-medium">{children}</span>
      {!active && <span className="rounded-full bg-muted px-2 text-xs">{t("users.disabled")}</span>}
    </span>
  );
}

type RecordFormProps = {
  title: string;
  description?: string;
  /** What the button says, when it does not say that something is kept. */
  action?: string;
  saving: ReturnType<typeof useSave>;
  /** Something is still to be said before it can be saved. */
  incomplete?: boolean;
  /** One may only look. */
  readOnly?: boolean;
  /** One more button, away from the others. */
  extra?: ReactNode;
  onClose(): void;
  children: ReactNode;
};

/** The dialog around the fields of one record. */
export function RecordForm(props: RecordFormProps) {
  const { title, description, action, saving, incomplete, readOnly, extra, onClose, children } = props;
  const { t } = useTranslation();
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
      size="md"
      title={title}
      description={description}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void saving.save();
        }}
      >
        {children}
        <FormError failure={saving.failure} fields={saving.fields} />
        <DialogActions>
          {extra && <span className="mr-auto">{extra}</span>}
          <Button onClick={onClose}>{readOnly ? t("common.close") : t("common.cancel")}</Button>
          {!readOnly && (
            <Button type="submit" look="primary" busy={saving.busy} disabled={incomplete}>
              {action ?? t("common.save")}
            </Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}
