import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Wall, WallToday } from "../../shared/api/types";
import { watches } from "../../shared/permissions";
import { useMe } from "../../shared/services";
import { Change } from "./Totals";

/** How the day goes, hour by hour, against the same weekday before. */
export function Today({ wall }: { wall: Wall }) {
  const { t, i18n } = useTranslation();
  const { now, previous, hours } = wall.today;
  const me = useMe();
  const reads = watches(me);
  const whole = new Intl.NumberFormat(i18n.language);
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: "long", timeZone: "UTC" });
  return (
    <section aria-label={t("wall.today")} className="rounded-xl border bg-card px-4 py-3">
      <div className="flex items-baseline gap-2">
        <h2 className="mr-auto font-semibold text-base">{t("wall.today")}</h2>
        {reads && (
          <Link
            to="/reports"
            search={{ from: wall.date, to: wall.date }}
            className="rounded-sm text-primary-ink text-sm hover:underline"
          >
            {t("wall.toReport")}
          </Link>
        )}
      </div>
      <p className="mb-2 flex flex-wrap gap-x-4 text-muted-foreground text-xs">
        <Key colour="bg-primary">{t("wall.opened")}</Key>
        <Key colour="bg-muted-foreground">
          {t("wall.before", { day: weekday.format(new Date(`${previous.date}T12:00:00Z`)) })}
        </Key>
      </p>
      <HourChart hours={hours} className="mt-5 h-32" />
      <dl className="tabular mt-3 grid grid-cols-3 gap-2 text-sm">
        {(["opened", "received", "closed"] as const).map((metric) => (
          <div key={metric} className="min-w-0">
            <dt className="truncate text-muted-foreground text-xs">{t(`wall.${metric}`)}</dt>
            <dd className="font-semibold text-lg">
              {reads ? (
                <Link
                  to="/reports"
                  search={{
                    from: wall.date,
                    to: wall.date,
                    behind: metric === "opened" && me.permissions.sees !== "all" ? "received" : metric,
                  }}
                  className="rounded-sm underline-offset-4 hover:underline"
                >
                  {whole.format(now[metric])}
                </Link>
              ) : (
                whole.format(now[metric])
              )}
            </dd>
            <dd className="text-muted-foreground text-xs">
              <Change
                now={now[metric]}
                before={previous[metric]}
                text={whole.format}
                good={metric === "closed" ? "up" : "none"}
              />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Key({ colour, children }: { colour: string; children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden="true" className={`h-1 w-3 rounded-full ${colour}`} />
      {children}
    </span>
  );
}

const WIDTH = 240;
const HEIGHT = 100;

/** Bars begin at zero; the day before is a thin line. The figures are there for who does not see it. */
export function HourChart({ hours, className }: { hours: WallToday["hours"]; className: string }) {
  const { t } = useTranslation();
  const most = Math.max(4, ...hours.map((one) => Math.max(one.opened ?? 0, one.previous_opened)));
  const step = WIDTH / hours.length;
  const y = (value: number) => HEIGHT - (value / most) * HEIGHT;
  const line = hours.map((one, index) => `${(index + 0.5) * step},${y(one.previous_opened)}`).join(" ");
  const peak = hours.reduce((best, one) => ((one.opened ?? 0) > (best?.opened ?? 0) ? one : best), hours[0]);
  return (
    <figure className="m-0">
      <div className={`relative ${className}`}>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          aria-hidden="true"
          className="absolute inset-0 size-full overflow-visible"
        >
          <line x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} stroke="var(--border)" vectorEffect="non-scaling-stroke" />
          {hours.map((one, index) => (
            <rect
              key={one.hour}
              x={index * step + 1.2}
              width={step - 2.4}
              y={y(one.opened ?? 0)}
              height={HEIGHT - y(one.opened ?? 0)}
              fill="var(--primary)"
            >
              <title>{`${one.hour}h: ${one.opened ?? 0} (${one.previous_opened})`}</title>
            </rect>
          ))}
          <polyline
            points={line}
            fill="none"
            stroke="var(--muted-foreground)"
            strokeWidth="1.5"
            strokeDasharray="4 3"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        {peak && (peak.opened ?? 0) > 0 && (
          <span
            aria-hidden="true"
            className="tabular absolute -translate-x-1/2 -translate-y-full pb-0.5 text-muted-foreground text-xs"
            style={{ left: `${((peak.hour + 0.5) / hours.length) * 100}%`, top: `${y(peak.opened ?? 0)}%` }}
          >
            {peak.opened}
          </span>
        )}
      </div>
      <div aria-hidden="true" className="tabular relative mt-1 h-4 text-muted-foreground text-xs">
        {[0, 6, 12, 18].map((hour) => (
          <span key={hour} className="absolute" style={{ left: `${(hour / 24) * 100}%` }}>
            {`${hour}h`}
          </span>
        ))}
      </div>
      <figcaption className="sr-only">
        {hours
          .filter((one) => one.opened !== null)
          .map((one) => t("wall.hour", { hour: one.hour, now: one.opened ?? 0, before: one.previous_opened }))
          .join("; ")}
      </figcaption>
    </figure>
  );
}
