import { ArrowLeft, Paperclip, Smartphone } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { classes } from "../shared/ui/classes";
import { IconButton } from "../shared/ui/IconButton";
import { useMedia } from "../shared/ui/useMedia";
import { api, type Mail, type MailDetail } from "./api";
import { Brand } from "./Brand";
import { Nothing } from "./Nothing";
import { useLanguage, useSay } from "./words";

const BASE = "/simulator/mail";

/** Every mail that Balcão sent, as its reader gets it: the newest on top, each with an address of its own. */
export function MailPage() {
  const say = useSay();
  const [mails, setMails] = useState<Mail[]>();
  const [failed, setFailed] = useState(false);
  const [open, go] = useOpenMail();
  const sideBySide = useMedia("(min-width: 760px)");

  useEffect(() => {
    document.title = say("mail.title");
  }, [say]);

  useEffect(() => {
    const load = () =>
      api.mails().then(
        ({ data }) => {
          setMails(data);
          setFailed(false);
        },
        () => setFailed(true),
      );
    const events = api.events();
    // "hello" comes after every gap too, so that nothing that arrived meanwhile is missing.
    events.addEventListener("hello", () => void load());
    events.addEventListener("mail", () => void load());
    events.addEventListener("error", () => setFailed(true));
    return () => events.close();
  }, []);

  return (
    <div className="flex h-full bg-stage">
      {(sideBySide || !open) && (
        <aside
          aria-label={say("mail.title")}
          className={classes("flex min-w-0 flex-col border-r bg-card", sideBySide ? "w-88 shrink-0" : "flex-1")}
        >
          <Brand
            title={say("mail.title")}
            intro={say("mail.intro")}
            to="/simulator"
            toIcon={Smartphone}
            toLabel={say("mail.toPhone")}
          />
          {failed && (
            <p role="status" className="bg-warning-soft px-4 py-1.5 text-center text-sm text-warning">
              {say("lost")}
            </p>
          )}
          {mails?.length === 0 && <Nothing title={say("mail.none")} text={say("mail.noneText")} />}
          <ol className="min-h-0 flex-1 overflow-y-auto">
            {mails?.map((mail) => (
              <li key={mail.id} className="border-b">
                <Row mail={mail} chosen={open === String(mail.id)} onOpen={() => go(String(mail.id))} />
              </li>
            ))}
          </ol>
        </aside>
      )}
      {(sideBySide || open) && (
        <main className="flex min-w-0 flex-1 flex-col">
          {open ? (
            <Letter key={open} id={open} onBack={sideBySide ? undefined : () => go(undefined)} />
          ) : (
            <Nothing title={say("mail.choose")} text={say("mail.noneText")} />
          )}
        </main>
      )}
    </div>
  );
}

function Row({ mail, chosen, onOpen }: { mail: Mail; chosen: boolean; onOpen(): void }) {
  const language = useLanguage();
  return (
    <button
      type="button"
      aria-current={chosen || undefined}
      onClick={onOpen}
      className={classes("flex w-full flex-col gap-0.5 px-4 py-2.5 text-left", chosen ? "bg-accent" : "hover:bg-muted")}
    >
      <span className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 truncate font-medium text-sm">{mail.to}</span>
        <time dateTime={mail.at} className="tabular shrink-0 text-muted-foreground text-xs">
          {new Date(mail.at).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" })}
        </time>
      </span>
      <span className="truncate text-muted-foreground text-sm">{mail.subject}</span>
    </button>
  );
}

function Letter({ id, onBack }: { id: string; onBack: (() => void) | undefined }) {
  const say = useSay();
  const language = useLanguage();
  const [mail, setMail] = useState<MailDetail>();
  const [failed, setFailed] = useState(false);
  const [asText, setAsText] = useState(false);

  useEffect(() => {
    let current = true;
    api.mail(id).then(
      (loaded) => current && setMail(loaded),
      () => current && setFailed(true),
    );
    return () => {
      current = false;
    };
  }, [id]);

  if (failed) {
    return <Nothing title={say("couldNot")} text={say("mail.choose")} />;
  }
  if (!mail) {
    return null;
  }
  return (
    <article className="flex min-h-0 flex-1 flex-col">
      <header className="flex shrink-0 items-start gap-2 border-b bg-card px-4 py-3">
        {onBack && <IconButton icon={ArrowLeft} label={say("mail.back")} onClick={onBack} className="-ml-2" />}
        <div className="min-w-0 flex-1">
          <h2 className="font-semibold text-lg">{mail.subject}</h2>
          <p className="text-muted-foreground text-sm [overflow-wrap:anywhere]">
            {say("mail.from")} {mail.from} · {say("mail.to")} {mail.to}
          </p>
          <p className="tabular text-muted-foreground text-xs">{new Date(mail.at).toLocaleString(language)}</p>
          {mail.files.length > 0 && (
            <ul className="mt-2 flex flex-wrap gap-2">
              {mail.files.map((file, index) => (
                <li key={file.name}>
                  <a
                    href={api.mailFile(id, index)}
                    download={file.name}
                    className="inline-flex items-center gap-2 rounded-md border px-2.5 py-1 text-sm hover:bg-muted"
                  >
                    <Paperclip aria-hidden="true" className="size-4" strokeWidth={1.75} />
                    {file.name}
                    <span className="tabular text-muted-foreground text-xs">{Math.ceil(file.size / 1024)} kB</span>
                  </a>
                </li>
              ))}
            </ul>
          )}
        </div>
        {mail.html && (
          <div className="flex shrink-0 rounded-md border p-0.5 text-sm">
            {[false, true].map((text) => (
              <button
                key={String(text)}
                type="button"
                aria-pressed={asText === text}
                onClick={() => setAsText(text)}
                className={classes("rounded-sm px-2 py-0.5", asText === text && "bg-accent text-primary-ink")}
              >
                {say(text ? "mail.text" : "mail.page")}
              </button>
            ))}
          </div>
        )}
      </header>
      {mail.html && !asText ? (
        // Nothing in it may run; its links open beside it, as in any mail reader.
        <iframe
          title={mail.subject}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          srcDoc={`<base target="_blank">${mail.html}`}
          className="min-h-0 flex-1 bg-white"
        />
      ) : (
        <pre className="min-h-0 flex-1 overflow-auto whitespace-pre-wrap bg-card p-4 font-mono text-sm [overflow-wrap:anywhere]">
          {mail.text}
        </pre>
      )}
    </article>
  );
}

/** The open mail is in the address: reload and share give the same one, and Back goes back to the list. */
function useOpenMail(): [string | undefined, (id: string | undefined) => void] {
  const [open, setOpen] = useState(opened);
  useEffect(() => {
    const moved = () => setOpen(opened());
    window.addEventListener("popstate", moved);
    return () => window.removeEventListener("popstate", moved);
  }, []);
  const go = useCallback((id: string | undefined) => {
    window.history.pushState(null, "", id ? `${BASE}/${id}` : BASE);
    setOpen(id);
  }, []);
  return [open, go];
}

function opened(): string | undefined {
  return /^\/simulator\/mail\/(\d+)$/.exec(window.location.pathname)?.[1];
}
