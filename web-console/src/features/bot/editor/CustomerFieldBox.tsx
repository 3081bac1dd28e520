import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BlockField } from "../../../shared/api/types";
import { useServices } from "../../../shared/services";
import { Select } from "../../../shared/ui/Field";
import { flowKeys } from "../flows/flows";

const ANOTHER = "\u0000";

type CustomerFieldProps = {
  id: string;
  field: BlockField;
  value: string;
  describedBy: string | undefined;
  onChange(value: string): void;
};

/** A field of customers' records: one that records have, or another name. */
export function CustomerFieldBox({ id, field, value, describedBy, onChange }: CustomerFieldProps) {
  const { t } = useTranslation();
  const { api } = useServices();
  const [writes, setWrites] = useState(false);
  const known = useQuery({
    queryKey: [...flowKeys.all, "customer-fields"],
    queryFn: async ({ signal }) => (await api.get("/api/v1/bot/customer-fields", { signal })).data,
  });
  if (known.data?.length === 0 || writes) {
    return (
      <input
        id={id}
        value={value}
        maxLength={field.max ?? undefined}
        aria-describedby={describedBy}
        // biome-ignore lint/a11y/noAutofocus: whoever asked for another name came to write it
        autoFocus={writes}
        onChange={(event) => onChange(event.target.value)}
        onBlur={() => setWrites(false)}
        className="field h-8 w-full px-2.5 coarse:h-11 coarse:text-lg"
      />
    );
  }
  return (
    <Select
      id={id}
      value={value}
      aria-describedby={describedBy}
      onChange={(event) => {
        if (event.target.value === ANOTHER) {
          setWrites(true);
        } else {
          onChange(event.target.value);
        }
      }}
      className="field h-8 pr-9 pl-2.5 coarse:h-11 coarse:text-lg"
    >
      <option value="">{t("flow.form.choose")}</option>
      {[...new Set([...(known.data ?? []), value])]
        .filter((name) => name !== "")
        .map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      <option value={ANOTHER}>{t("flow.form.another")}</option>
    </Select>
  );
}
