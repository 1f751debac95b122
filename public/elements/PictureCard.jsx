// What was read in a picture of a course: the line drawn over the picture, the profile beside it, its numbers to put
// right by hand, and a yes or a no. The element holds a reference; all else is asked for when it is drawn, and what a
// click does is judged on the server (ui/picture_actions.py).
import { useEffect, useMemo, useState } from "react"
import { ChevronLeft, ChevronRight, X } from "lucide-react"
import { Button } from "@/components/ui/button"

const LOST = "Paceline could not be reached. Nothing you typed is lost: try again in a moment."
const DRAWN = "#d4006a" // over any picture: with its white edge it shows on the light and on the dark
const field = {
  width: "100%", boxSizing: "border-box", minWidth: 0, padding: "0.35rem 0.5rem", borderRadius: "0.45rem", font: "inherit", fontSize: "0.88rem",
  border: "1px solid hsl(var(--input))", background: "hsl(var(--card))", color: "inherit",
}
const settled = { ...field, borderColor: "transparent", background: "hsl(var(--muted))" }
const columns = { display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 19rem), 1fr))", gap: "1rem", alignItems: "start" }
const grid = { display: "grid", gridTemplateColumns: "repeat(3, minmax(0, 1fr))", gap: "0.5rem 0.6rem", marginTop: "0.7rem" }
const caption = { display: "block", fontSize: "0.76rem", color: "hsl(var(--muted-foreground))", marginBottom: "0.15rem" }

function Shown({ card }) {
  const [line, setLine] = useState(true)
  const [broken, setBroken] = useState(false)
  const points = card.line.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ")
  const width = Math.max(card.width, card.height) / 320
  return (
    <figure style={{ margin: 0, minWidth: 0 }} data-part="picture">
      <div style={{ position: "relative", maxHeight: "24rem", overflow: "auto", borderRadius: "0.6rem", border: "1px solid hsl(var(--border))", background: "hsl(var(--muted))" }}>
        {broken ? <p className="pl-sub" style={{ padding: "0.8rem", margin: 0 }}>The picture itself is no longer here.</p> : (
          <svg viewBox={`0 0 ${card.width} ${card.height}`} role="img" aria-label={`${card.name}${card.line.length ? ", with the line that was read drawn over it" : ""}`} style={{ display: "block", width: "100%", height: "auto" }}>
            <image href={card.picture} width={card.width} height={card.height} preserveAspectRatio="none" onError={() => setBroken(true)} />
            {line && points ? (
              <g fill="none" strokeLinejoin="round" strokeLinecap="round">
                <polyline points={points} stroke="#fff" strokeOpacity="0.85" strokeWidth={width * 2.4} />
                <polyline points={points} stroke={DRAWN} strokeWidth={width} data-part="line" />
              </g>
            ) : null}
          </svg>
        )}
      </div>
      {points && !broken ? (
        <figcaption className="pl-sub" style={{ display: "flex", justifyContent: "space-between", gap: "0.8rem", marginTop: "0.25rem" }}>
          <span><i aria-hidden="true" style={{ display: "inline-block", width: "1.1rem", height: 3, borderRadius: 2, background: DRAWN, verticalAlign: "middle", marginRight: "0.4rem" }} />what I read</span>
          <button className="pl-link" type="button" style={{ padding: 0 }} aria-pressed={!line} onClick={() => setLine(!line)}>{line ? "Hide the line" : "Show the line"}</button>
        </figcaption>
      ) : null}
    </figure>
  )
}

// The profile as it was read, its ends labelled with the numbers as they stand in the fields.
function Profile({ card, typed }) {
  const drawn = useMemo(() => {
    const heights = card.profile.map((point) => point[1])
    const [low, high, end] = [Math.min(...heights), Math.max(...heights), card.profile[card.profile.length - 1][0]]
    const at = ([place, height]) => `${(46 + (place / end) * 300).toFixed(1)},${(112 - ((height - low) / Math.max(high - low, 1)) * 96).toFixed(1)}`
    return card.profile.map(at)
  }, [card])
  return (
    <svg viewBox="0 0 360 138" role="img" aria-label="The profile as it was read" style={{ display: "block", width: "100%", height: "auto" }} data-part="profile">
      <path d={`M46,120 L${drawn.join(" L")} L346,120 Z`} fill="hsl(var(--primary) / 0.14)" />
      <polyline points={drawn.join(" ")} fill="none" stroke="var(--line)" strokeWidth="1.8" strokeLinejoin="round" />
      <line x1="46" x2="346" y1="120" y2="120" stroke="hsl(var(--border))" />
      <text className="pl-axis" x="41" y="20" textAnchor="end">{typed.highest}</text>
      <text className="pl-axis" x="41" y="115" textAnchor="end">{typed.lowest}</text>
      <text className="pl-axis" x="46" y="134">0</text>
      <text className="pl-axis" x="346" y="134" textAnchor="end">{typed.distance} {card.unit}</text>
    </svg>
  )
}

function Field({ name, label, unit, typed, set, fixed, numeric, hint }) {
  const id = `pl-picture-${props.card}-${name}`
  return (
    <div style={numeric ? undefined : { gridColumn: "1 / -1" }}>
      <label htmlFor={id} style={caption}>{label}{unit ? ` (${unit})` : ""}</label>
      <input id={id} style={fixed ? settled : field} placeholder={hint} value={typed[name]} readOnly={fixed} inputMode={numeric ? "decimal" : "text"} maxLength={numeric ? 12 : 80} data-field={name} onChange={(event) => set({ ...typed, [name]: event.target.value })} />
    </div>
  )
}

function Stations({ rows, unit, set, fixed }) {
  if (!rows.length && fixed) return null
  const change = (place, what) => set(rows.map((row, at) => (at === place ? { ...row, ...what } : row)))
  return (
    <div style={{ marginTop: "0.9rem" }} data-part="stations">
      {rows.length ? <h4 className="pl-h" style={{ margin: "0 0 0.2rem" }}>Aid stations</h4> : null}
      {rows.map((row, place) => (
        <div key={row.n ?? `new-${place}`} style={{ display: "grid", gridTemplateColumns: "4.6rem minmax(0, 1fr) 1.6rem", gap: "0.4rem", padding: "0.2rem 0", alignItems: "center" }} data-station={place}>
          <input style={fixed ? settled : field} value={row.at} readOnly={fixed} inputMode="decimal" maxLength={8} aria-label={`Place in ${unit}`} onChange={(event) => change(place, { at: event.target.value })} />
          <div style={{ minWidth: 0 }}>
            <input style={fixed ? settled : field} value={row.name} readOnly={fixed} maxLength={80} placeholder={`${unit} ${row.at}`} aria-label="Name of the station" onChange={(event) => change(place, { name: event.target.value })} />
            {row.offers ? <div className="pl-sub pl-break">{row.offers}</div> : null}
          </div>
          {fixed ? <span /> : <button className="pl-link" type="button" aria-label={`Remove ${row.name || "this station"}`} onClick={() => set(rows.filter((_, at) => at !== place))}><X size={14} aria-hidden="true" /></button>}
        </div>
      ))}
      {fixed ? null : <button className="pl-link" type="button" onClick={() => set([...rows, { n: null, at: "", name: "", offers: "" }])}>Add an aid station</button>}
    </div>
  )
}

function Pages({ card, busy, turn }) {
  if (card.pages < 2) return null
  return (
    <span className="pl-sub" style={{ display: "inline-flex", alignItems: "center", gap: "0.3rem" }}>
      <button className="pl-link" type="button" aria-label="Page before" disabled={busy || card.page <= 1} onClick={() => turn(card.page - 1)}><ChevronLeft size={15} aria-hidden="true" /></button>
      page {card.page} of {card.pages}
      <button className="pl-link" type="button" aria-label="Next page" disabled={busy || card.page >= card.pages} onClick={() => turn(card.page + 1)}><ChevronRight size={15} aria-hidden="true" /></button>
    </span>
  )
}

function Certainty({ card }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      {card.certainty ? (
        <div className="pl-fold">
          <button className="pl-toggle" type="button" aria-expanded={open} onClick={() => setOpen(!open)}><ChevronRight aria-hidden="true" />{card.certainty}</button>
          {open ? <ul className="pl-notes">{card.reasons.map((reason) => <li key={reason} className="pl-break">{reason}</li>)}</ul> : null}
        </div>
      ) : null}
      {card.disagreements.length ? (
        <div className="pl-warning" style={{ marginTop: "0.7rem" }} data-part="disagreements">
          {card.disagreements.map((sentence) => <div key={sentence} className="pl-break">{sentence}</div>)}
        </div>
      ) : null}
      {card.seen && (card.seen.kind || card.seen.told.length || card.seen.unsure.length) ? (
        <p className="pl-sub pl-break" style={{ margin: "0.6rem 0 0" }} data-part="seen">
          The vision model sees {card.seen.kind || "a picture"}{card.seen.told.length ? `; it names ${card.seen.told.join(", ")}` : ""}{card.seen.unsure.length ? `. It could not tell ${card.seen.unsure.join(", ")}` : ""}.
        </p>
      ) : null}
    </>
  )
}

const BADGES = { used: ["applied", "In use"], declined: ["", "Left aside"], null: ["pending", "Waits for your yes"] }

function Numbers({ card, typed, set, fixed }) {
  const known = ["distance", "lowest", "highest"].filter((name) => card.fields[name] !== null)
  const labels = { distance: ["Distance", card.unit], lowest: ["Lowest", card.height_unit], highest: ["Highest", card.height_unit] }
  return (
    <div style={grid}>
      {card.usable ? <Field name="name" label="Name" typed={typed} set={set} fixed={fixed} hint={card.name} /> : null}
      {known.map((name) => <Field key={name} name={name} label={labels[name][0]} unit={labels[name][1]} typed={typed} set={set} fixed={fixed} numeric />)}
    </div>
  )
}

export default function PictureCard() {
  const before = window.paceline.recall(props.card) || {}
  const [card, setCard] = useState(before.picture || null)
  const [typed, setTyped] = useState(before.typed || null)
  const [rows, setRows] = useState(before.rows || [])
  const [busy, setBusy] = useState(null)
  const [problem, setProblem] = useState(null)

  const show = (now, keepTyped = false) => {
    const same = keepTyped && card && card.id === now.id && card.decided === now.decided && card.unit === now.unit
    const fields = Object.fromEntries(Object.entries(now.fields).map(([name, value]) => [name, value ?? ""]))
    setCard(now)
    setProblem(null)
    if (!same) { setTyped(fields); setRows(now.stations) }
    window.paceline.keep(props.card, same ? { picture: now } : { picture: now, typed: fields, rows: now.stations })
  }
  const look = () => window.paceline.ask(callAction, "picture", { id: card ? card.id : props.reading_id })
  useEffect(() => window.paceline.until(look, (now) => show(now, true), (failure) => {
    setProblem(failure.message)
    return !failure.refused
  }), [])
  useEffect(() => window.paceline.whenSeen(() => { if (!busy) look().then((now) => show(now, true), () => {}) }), [busy, card])
  useEffect(() => { if (typed) window.paceline.keep(props.card, { typed, rows }) }, [typed, rows])

  const act = async (name, payload, what) => {
    if (busy) return null
    setBusy(what)
    try {
      const now = await window.paceline.ask(callAction, name, payload)
      show(now)
      return now
    } catch (failure) {
      setProblem(failure.refused ? failure.message : LOST)
      return null
    } finally {
      setBusy(null)
    }
  }
  const hasProfile = Boolean(card && card.profile.length > 1)
  const use = async () => {
    const corrections = { ...typed, stations: rows, unit: card.unit }
    const now = await act("confirm_picture", { id: card.id, corrections }, "use")
    if (now && now.decided === "used") sendUserMessage(hasProfile ? "Use this course" : "Use these numbers")
  }

  if (!card || !typed) {
    return (
      <section className="pl pl-card" data-element="PictureCard" data-status={problem ? "problem" : "loading"} aria-busy={!problem}>
        <h3 className="pl-title">What I read in your picture</h3>
        {problem ? <p className="pl-warning" role="alert" style={{ margin: "0.7rem 0 0" }}>{problem}</p> : <p className="pl-sub" role="status" style={{ margin: "0.4rem 0 0" }}>Looking …</p>}
      </section>
    )
  }
  const decided = card.decided !== null
  const [status, badge] = BADGES[card.decided]
  return (
    <section className="pl pl-card" data-element="PictureCard" data-status={card.decided || (card.usable ? "waiting" : "refused")} aria-busy={Boolean(busy)}>
      <div className="pl-head">
        <h3 className="pl-title pl-break">{props.beside ? "Beside your course file" : "What I read in your picture"}</h3>
        <span style={{ display: "inline-flex", gap: "0.7rem", alignItems: "center", flexWrap: "wrap" }}>
          <Pages card={card} busy={Boolean(busy)} turn={(page) => act("picture_page", { id: card.id, page }, "page")} />
          {card.usable && !(props.beside && !decided) ? <span className="pl-badge" data-status={status}>{badge}</span> : null}
        </span>
      </div>
      <p className="pl-sub pl-break" style={{ margin: "0 0 0.6rem" }}>{card.name}: {card.kind}{card.gain ? `, ${card.gain} of climbing` : ""}.</p>
      <div style={columns}>
        <div style={{ minWidth: 0 }}>
          <Shown card={card} />
          <Certainty card={card} />
        </div>
        <div style={{ minWidth: 0 }}>
          {card.refusal ? <p className="pl-warning" style={{ margin: "0 0 0.6rem" }} data-part="refusal">{card.refusal}</p> : null}
          {hasProfile ? <Profile card={card} typed={typed} /> : null}
          <Numbers card={card} typed={typed} set={setTyped} fixed={decided || !card.usable} />
          {card.usable ? <Stations rows={rows} unit={card.unit} set={setRows} fixed={decided} /> : null}
        </div>
      </div>
      {busy === "page" ? <p className="pl-sub" role="status" style={{ margin: "0.7rem 0 0" }}>Reading that page …</p> : null}
      {card.said ? <p className="pl-strong" role="status" style={{ margin: "0.8rem 0 0" }}>{card.said}</p> : null}
      {props.beside && !decided ? <p className="pl-sub" style={{ margin: "0.7rem 0 0" }}>Your course file stays the course.</p> : null}
      {problem ? <p className="pl-warning" role="alert" style={{ margin: "0.7rem 0 0" }}>{problem}</p> : null}
      {card.usable && card.decided !== "used" ? (
        <div className="pl-buttons">
          {decided ? null : <Button variant="outline" disabled={Boolean(busy)} onClick={() => act("decline_picture", { id: card.id }, "decline")}>Not this</Button>}
          <Button variant={props.beside || decided ? "outline" : "default"} disabled={Boolean(busy)} onClick={use}>
            {busy === "use" ? "One moment …" : decided ? "Use it after all" : props.beside ? "Use the picture instead" : hasProfile ? "Use this course" : "Use these numbers"}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
