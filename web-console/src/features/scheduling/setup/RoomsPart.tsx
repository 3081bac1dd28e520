import { Cpu, DoorOpen } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Clinic, ClinicResource } from "../../../shared/api/types";
import { useServices } from "../../../shared/services";
import { SelectField } from "../../../shared/ui/Field";
import { useRooms } from "../useScheduling";
import { NameField } from "./NameField";
import { PartList, RoundSign } from "./PartList";

const KINDS = ["ROOM", "EQUIPMENT"] as const;

/** Rooms and equipment, of which one appointment at a time has each. */
export function RoomsPart({ clinic }: { clinic: Clinic }) {
  const { t } = useTranslation();
  const { api } = useServices();
  return (
    <PartList
      part="rooms"
      query={useRooms(clinic.clinic_id, true)}
      sign={({ kind }) => {
        const Icon = kind === "ROOM" ? DoorOpen : Cpu;
        return (
          <RoundSign>
            <Icon className="size-5" strokeWidth={1.75} />
          </RoundSign>
        );
      }}
      name={({ name }) => name}
      about={({ kind }) => t(`clinic.rooms.kinds.${kind}`)}
      draft={(room): { name: string; kind: ClinicResource["kind"] } => ({
        name: room?.name ?? "",
        kind: room?.kind ?? "ROOM",
      })}
      isComplete={({ name }) => name.trim() !== ""}
      fields={({ name, kind }, change, errors) => (
        <>
          <NameField value={name} error={errors.name} onChange={(name) => change({ name })} />
          <SelectField
            label={t("clinic.rooms.kind")}
            value={kind}
            onChange={(value) => change({ kind: KINDS.find((one) => one === value) ?? "ROOM" })}
          >
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {t(`clinic.rooms.kinds.${one}`)}
              </option>
            ))}
          </SelectField>
        </>
      )}
      save={({ name, kind }, room, active) => {
        const body = { name: name.trim(), kind };
        return room
          ? api.put("/api/v1/resources/{resource_id}", { ...body, active }, { path: { resource_id: room.id } })
          : api.post("/api/v1/clinics/{clinic_id}/resources", body, { path: { clinic_id: clinic.clinic_id } });
      }}
    />
  );
}
