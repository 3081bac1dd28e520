import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Clinic } from "../../../shared/api/types";
import { AreaField, TextField } from "../../../shared/ui/Field";
import { Switch } from "../../../shared/ui/Switch";
import { TimezoneField } from "../../../shared/ui/TimezoneField";
import { NameField } from "./NameField";
import { NumberChoice } from "./NumberChoice";
import { Group, SetupForm } from "./SetupForm";
import { useClinicSave } from "./useClinicSave";

/** What the clinic is, by which number it writes, and what it says of itself. */
export function ClinicPart({ clinic }: { clinic: Clinic }) {
  const { t } = useTranslation();
  const save = useClinicSave(clinic.clinic_id);
  const [name, setName] = useState(clinic.name);
  const [phone, setPhone] = useState(clinic.phone ?? "");
  const [address, setAddress] = useState(clinic.address ?? "");
  const [zone, setZone] = useState(clinic.timezone);
  const [number, setNumber] = useState({ channel: clinic.channel_id, instance: clinic.zapi_instance_id });
  const [welcome, setWelcome] = useState(clinic.welcome_message ?? "");
  const [before, setBefore] = useState(clinic.pre_session_instructions ?? "");
  const [active, setActive] = useState(clinic.active);
  return (
    <SetupForm
      title={t("clinic.parts.clinic")}
      description={t("clinic.description")}
      incomplete={!name.trim()}
      save={() =>
        save({
          name: name.trim(),
          phone: phone.trim() || null,
          address: address.trim() || null,
          timezone: zone,
          channel_id: number.channel,
          zapi_instance_id: number.instance,
          welcome_message: welcome.trim() || null,
          pre_session_instructions: before.trim() || null,
          active,
        })
      }
    >
      {(errors) => (
        <>
          <Group title={t("clinic.who")}>
            <NameField value={name} error={errors.name} onChange={setName} />
            <div className="grid items-start gap-4 pane:grid-cols-2">
              <TextField
                label={t("clinic.phone")}
                hint={t("clinic.phoneHint")}
                type="tel"
                value={phone}
                maxLength={32}
                error={errors.phone}
                onChange={(event) => setPhone(event.target.value)}
              />
              <TimezoneField value={zone} error={errors.timezone} onChange={setZone} />
            </div>
            <AreaField
              label={t("clinic.address")}
              value={address}
              maxLength={2000}
              error={errors.address}
              onChange={(event) => setAddress(event.target.value)}
            />
          </Group>
          <Group title={t("clinic.number.title")} text={t("clinic.number.text")}>
            <NumberChoice chosen={number} error={errors.channel_id} onChange={setNumber} />
          </Group>
          <Group title={t("clinic.texts.title")}>
            <AreaField
              label={t("clinic.welcome")}
              hint={t("clinic.welcomeHint")}
              value={welcome}
              maxLength={2000}
              error={errors.welcome_message}
              onChange={(event) => setWelcome(event.target.value)}
            />
            <AreaField
              label={t("clinic.before")}
              hint={t("clinic.beforeHint")}
              value={before}
              maxLength={2000}
              error={errors.pre_session_instructions}
              onChange={(event) => setBefore(event.target.value)}
            />
          </Group>
          <Switch checked={active} onChange={setActive} label={t("clinic.active")} hint={t("clinic.activeHint")} />
        </>
      )}
    </SetupForm>
  );
}
