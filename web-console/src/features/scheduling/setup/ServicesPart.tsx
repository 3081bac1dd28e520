import { Sparkles } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Clinic, ClinicService } from "../../../shared/api/types";
import { useServices } from "../../../shared/services";
import { AreaField, TextField } from "../../../shared/ui/Field";
import { centsOf, priceText } from "../money";
import { useClinicServices, useRooms } from "../useScheduling";
import { Choices } from "./Choices";
import { NameField } from "./NameField";
import { NumberField } from "./NumberField";
import { PartList, RoundSign } from "./PartList";

/** What can be booked, how long it takes, and what it costs. */
export function ServicesPart({ clinic }: { clinic: Clinic }) {
  const { t, i18n } = useTranslation();
  const { api } = useServices();
  const query = useClinicServices(clinic.clinic_id, true);
  const rooms = useRooms(clinic.clinic_id).data ?? [];
  return (
    <PartList
      part="services"
      query={query}
      sign={() => (
        <RoundSign>
          <Sparkles className="size-5" strokeWidth={1.75} />
        </RoundSign>
      )}
      name={({ name }) => name}
      about={({ category, description }) => [category, description].filter(Boolean).join(" · ")}
      aside={(service) => (
        <span className="tabular shrink-0 text-right text-muted-foreground text-sm">
          {t("appointment.minutes", { count: service.duration_minutes })}
          {service.price_cents !== null && (
            <span className="block">{priceText(service.price_cents, i18n.language, t)}</span>
          )}
        </span>
      )}
      draft={(service) => draftOf(service, (query.data?.at(-1)?.display_order ?? 0) + 1)}
      isComplete={({ name, minutes, price }) => name.trim() !== "" && Boolean(minutes) && centsOf(price) !== undefined}
      fields={(draft, change, errors) => (
        <>
          <NameField value={draft.name} error={errors.name} onChange={(name) => change({ name })} />
          <div className="grid grid-cols-2 gap-3">
            <NumberField
              label={t("clinic.services.minutes")}
              value={draft.minutes}
              min={1}
              max={1440}
              required
              error={errors.duration_minutes}
              onChange={(minutes) => change({ minutes })}
            />
            <TextField
              label={t("clinic.services.price")}
              hint={t("clinic.services.priceHint")}
              value={draft.price}
              inputMode="decimal"
              maxLength={20}
              error={centsOf(draft.price) === undefined ? t("clinic.services.noPrice") : errors.price_cents}
              onChange={(event) => change({ price: event.target.value })}
            />
            <TextField
              label={t("clinic.services.category")}
              value={draft.category}
              maxLength={200}
              error={errors.category}
              onChange={(event) => change({ category: event.target.value })}
            />
            <NumberField
              label={t("clinic.order")}
              hint={t("clinic.services.orderHint")}
              value={draft.order}
              min={0}
              max={10000}
              error={errors.display_order}
              onChange={(order) => change({ order })}
            />
          </div>
          <AreaField
            label={t("clinic.services.text")}
            value={draft.description}
            maxLength={2000}
            error={errors.description}
            onChange={(event) => change({ description: event.target.value })}
          />
          {rooms.length > 0 && (
            <Choices
              label={t("clinic.services.rooms")}
              hint={t("clinic.services.roomsHint")}
              options={rooms}
              chosen={draft.rooms}
              onChange={(rooms) => change({ rooms })}
            />
          )}
        </>
      )}
      save={(draft, service, active) => {
        const body = {
          name: draft.name.trim(),
          duration_minutes: draft.minutes ?? 30,
          price_cents: centsOf(draft.price) ?? null,
          category: draft.category.trim() || null,
          description: draft.description.trim() || null,
          resource_ids: [...draft.rooms],
          display_order: draft.order ?? 0,
        };
        return service
          ? api.put("/api/v1/services/{service_id}", { ...body, active }, { path: { service_id: service.id } })
          : api.post("/api/v1/clinics/{clinic_id}/services", body, { path: { clinic_id: clinic.clinic_id } });
      }}
    />
  );
}

type Draft = {
  name: string;
  minutes: number | null;
  /** As it is typed. */
  price: string;
  category: string;
  description: string;
  rooms: readonly string[];
  order: number | null;
};

function draftOf(service: ClinicService | undefined, next: number): Draft {
  const cents = service?.price_cents ?? null;
  return {
    name: service?.name ?? "",
    minutes: service?.duration_minutes ?? 30,
    price: cents === null ? "" : (cents / 100).toFixed(2).replace(".", ","),
    category: service?.category ?? "",
    description: service?.description ?? "",
    rooms: service?.resource_ids ?? [],
    order: service?.display_order ?? next,
  };
}
