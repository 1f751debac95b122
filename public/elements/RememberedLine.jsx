// What will be remembered of what was just said, and what holds no longer: a quiet line, each fact with its way out.
// The element holds ids alone; the words are asked for when it is drawn, so what was forgotten is gone here as well.
import { useEffect, useState } from "react"
import { Bookmark } from "lucide-react"

export default function RememberedLine() {
  const before = window.paceline.recall(props.card) || {}
  const [said, setSaid] = useState(before.said || null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState(null)
  const asked = { ids: props.ids || [], ended: props.ended || [] }

  const show = (now) => {
    setSaid(now)
    setProblem(null)
    window.paceline.keep(props.card, { said: now })
  }
  const look = () => window.paceline.ask(callAction, "facts_said", asked)
  useEffect(() => window.paceline.until(look, show, (failure) => !failure.refused), [])
  useEffect(() => window.paceline.whenSeen(() => { if (!busy) look().then(show, () => {}) }), [busy])

  const forget = async (id) => {
    if (busy) return
    setBusy(true)
    try {
      show(await window.paceline.ask(callAction, "forget_said", { ...asked, id }))
    } catch (failure) {
      setProblem(failure.refused ? failure.message : "Paceline could not be reached. Try again in a moment.")
    }
    setBusy(false)
  }

  if (!said) return <section className="pl pl-sub" data-element="RememberedLine" data-status="loading" aria-busy="true" />
  const gone = !said.facts.length && asked.ids.length > 0
  return (
    <section className="pl pl-sub" data-element="RememberedLine" data-status="ready" aria-busy={busy} style={{ display: "flex", gap: "0.4rem", alignItems: "flex-start" }}>
      <Bookmark size={13} aria-hidden="true" style={{ flex: "none", marginTop: "0.2rem" }} />
      <div className="pl-break" role="status">
        {said.facts.length ? "I will remember: " : null}
        {said.facts.map((fact) => (
          <span key={fact.id} data-fact={fact.id}>
            {fact.text}{" · "}
            <button className="pl-link" type="button" disabled={busy} aria-label={`Forget: ${fact.text}`} onClick={() => forget(fact.id)}>Forget</button>{" "}
          </span>
        ))}
        {said.ended.length ? <span>No longer true: {said.ended.map((fact) => fact.text).join(" ")} </span> : null}
        {gone ? <span>Forgotten.</span> : null}
        {problem ? <span role="alert">{problem}</span> : null}
      </div>
    </section>
  )
}
