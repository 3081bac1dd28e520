import { Mic, Pause, Play } from "lucide-react";
import { type CSSProperties, useEffect, useRef, useState } from "react";
import { playTime } from "../shared/format/time";
import { classes } from "../shared/ui/classes";
import { api } from "./api";
import { useSay } from "./words";

const BARS = 34;

/** A voice message: play, the shape of the sound, and how long it is. */
export function VoiceNote({ id, own }: { id: string; own: boolean }) {
  const say = useSay();
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const sound = useSound(api.mediaUrl(id));
  const length = sound?.seconds ?? 0;
  const played = length > 0 ? at / length : 0;
  const Icon = playing ? Pause : Play;
  return (
    <div className="flex w-60 max-w-full items-center gap-2 px-1.5 pt-1.5 pb-4.5">
      <button
        type="button"
        aria-label={playing ? say("message.pause") : say("message.play")}
        onClick={() => void (playing ? audio.current?.pause() : audio.current?.play().catch(() => undefined))}
        className="flex size-9 shrink-0 items-center justify-center rounded-full text-wa-meta hover:bg-wa-quote"
      >
        <Icon aria-hidden="true" className="size-5.5 fill-current" strokeWidth={1} />
      </button>
      <span aria-hidden="true" className="flex h-7 min-w-0 flex-1 items-center gap-[1.5px]">
        {(sound?.peaks ?? FLAT).map((peak, index) => {
          const height: CSSProperties = { height: `${Math.max(10, peak * 100)}%` };
          return (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place.
              key={index}
              style={height}
              className={classes(
                "min-w-px flex-1 rounded-full",
                index / BARS < played ? "bg-wa-tick" : "bg-wa-meta opacity-45",
              )}
            />
          );
        })}
      </span>
      <span
        aria-hidden="true"
        className={classes(
          "flex size-8 shrink-0 items-center justify-center rounded-full",
          own ? "bg-wa-quote text-wa-green" : "bg-wa-green-soft text-wa-green",
        )}
      >
        <Mic className="size-4" />
      </span>
      <span className="tabular absolute bottom-1 left-13 text-wa-meta text-xs">{playTime(playing ? at : length)}</span>
      {/* biome-ignore lint/a11y/useMediaCaption: what people say has no captions */}
      <audio
        ref={audio}
        src={api.mediaUrl(id)}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setAt(0)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
      />
    </div>
  );
}

const FLAT: readonly number[] = Array.from({ length: BARS }, () => 0.1);

type Sound = { peaks: readonly number[]; seconds: number };

/** How loud it is along its length; undefined until known, and for what the browser cannot decode. */
function useSound(url: string): Sound | undefined {
  const [sound, setSound] = useState<Sound>();
  useEffect(() => {
    let current = true;
    decode(url).then(
      (decoded) => current && setSound(decoded),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [url]);
  return sound;
}

async function decode(url: string): Promise<Sound> {
  const bytes = await (await fetch(url)).arrayBuffer();
  const buffer = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(bytes);
  return { peaks: peaksOf(buffer.getChannelData(0), BARS), seconds: buffer.duration };
}

/** The loudest sample of each part, against the loudest of all. */
export function peaksOf(samples: Float32Array, parts: number): number[] {
  const size = Math.max(1, Math.floor(samples.length / parts));
  const peaks = Array.from({ length: parts }, (_, part) =>
    samples.subarray(part * size, (part + 1) * size).reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0),
  );
  const loudest = Math.max(...peaks, 0.001);
  return peaks.map((peak) => peak / loudest);
}
