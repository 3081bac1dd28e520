import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useChannelNames } from "../../../shared/api/useChannelNames";
import { phone } from "../../../shared/format/phone";
import { useMe } from "../../../shared/services";
import { SelectField } from "../../../shared/ui/Field";
import { FailedLine } from "../../../shared/ui/States";
import { Notice } from "./Notice";

/** By which number a clinic writes; the Z-API instance is that of a number that is connected, or what a program named. */
export type ChosenNumber = { channel: string | null; instance: string | null };

type NumberChoiceProps = { chosen: ChosenNumber; error: string | undefined; onChange(chosen: ChosenNumber): void };

/** Chooses among the numbers that are connected: naming an instance here would connect none. */
export function NumberChoice({ chosen, error, onChange }: NumberChoiceProps) {
  const { t } = useTranslation();
  const isAdmin = useMe().role === "admin";
  const channels = useChannelNames();
  if (!isAdmin) {
    return <p className="text-muted-foreground text-sm">{t("clinic.number.adminsChoose")}</p>;
  }
  if (channels.isError) {
    return <FailedLine error={channels.error} onRetry={() => void channels.refetch()} />;
  }
  const connected = (channels.data ?? []).filter((one) => one.status !== "disabled" || one.id === chosen.channel);
  const byInstance = connected.find((one) => one.kind === "zapi" && one.phone_number_id === chosen.instance);
  const value = chosen.channel ?? byInstance?.id ?? "";
  const current = connected.find((one) => one.id === value);
  return (
    <>
      <SelectField
        label={t("clinic.number.label")}
        hint={t("clinic.number.hint")}
        value={value}
        error={error}
        disabled={channels.isPending}
        onChange={(id) => {
          const one = connected.find((channel) => channel.id === id);
          onChange({ channel: one?.id ?? null, instance: one?.kind === "zapi" ? one.phone_number_id : null });
        }}
      >
        <option value="">{t("clinic.number.anyOf")}</option>
        {connected.map((one) => (
          <option key={one.id} value={one.id}>
            {[one.name, phone(one.display_phone_number), t(`clinic.number.kinds.${one.kind}`)]
              .filter(Boolean)
              .join(" · ")}
          </option>
        ))}
      </SelectField>
      {current && current.status !== "active" && <Notice>{t("clinic.number.stopped", { name: current.name })}</Notice>}
      {channels.data && chosen.instance !== null && !byInstance && chosen.channel === null && (
        <Notice>{t("clinic.number.unknownInstance", { instance: chosen.instance })}</Notice>
      )}
      <Link to="/settings/channels" className="self-start text-primary-ink text-sm hover:underline">
        {t("clinic.number.connect")}
      </Link>
    </>
  );
}
