import { Cpu, DoorOpen } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Clinic, ClinicResource } from "../../../shared/api/types";
import { useSave } from "../../../shared/api/useSave";
import { useServices } from "../../../shared/services";
import { EmptyAgenda } from "../../../shared/ui/drawings";
import { SelectField, TextField } from "../../../shared/ui/Field";
import { RecordForm, RecordName, RecordRow, Records } from "../../../shared/ui/Records";
import { Switch } from "../../../shared/ui/Switch";
import { keys, useRooms } from "../useScheduling";

const KINDS = ["ROOM", "EQUIPMENT"] as const;

/** Rooms and equipment, of which one appointment at a time has each. */
export function RoomsPart({ clinic }: { clinic: Clinic }) {
  const { t } = useTranslation();
  const query = useRooms(clinic.clinic_id, true);
  return (
    <Records
      access="settings"
      title={t("clinic.parts.rooms")}
      description={t("clinic.rooms.description")}
      add={t("clinic.rooms.add")}
      query={query}
      failed={t("clinic.rooms.failed")}
      none={{ drawing: <EmptyAgenda />, title: t("clinic.rooms.none") }}
      row={(room, edit) => {
        const Icon = room.kind === "ROOM" ? DoorOpen : Cpu;
        return (
          <RecordRow active={room.active} onEdit={edit}>
            <span className="inline-flex size-10 shrink-0 items-center justify-center rounded-full bg-muted text-muted-foreground">
              <Icon aria-hidden="true" className="size-5" strokeWidth={1.75} />
            </span>
            <span className="min-w-0 flex-1">
              <RecordName active={room.active}>{room.name}</RecordName>
              <span className="block text-muted-foreground text-sm">{t(`clinic.rooms.kinds.${room.kind}`)}</span>
            </span>
          </RecordRow>
        );
      }}
      form={(room, close) => <RoomForm clinic={clinic} room={room} onClose={close} />}
    />
  );
}

type RoomFormProps = { clinic: Clinic; room: ClinicResource | undefined; onClose(): void };

function RoomForm({ clinic, room, onClose }: RoomFormProps) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [name, setName] = useState(room?.name ?? "");
  const [kind, setKind] = useState<ClinicResource["kind"]>(room?.kind ?? "ROOM");
  const [active, setActive] = useState(room?.active ?? true);
  const saving = useSave(async () => {
    const body = { name: name.trim(), kind };
    await (room
      ? api.put("/api/v1/resources/{resource_id}", { ...body, active }, { path: { resource_id: room.id } })
      : api.post("/api/v1/clinics/{clinic_id}/resources", body, { path: { clinic_id: clinic.clinic_id } }));
    await cache.invalidateQueries({ queryKey: keys.of(clinic.clinic_id, "resources") });
    onClose();
  });
  return (
    <RecordForm
      title={room ? room.name : t("clinic.rooms.add")}
      saving={saving}
      incomplete={!name.trim()}
      onClose={onClose}
    >
      <TextField
        label={t("clinic.name")}
        value={name}
        required
        maxLength={200}
        error={saving.fields.name}
        onChange={(event) => setName(event.target.value)}
      />
      <SelectField
        label={t("clinic.rooms.kind")}
        value={kind}
        onChange={(value) => setKind(KINDS.find((one) => one === value) ?? "ROOM")}
      >
        {KINDS.map((one) => (
          <option key={one} value={one}>
            {t(`clinic.rooms.kinds.${one}`)}
          </option>
        ))}
      </SelectField>
      {room && <Switch checked={active} onChange={setActive} label={t("clinic.rooms.active")} />}
    </RecordForm>
  );
}
