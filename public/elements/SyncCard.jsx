// An import or a sync under way or over. The element holds the run's id alone; how it stands is asked while it is open.
import { useEffect, useState } from "react"
import { Check, CircleAlert, CircleStop, Clock3, LoaderCircle } from "lucide-react"
import { Button } from "@/components/ui/button"

const moment = (iso) => new Date(iso).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" }) // the reader's own time
const EVERY_MS = 1500
const STATES = {
  queued: { label: "waiting", Icon: Clock3, look: "pending" },
  running: { label: "under way", Icon: LoaderCircle, look: "pending" },
  done: { label: "done", Icon: Check, look: "applied" },
  stopped: { label: "stopped", Icon: CircleStop, look: "rejected" },
  failed: { label: "broke off", Icon: CircleAlert, look: "danger" },
}

export default function SyncCard() {
  const before = window.paceline.recall(props.card) || {}
  const [run, setRun] = useState(before.run || null)
  const [problem, setProblem] = useState(null)
  const [busy, setBusy] = useState(false)

  const ask = async (name) => {
    const now = await window.paceline.ask(callAction, name, { run_id: props.run_id })
    setProblem(null)
    setRun(now)
    window.paceline.keep(props.card, { run: now })
    return now
  }

  const going = !run || run.open
  useEffect(() => {
    let timer
    let gone = false
    const look = async () => {
      let again = true
      try {
        again = (await ask("sync_run")).open
      } catch (failure) {
        if (!gone) setProblem(failure.message)
      }
      if (!gone && again) timer = setTimeout(look, EVERY_MS)
    }
    if (going) look()
    return () => { gone = true; clearTimeout(timer) }
  }, [going])

  const press = async (name) => {
    setBusy(true)
    try {
      await ask(name)
    } catch (failure) {
      setProblem(failure.message)
    }
    setBusy(false)
  }

  if (!run) {
    return (
      <section className="pl pl-card" data-element="SyncCard" data-status="loading">
        <p className={problem ? "pl-warning" : "pl-sub"} style={{ margin: 0 }} role="status">{problem || "Looking how far it is …"}</p>
      </section>
    )
  }
  const { label, Icon, look } = STATES[run.status]
  return (
    <section className="pl pl-card" data-element="SyncCard" data-status={run.status}>
      <div className="pl-head">
        <h3 className="pl-title">{run.title}</h3>
        <span className="pl-badge" data-status={look}><Icon size={12} aria-hidden="true" />{label}</span>
      </div>
      {run.open ? (
        <div
          className="pl-progress" role="progressbar" aria-label={run.title} aria-valuemin={0}
          aria-valuemax={run.total || 1} aria-valuenow={run.total ? run.done : undefined} aria-valuetext={run.progress}
        >
          <i data-unknown={run.total ? undefined : "yes"} style={run.total ? { width: `${Math.min(100, (100 * run.done) / run.total)}%` } : undefined} />
        </div>
      ) : null}
      <div role="status">
        {run.open ? run.progress : run.ending}
        {run.ended_at ? <span className="pl-sub"> <time dateTime={run.ended_at}>{moment(run.ended_at)}</time></span> : null}
        {run.open && run.failed ? `, ${run.failed.toLocaleString("en-GB")} could not be read` : ""}
      </div>
      {run.trouble ? <p className={run.open ? "pl-sub" : "pl-warning"} style={{ margin: "0.6rem 0 0" }}>{run.trouble}</p> : null}
      {problem ? <p className="pl-warning" role="alert" style={{ margin: "0.6rem 0 0" }}>{problem}</p> : null}
      {run.failures.length ? (
        <details
          className="pl-fold" open={before.open || undefined}
          onToggle={(event) => window.paceline.keep(props.card, { open: event.currentTarget.open })}
        >
          <summary className="pl-link">{run.failed === 1 ? "The one that could not be read" : `The ${run.failed.toLocaleString("en-GB")} that could not be read`} ▸</summary>
          <ul className="pl-failures">
            {run.failures.map(({ file, reason }) => <li key={file}><b>{file}</b> {reason}</li>)}
          </ul>
          {run.more_failures ? <p className="pl-sub">and {run.more_failures.toLocaleString("en-GB")} more</p> : null}
        </details>
      ) : null}
      {run.can_stop || run.can_resume ? (
        <div className="pl-buttons">
          {run.can_stop ? <Button variant="outline" disabled={busy} onClick={() => press("stop_run")}>Stop</Button> : null}
          {run.can_resume ? <Button disabled={busy} onClick={() => press("resume_run")}>Go on</Button> : null}
        </div>
      ) : null}
    </section>
  )
}
