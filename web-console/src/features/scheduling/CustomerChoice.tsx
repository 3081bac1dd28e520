import { useQuery } from "@tanstack/react-query";
import { UserPlus, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { phone } from "../../shared/format/phone";
import { useMe, useServices } from "../../shared/services";
import { Avatar } from "../../shared/ui/Avatar";
import { TextField } from "../../shared/ui/Field";
import { IconButton } from "../../shared/ui/IconButton";
import { FailedLine } from "../../shared/ui/States";

/** For whom it is; without an id it is somebody new, who is made with what is booked. */
export type Who = { id?: string; name: string; phone: string };

type CustomerChoiceProps = { who: Who | undefined; error: string | undefined; onWho(who: Who | undefined): void };

const MOST = 6;

/** Finds somebody who is known by name or number, or takes a new number. */
export function CustomerChoice({ who, error, onWho }: CustomerChoiceProps) {
  const { t } = useTranslation();
  const { api } = useServices();
  const me = useMe();
  const [text, setText] = useState("");
  const wanted = text.trim();
  const digits = wanted.replace(/\D/g, "");
  const found = useQuery({
    queryKey: ["customers", "search", wanted],
    enabled: wanted.length >= 2 && !who,
    queryFn: async ({ signal }) => {
      if (me.role !== "attendant") {
        return (await api.get("/api/v1/customers", { query: { q: wanted, limit: MOST }, signal })).data;
      }
      // An attendant sees the customers of the conversations that they may see.
      const { data } = await api.get("/api/v1/conversations", { query: { q: wanted, limit: MOST }, signal });
      return [...new Map(data.map(({ customer }) => [customer.id, customer])).values()];
    },
    staleTime: 30_000,
  });
  const isNumber = digits.length >= 10 && /^[+\d\s().-]+$/.test(wanted);
  const isKnown = found.data?.some((one) => one.phone_number?.replace(/\D/g, "").endsWith(digits));

  if (who) {
    const number = phone(who.phone) || who.phone;
    return (
      <div>
        <p className="mb-1.5 font-medium text-sm">{t("booking.customer")}</p>
        <div className="flex items-center gap-3 rounded-lg border px-3 py-2">
          <Avatar id={who.id ?? who.phone} name={who.name || number} size="sm" />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">{who.name || number}</span>
            {who.name && <span className="tabular block truncate text-muted-foreground text-sm">{number}</span>}
          </span>
          <IconButton icon={X} size="sm" label={t("booking.other")} onClick={() => onWho(undefined)} />
        </div>
        {!who.id && (
          <TextField
            className="mt-3"
            label={t("booking.name")}
            hint={t("booking.nameHint")}
            value={who.name}
            maxLength={200}
            onChange={(event) => onWho({ ...who, name: event.target.value })}
          />
        )}
        {error && <p className="mt-1.5 text-destructive text-xs">{error}</p>}
      </div>
    );
  }
  return (
    <div>
      <TextField
        label={t("booking.customer")}
        hint={wanted.length < 2 ? t("booking.customerHint") : undefined}
        value={text}
        error={error}
        autoComplete="off"
        maxLength={100}
        onChange={(event) => setText(event.target.value)}
      />
      {found.isError && <FailedLine error={found.error} onRetry={() => void found.refetch()} />}
      {wanted.length >= 2 && (found.data || isNumber) && (
        <ul className="mt-1.5 divide-y overflow-hidden rounded-lg border">
          {found.data?.map((customer) => (
            <li key={customer.id}>
              <button
                type="button"
                onClick={() =>
                  onWho({ id: customer.id, name: customer.name ?? "", phone: customer.phone_number ?? "" })
                }
                className="flex w-full items-center gap-3 px-3 py-2 text-left hover:bg-muted focus-visible:outline-offset-[-2px]"
              >
                <Avatar id={customer.id} name={customer.name ?? customer.phone_number ?? ""} size="sm" />
                <span className="min-w-0 flex-1 truncate">{customer.name || t("customer.unnamed")}</span>
                <span className="tabular shrink-0 text-muted-foreground text-sm">{phone(customer.phone_number)}</span>
              </button>
            </li>
          ))}
          {isNumber && !found.isPending && !isKnown && (
            <li>
              <button
                type="button"
                onClick={() => onWho({ name: "", phone: wanted })}
                className="flex w-full items-center gap-3 px-3 py-2 text-left text-primary-ink hover:bg-muted focus-visible:outline-offset-[-2px]"
              >
                <UserPlus aria-hidden="true" className="size-5" strokeWidth={1.75} />
                {t("booking.newCustomer", { number: wanted })}
              </button>
            </li>
          )}
          {found.data?.length === 0 && !isNumber && (
            <li className="px-3 py-2 text-muted-foreground text-sm">{t("booking.nobody")}</li>
          )}
        </ul>
      )}
    </div>
  );
}
