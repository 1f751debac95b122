// What is known of the athlete: every value with its date, how sure it is and its model, and a way to say it better.
// The element holds suggested values only; the rest is fetched for its owner (ui/profile_card.py). Corrections win.
import { useEffect, useState } from "react"
import { ChevronRight, Pencil } from "lucide-react"
import { Button } from "@/components/ui/button"

const field = {
  font: "inherit", fontSize: "0.85rem", padding: "0.3rem 0.5rem", borderRadius: "0.45rem", minWidth: 0,
  border: "1px solid hsl(var(--input))", background: "hsl(var(--card))", color: "inherit",
}
const clock = (seconds) => `${Math.floor(Math.round(seconds) / 60)}:${String(Math.round(seconds) % 60).padStart(2, "0")}`
const round = (value) => String(Math.round(value * 100) / 100)

// A value as it is typed, and back to what is kept: paces as m:ss, a speed as the pace it is, the rest times a factor.
function shown(entry, raw) {
  if (raw === null || raw === undefined) return ""
  if (entry.kind === "pace") return clock(raw / entry.factor)
  if (entry.kind === "speed as pace") return clock(entry.factor / raw)
  return round(raw / entry.factor)
}

function kept(entry, words) {
  const parts = words.trim().replace(",", ".").split(":")
  if (parts.length > 2 || parts.some((part) => !/^\d+(\.\d+)?$/.test(part))) return null
  const number = parts.length === 2 ? Number(parts[0]) * 60 + Number(parts[1]) : Number(parts[0])
  if (entry.kind === "pace") return number * entry.factor
  if (entry.kind === "speed as pace") return number > 0 ? entry.factor / number : null
  return number * entry.factor
}

function bounds(entry) {
  const ends = [shown(entry, entry.low), shown(entry, entry.high)]
  if (entry.kind === "speed as pace") ends.reverse()
  return `${ends[0]} to ${ends[1]}${entry.unit ? ` ${entry.unit}` : ""}`
}

function Editor({ row, start, busy, save, close }) {
  const [words, setWords] = useState(start)
  const [note, setNote] = useState(row.note || "")
  const [wrong, setWrong] = useState(null)
  const submit = (event) => {
    event.preventDefault()
    const value = kept(row.entry, words)
    if (value === null || value < row.entry.low - 1e-9 || value > row.entry.high + 1e-9) {
      setWrong(`I can use ${bounds(row.entry)}${row.entry.kind === "number" ? "" : ", written like 4:35"}.`)
      return
    }
    save(row.name, value, note.trim() || null)
  }
  const id = `pl-edit-${row.name}`
  return (
    <form onSubmit={submit} style={{ padding: "0.5rem 0 0.2rem", display: "grid", gap: "0.45rem" }}>
      <div style={{ display: "flex", flexWrap: "wrap", gap: "0.45rem", alignItems: "center" }}>
        <label className="pl-unseen" htmlFor={id}>{row.label}{row.entry.unit ? ` in ${row.entry.unit}` : ""}</label>
        <input id={id} autoFocus inputMode={row.entry.kind === "number" ? "decimal" : "text"} style={{ ...field, width: "5.5rem" }} value={words} onChange={(event) => setWords(event.target.value)} />
        <span className="pl-sub">{row.entry.unit}</span>
        <input aria-label="Note" placeholder="why (if you like)" maxLength={200} style={{ ...field, flex: "1 1 9rem" }} value={note} onChange={(event) => setNote(event.target.value)} />
      </div>
      {wrong ? <span style={{ color: "hsl(var(--destructive))", fontSize: "0.8rem" }} role="alert">{wrong}</span> : null}
      <div className="pl-buttons" style={{ marginTop: 0 }}>
        {row.estimate && !row.corrected ? <button className="pl-link" type="button" disabled={busy} onClick={() => save(row.name, null, note.trim() || null)}>Not known</button> : null}
        <Button size="sm" variant="ghost" type="button" disabled={busy} onClick={close}>Cancel</Button>
        <Button size="sm" type="submit" disabled={busy}>Save</Button>
      </div>
    </form>
  )
}

function About({ row }) {
  return (
    <div className="pl-sub" style={{ padding: "0.25rem 0 0.1rem" }}>
      {row.corrected ? <div>You said this{row.said_on ? ` on ${row.said_on}` : ""}{row.note ? `: “${row.note}”` : ""}.{row.estimate ? ` My estimate is ${row.estimate}${row.range ? ` (${row.range})` : ""}${row.as_of ? `, as of ${row.as_of}` : ""}.` : ""}</div> : null}
      {row.reason ? <div>Not known: {row.reason}.</div> : null}
      <div>Model: {row.model}.</div>
      <div>Source: {row.source}.</div>
      {row.because ? <div>Confidence: {row.because}.</div> : null}
    </div>
  )
}

function Row({ row, editing, edit, busy, save, withdraw }) {
  const [open, setOpen] = useState(false)
  const told = row.corrected ? "your word" : [row.as_of, row.confidence ? `${row.confidence} confidence` : ""].filter(Boolean).join(" · ")
  return (
    <div data-row={row.name} style={{ padding: "0.4rem 0", borderTop: "1px solid hsl(var(--border) / 0.6)" }}>
      <div style={{ display: "flex", alignItems: "baseline", gap: "0.6rem" }}>
        <button className="pl-toggle" type="button" aria-expanded={open} onClick={() => setOpen(!open)} style={{ flex: "1 1 auto", textAlign: "left" }}>
          <ChevronRight aria-hidden="true" />{row.label}
        </button>
        <span style={{ textAlign: "right" }}>
          <span className={row.value ? "pl-strong" : "pl-sub"}>{row.value || "not known"}</span>
        </span>
        <button className="pl-link" type="button" aria-label={`Correct ${row.label}`} title="Correct" onClick={() => edit(editing ? null : row.name)} style={{ padding: "0.1rem" }}><Pencil size={13} aria-hidden="true" /></button>
      </div>
      <div style={{ display: "flex", justifyContent: "space-between", gap: "0.6rem", paddingLeft: "1.15rem" }}>
        <span className="pl-sub">{told}</span>
        {row.range && !row.corrected ? <span className="pl-sub" style={{ textAlign: "right", paddingRight: "1.5rem" }}>{row.range}</span> : null}
        {row.corrected ? <button className="pl-link" type="button" disabled={busy} style={{ padding: 0 }} onClick={() => withdraw(row.name)}>Go by my history again</button> : null}
      </div>
      {open ? <div style={{ paddingLeft: "1.15rem" }}><About row={row} /></div> : null}
      {editing ? <Editor row={row} start={shown(row.entry, row.raw)} busy={busy} save={save} close={() => edit(null)} /> : null}
    </div>
  )
}

function Suggestion({ row, raw, busy, save }) {
  return (
    <div className="pl-service" style={{ padding: "0.55rem 0" }}>
      <div>
        <div className="pl-strong">{row.label}: {shown(row.entry, raw)}{row.entry.unit ? ` ${row.entry.unit}`.replace(" /", " /") : ""}</div>
        <div className="pl-sub">{row.value ? `now ${row.value}${row.corrected ? ", your word" : ""}` : "not known so far"}</div>
      </div>
      <div className="pl-buttons"><Button size="sm" disabled={busy} onClick={() => save(row.name, raw, null)}>Save</Button></div>
    </div>
  )
}

// Measures of the mornings as they are: the newest with its day, and what is usual. Nothing here is corrected or judged.
function Mornings({ mornings }) {
  return (
    <div style={{ marginBottom: "0.7rem" }} data-part="mornings">
      <h4 className="pl-sub" style={{ margin: "0 0 0.15rem", fontWeight: 600 }}>Mornings: the newest, and medians</h4>
      {mornings.map((measure) => (
        <div key={measure.name} data-morning={measure.name} style={{ padding: "0.4rem 0", borderTop: "1px solid hsl(var(--border) / 0.6)" }}>
          <div style={{ display: "flex", justifyContent: "space-between", gap: "0.6rem" }}>
            <span>{measure.label}</span>
            <span className="pl-strong">{measure.value}</span>
          </div>
          <div className="pl-sub" style={{ display: "flex", justifyContent: "space-between", gap: "0.6rem" }}>
            <span style={{ whiteSpace: "nowrap" }}>{measure.day}</span>
            <span style={{ display: "flex", flexWrap: "wrap", justifyContent: "flex-end", columnGap: "0.9rem" }}>
              {measure.medians.map((median) => (
                <span key={median.label} style={{ whiteSpace: "nowrap" }} title={`of ${median.mornings} mornings`}>{median.label}: {median.value}</span>
              ))}
            </span>
          </div>
        </div>
      ))}
    </div>
  )
}

export default function ProfileCard() {
  const [data, setData] = useState((window.paceline.recall(props.card) || {}).data || null)
  const [problem, setProblem] = useState(null)
  const [busy, setBusy] = useState(false)
  const [editing, setEditing] = useState(null)
  const [open, setOpen] = useState(false)

  const found = (now) => {
    setData(now)
    setProblem(null)
    window.paceline.keep(props.card, { data: now }) // Chainlit draws every card anew in each turn (paceline.js).
  }
  const ask = (name, payload) => window.paceline.ask(callAction, name, payload)

  useEffect(() => {
    if (data) return undefined
    return window.paceline.until(() => ask("profile"), found, (failure) => setProblem(failure.message))
  }, [])

  const change = async (name, payload) => {
    setBusy(true)
    try {
      found(await ask(name, payload))
      setEditing(null)
    } catch (failure) {
      setProblem(failure.message)
    }
    setBusy(false)
  }
  const save = (name, value, note) => change("correct_profile", { name, value, note })
  const withdraw = (name) => change("withdraw_correction", { name })

  const rows = data ? data.groups.flatMap((group) => group.rows) : []
  const suggested = Object.entries(props.suggested || {})
    .map(([name, raw]) => ({ row: rows.find((row) => row.name === name), raw }))
    .filter(({ row, raw }) => row && !(row.corrected && Math.abs(row.raw - raw) < 1e-6))
  const unknown = rows.filter((row) => !row.value && !row.corrected && row.name !== editing)
  return (
    <section className="pl pl-card" data-element="ProfileCard" aria-busy={busy}>
      <div className="pl-head">
        <h3 className="pl-title">What I know about you</h3>
        {data ? <span className="pl-sub">{data.sentence}</span> : null}
      </div>
      {problem ? <p className="pl-warning" role="alert" style={{ margin: "0 0 0.7rem" }}>{problem}</p> : null}
      {data || problem ? null : <p className="pl-sub" style={{ margin: 0 }} role="status">Looking through your history…</p>}
      {suggested.length ? (
        <div style={{ background: "hsl(var(--muted))", borderRadius: "0.7rem", padding: "0.3rem 0.9rem", marginBottom: "0.7rem" }} data-part="suggested">
          {suggested.map(({ row, raw }) => <Suggestion key={row.name} row={row} raw={raw} busy={busy} save={save} />)}
        </div>
      ) : null}
      {data ? (
        <div style={{ display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 19rem), 1fr))", gap: "0 2rem" }}>
          {data.groups.map((group) => {
            const known = group.rows.filter((row) => !unknown.includes(row))
            return known.length ? (
              <div key={group.title} style={{ marginBottom: "0.7rem" }}>
                <h4 className="pl-sub" style={{ margin: "0 0 0.15rem", fontWeight: 600 }}>{group.title}</h4>
                {known.map((row) => <Row key={row.name} row={row} editing={editing === row.name} edit={setEditing} busy={busy} save={save} withdraw={withdraw} />)}
              </div>
            ) : null
          })}
          {data.mornings.length ? <Mornings mornings={data.mornings} /> : null}
          {data.races.length ? (
            <div style={{ marginBottom: "0.7rem" }}>
              <h4 className="pl-sub" style={{ margin: "0 0 0.15rem", fontWeight: 600 }}>Races</h4>
              {data.races.map((race) => (
                <div key={race.activity_id} style={{ padding: "0.4rem 0", borderTop: "1px solid hsl(var(--border) / 0.6)" }}>
                  <div style={{ display: "flex", justifyContent: "space-between", gap: "0.6rem" }}>
                    <span className="pl-break">{race.what}{race.name ? ` ${race.name}` : ""}</span>
                    <span className="pl-strong">{race.time}</span>
                  </div>
                  <div className="pl-sub">{race.day} · {race.why}</div>
                </div>
              ))}
            </div>
          ) : null}
        </div>
      ) : null}
      {unknown.length ? (
        <div>
          <button className="pl-toggle" type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            <ChevronRight aria-hidden="true" />{unknown.length === 1 ? "1 value is not known" : `${unknown.length} values are not known`}
          </button>
          {open ? unknown.map((row) => (
            <div key={row.name} style={{ display: "flex", gap: "0.6rem", justifyContent: "space-between", padding: "0.4rem 0", borderTop: "1px solid hsl(var(--border) / 0.6)" }}>
              <div><div>{row.label}</div><div className="pl-sub">{row.reason}.</div></div>
              <button className="pl-link" type="button" aria-label={`Say ${row.label}`} onClick={() => setEditing(row.name)}>Say it</button>
            </div>
          )) : null}
        </div>
      ) : null}
    </section>
  )
}
