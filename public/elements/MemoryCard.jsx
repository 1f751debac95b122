// What is remembered of the athlete: each fact by its kind, with the words it came from and its date, to correct and
// to forget. The element holds nothing; all is asked for when it is drawn and when the page is seen again.
import { useEffect, useState } from "react"
import { ChevronRight } from "lucide-react"
import { Button } from "@/components/ui/button"

const LOST = "Paceline could not be reached. Nothing you did here is lost: try again in a moment."
const row = { padding: "0.45rem 0", borderTop: "1px solid hsl(var(--border) / 0.6)" }
const line = { display: "flex", gap: "0.6rem", alignItems: "flex-start" }
const field = {
  width: "100%", padding: "0.35rem 0.5rem", borderRadius: "var(--radius)", font: "inherit", resize: "vertical",
  border: "1px solid hsl(var(--input))", background: "hsl(var(--card))", color: "inherit",
}
const fill = { flex: "1 1 auto", minWidth: 0 }
const links = { display: "inline-flex", gap: "0.7rem", whiteSpace: "nowrap" }

function whereFrom(fact) {
  const day = window.paceline.day(fact.learnt_on)
  if (fact.corrected_at) return `your own words, corrected on ${window.paceline.day(fact.corrected_at)}`
  const from = fact.quote ? `you said “${fact.quote}” on ${day}` : `from ${fact.source}, ${day}`
  return fact.unsure ? `${from} · I may have misread it` : from
}

function Editing({ fact, busy, leave, act }) {
  const [text, setText] = useState(fact.text)
  const save = async () => { if (await act("correct_fact", { id: fact.id, text })) leave() }
  return (
    <div>
      <textarea
        rows={2} maxLength={400} value={text} disabled={busy} aria-label="What is true instead" style={field} autoFocus
        onChange={(event) => setText(event.target.value)}
      />
      <div className="pl-buttons" style={{ marginTop: "0.35rem" }}>
        <Button variant="ghost" size="sm" disabled={busy} onClick={leave}>Leave as it is</Button>
        <Button size="sm" disabled={busy || !text.trim() || text.trim() === fact.text} onClick={save}>Save</Button>
      </div>
    </div>
  )
}

function Fact({ fact, busy, act }) {
  const [doing, setDoing] = useState(null)
  const leave = () => setDoing(null)
  const forget = async () => { await act("forget_fact", { id: fact.id }) }
  if (doing === "correct") return <div style={row} data-fact={fact.id}><Editing fact={fact} busy={busy} leave={leave} act={act} /></div>
  return (
    <div style={row} data-fact={fact.id}>
      <div style={{ ...line, flexWrap: doing ? "wrap" : "nowrap" }}>
        <div style={fill}>
          <div className="pl-break">{fact.text}</div>
          <div className="pl-sub pl-break">{whereFrom(fact)}</div>
        </div>
        {doing === "forget" ? (
          <span style={{ display: "inline-flex", gap: "0.4rem" }}>
            <Button variant="ghost" size="sm" disabled={busy} onClick={leave}>Keep it</Button>
            <Button variant="destructive" size="sm" disabled={busy} onClick={forget}>Yes, forget it</Button>
          </span>
        ) : (
          <span style={links}>
            <button className="pl-link" type="button" disabled={busy} aria-label={`Correct: ${fact.text}`} onClick={() => setDoing("correct")}>Correct</button>
            <button className="pl-link" type="button" disabled={busy} aria-label={`Forget: ${fact.text}`} onClick={() => setDoing("forget")}>Forget</button>
          </span>
        )}
      </div>
    </div>
  )
}

function Past({ past, busy, act }) {
  const [open, setOpen] = useState(false)
  if (!past.length) return null
  return (
    <div className="pl-fold">
      <button className="pl-toggle pl-strong" type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <ChevronRight aria-hidden="true" />{past.length === 1 ? "1 thing that is no longer true" : `${past.length} things that are no longer true`}
      </button>
      {open ? past.map((fact) => (
        <div key={fact.id} style={{ ...row, ...line }} data-past={fact.id}>
          <div style={fill}>
            <div className="pl-break" style={{ textDecoration: "line-through" }}>{fact.text}</div>
            <div className="pl-sub pl-break">
              {fact.until ? `until ${window.paceline.day(fact.until)}` : null}{fact.instead ? ` · now: ${fact.instead}` : null}
            </div>
          </div>
          <button className="pl-link" type="button" disabled={busy} aria-label={`Forget: ${fact.text}`} onClick={() => act("forget_fact", { id: fact.id })}>Forget</button>
        </div>
      )) : null}
    </div>
  )
}

export default function MemoryCard() {
  const before = window.paceline.recall(props.card) || {}
  const [card, setCard] = useState(before.memory || null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState(null)
  const [sure, setSure] = useState(false)

  const show = (now) => {
    setCard(now)
    setProblem(null)
    window.paceline.keep(props.card, { memory: { ...now, done: null } })
  }
  const look = () => window.paceline.ask(callAction, "memory_state")
  useEffect(() => window.paceline.until(look, show, (failure) => {
    setProblem(failure.message)
    return !failure.refused
  }), [])
  useEffect(() => window.paceline.whenSeen(() => { if (!busy) look().then(show, () => {}) }), [busy])

  const act = async (name, payload = {}) => {
    if (busy) return false
    setBusy(true)
    let done = false
    try {
      show(await window.paceline.ask(callAction, name, payload))
      done = true
    } catch (failure) {
      setProblem(failure.refused ? failure.message : LOST)
    }
    setBusy(false)
    return done
  }
  const forgetAll = async () => { if (await act("forget_everything")) setSure(false) }

  if (!card) {
    return (
      <section className="pl pl-card" data-element="MemoryCard" data-status={problem ? "problem" : "loading"} aria-busy={!problem}>
        <h3 className="pl-title">What I remember about you</h3>
        {problem ? <p className="pl-warning" role="alert" style={{ margin: "0.7rem 0 0" }}>{problem}</p> : <p className="pl-sub" role="status" style={{ margin: "0.4rem 0 0" }}>Looking …</p>}
      </section>
    )
  }
  return (
    <section className="pl pl-card" data-element="MemoryCard" data-status="ready" aria-busy={busy}>
      <div className="pl-head">
        <h3 className="pl-title">What I remember about you</h3>
        <span className="pl-sub">{card.sentence}</span>
      </div>
      {card.groups.map((group) => (
        <div key={group.kind} data-kind={group.kind}>
          <h4 className="pl-h">{group.title}</h4>
          {group.facts.map((fact) => <Fact key={fact.id} fact={fact} busy={busy} act={act} />)}
        </div>
      ))}
      {card.groups.length ? null : <p className="pl-sub" style={{ margin: "0.4rem 0 0" }}>Tell me what a coach should know, like “my left knee hurts downhill” or “I hate gels”, and I keep it.</p>}
      <Past past={card.past} busy={busy} act={act} />
      {card.done ? <p className="pl-sub" role="status" style={{ margin: "0.7rem 0 0" }}>{card.done}</p> : null}
      {problem ? <p className="pl-warning" role="alert" style={{ margin: "0.7rem 0 0" }}>{problem}</p> : null}
      {card.remembers ? null : <p className="pl-sub" style={{ margin: "0.7rem 0 0" }}>“Remember what I say” is off in your settings: nothing is added.</p>}
      {card.groups.length || card.past.length ? (
        <div className="pl-buttons">
          {sure ? (
            <>
              <Button variant="ghost" disabled={busy} onClick={() => setSure(false)}>Keep it</Button>
              <Button variant="destructive" disabled={busy} onClick={forgetAll}>Yes, forget all of it</Button>
            </>
          ) : (
            <Button variant="outline" disabled={busy} onClick={() => setSure(true)}>Forget all</Button>
          )}
        </div>
      ) : null}
    </section>
  )
}
