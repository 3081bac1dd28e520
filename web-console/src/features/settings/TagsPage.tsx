import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Tag, TagColor } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { tagKeys } from "../../shared/api/useTags";
import { useMe, useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { ColorField } from "../../shared/ui/ColorField";
import { QuietCounter } from "../../shared/ui/drawings";
import { SelectField, TextField } from "../../shared/ui/Field";
import { NotYours } from "../../shared/ui/Page";
import { RecordForm, RecordRow, Records } from "../../shared/ui/Records";
import { TagChip } from "../../shared/ui/Tag";

/** What conversations can be about. */
export function TagsPage() {
  const { t, i18n } = useTranslation();
  const { api } = useServices();
  const me = useMe();
  const keeps = me.role !== "attendant";
  const query = useQuery({
    queryKey: tagKeys.counted,
    enabled: keeps,
    queryFn: async ({ signal }) => (await api.get("/api/v1/tags", { query: { counted: true }, signal })).data,
  });
  if (!keeps) {
    return <NotYours />;
  }
  return (
    <Records
      access="everybody"
      title={t("tags.title")}
      description={t("tags.description")}
      add={t("tags.add")}
      query={query}
      failed={t("tags.loadFailed")}
      none={{ drawing: <QuietCounter />, title: t("tags.none") }}
      row={(tag, edit) => (
        <RecordRow active onEdit={edit}>
          <span className="min-w-0 flex-1">
            <TagChip name={tag.name} color={tag.color} />
          </span>
          <span className="tabular shrink-0 text-muted-foreground text-sm">
            {t("tags.used", {
              count: tag.conversation_count ?? 0,
              number: (tag.conversation_count ?? 0).toLocaleString(i18n.language),
            })}
          </span>
        </RecordRow>
      )}
      form={(tag, close) => <TagForm tag={tag} all={query.data ?? []} onClose={close} />}
    />
  );
}

type TagFormProps = { tag: Tag | undefined; all: readonly Tag[]; onClose(): void };

function TagForm({ tag, all, onClose }: TagFormProps) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [name, setName] = useState(tag?.name ?? "");
  const [color, setColor] = useState<TagColor>(tag?.color ?? "blue");
  const [into, setInto] = useState("");
  const [deleting, setDeleting] = useState(false);
  const others = all.filter((other) => other.id !== tag?.id);
  const target = others.find((other) => other.id === into);

  const saving = useSave(async () => {
    if (tag && deleting) {
      await api.delete("/api/v1/tags/{id}", { path: { id: tag.id } });
    } else if (tag && target) {
      await api.post("/api/v1/tags/{id}/merge", { into_id: target.id }, { path: { id: tag.id } });
    } else if (tag) {
      await api.put("/api/v1/tags/{id}", { name: name.trim(), color }, { path: { id: tag.id } });
    } else {
      await api.post("/api/v1/tags", { name: name.trim(), color });
    }
    await cache.invalidateQueries({ queryKey: tagKeys.all });
    onClose();
  });

  if (tag && deleting) {
    return (
      <RecordForm
        title={t("tags.delete", { name: tag.name })}
        description={t("tags.deleteHint", { count: tag.conversation_count ?? 0 })}
        action={t("common.delete")}
        saving={saving}
        onClose={() => setDeleting(false)}
      >
        {null}
      </RecordForm>
    );
  }
  return (
    <RecordForm
      title={tag ? t("tags.edit") : t("tags.add")}
      action={target ? t("tags.merge") : undefined}
      saving={saving}
      extra={
        tag && (
          <Button look="danger" onClick={() => setDeleting(true)}>
            {t("common.delete")}
          </Button>
        )
      }
      onClose={onClose}
    >
      <TextField
        label={t("tags.name")}
        value={name}
        required
        disabled={target !== undefined}
        maxLength={50}
        error={saving.fields.name}
        onChange={(event) => setName(event.target.value)}
      />
      <fieldset className="flex flex-col gap-2" disabled={target !== undefined}>
        <legend className="mb-1.5 font-medium text-sm">{t("tags.color")}</legend>
        <ColorField value={color} onChange={setColor} />
        <p>
          <TagChip name={name.trim() || t("tags.name")} color={color} />
        </p>
      </fieldset>
      {tag && others.length > 0 && (
        <SelectField
          label={t("tags.mergeInto")}
          hint={target ? t("tags.mergeHint", { from: tag.name, to: target.name }) : undefined}
          value={into}
          error={saving.fields.into_id}
          onChange={setInto}
        >
          <option value="">{t("tags.mergeNone")}</option>
          {others.map((other) => (
            <option key={other.id} value={other.id}>
              {other.name}
            </option>
          ))}
        </SelectField>
      )}
      {tag && (
        <p className="text-sm">
          <Link
            to="/inbox"
            search={{ tab: "all", status: "any", tag: tag.name }}
            className="text-primary-ink underline"
          >
            {t("tags.others", { name: tag.name })}
          </Link>
        </p>
      )}
    </RecordForm>
  );
}
