import type { UseQueryResult } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSave } from "../../../shared/api/useSave";
import { useServices } from "../../../shared/services";
import { Button } from "../../../shared/ui/Button";
import { EmptyAgenda } from "../../../shared/ui/drawings";
import { RecordForm, RecordName, RecordRow, Records } from "../../../shared/ui/Records";
import { Switch } from "../../../shared/ui/Switch";
import { keys } from "../useScheduling";

type Entry = { id: string; active: boolean };
type Errors = Readonly<Record<string, string>>;

type PartListProps<T extends Entry, D extends object> = {
  part: "services" | "professionals" | "rooms" | "faq";
  query: UseQueryResult<readonly T[]>;
  /** What one sees of an entry in the list. */
  sign(entry: T): ReactNode;
  name(entry: T): string;
  about(entry: T): string;
  aside?(entry: T): ReactNode;
  /** What is edited of it, or of a new one. */
  draft(entry: T | undefined): D;
  isComplete(draft: D): boolean;
  fields(draft: D, change: (change: Partial<D>) => void, errors: Errors): ReactNode;
  /** Keeps it, or makes it. */
  save(draft: D, entry: T | undefined, active: boolean): Promise<unknown>;
  /** Where it can be thrown away, and not only switched off. */
  remove?(entry: T): Promise<unknown>;
};

/** A part of a clinic of which there are several: the list of them, and the form of one. */
export function PartList<T extends Entry, D extends object>(props: PartListProps<T, D>) {
  const { part, query } = props;
  const { t } = useTranslation();
  return (
    <Records
      access="settings"
      title={t(`clinic.parts.${part}`)}
      description={t(`clinic.${part}.description`)}
      add={t(`clinic.${part}.add`)}
      query={query}
      failed={t(`clinic.${part}.failed`)}
      none={{ drawing: <EmptyAgenda />, title: t(`clinic.${part}.none`) }}
      row={(entry, edit) => (
        <RecordRow active={entry.active} onEdit={edit}>
          {props.sign(entry)}
          <span className="min-w-0 flex-1">
            <RecordName active={entry.active}>{props.name(entry)}</RecordName>
            <span className="block truncate text-muted-foreground text-sm">{props.about(entry)}</span>
          </span>
          {props.aside?.(entry)}
        </RecordRow>
      )}
      form={(entry, close) => <PartForm {...props} entry={entry} onClose={close} />}
    />
  );
}

type PartFormProps<T extends Entry, D extends object> = PartListProps<T, D> & { entry: T | undefined; onClose(): void };

function PartForm<T extends Entry, D extends object>(props: PartFormProps<T, D>) {
  const { part, entry, onClose } = props;
  const { t } = useTranslation();
  const { cache } = useServices();
  const [draft, setDraft] = useState(() => props.draft(entry));
  const [active, setActive] = useState(entry?.active ?? true);
  const done = async () => {
    // What is set up decides what is free, and what is shown of it everywhere.
    await Promise.all([
      cache.invalidateQueries({ queryKey: keys.clinics }),
      cache.invalidateQueries({ queryKey: ["slots"] }),
    ]);
    onClose();
  };
  const saving = useSave(async () => {
    await props.save(draft, entry, active);
    await done();
  });
  const removing = useSave(async (one: T) => {
    await props.remove?.(one);
    await done();
  });
  return (
    <RecordForm
      title={entry ? props.name(entry) : t(`clinic.${part}.add`)}
      saving={removing.failure === undefined ? saving : { ...saving, failure: removing.failure, fields: {} }}
      incomplete={!props.isComplete(draft)}
      extra={
        entry &&
        props.remove && (
          <Button look="quiet" busy={removing.busy} onClick={() => void removing.save(entry)}>
            {t("common.delete")}
          </Button>
        )
      }
      onClose={onClose}
    >
      {props.fields(draft, (change) => setDraft({ ...draft, ...change }), saving.fields)}
      {entry && <Switch checked={active} onChange={setActive} label={t(`clinic.${part}.active`)} />}
    </RecordForm>
  );
}

/** The picture before a name. */
export function RoundSign({ children }: { children: ReactNode }) {
  return (
    <span
      aria-hidden="true"
      className="inline-flex size-10 shrink-0 items-center justify-center rounded-full bg-muted text-muted-foreground"
    >
      {children}
    </span>
  );
}
