// A proposal that waits for a yes. The browser sends its id and the decision, nothing else; the server knows the rest.
// On mount the card asks how it stands, so that it is true after a reload, a restart and in a second tab.
import { useEffect, useState } from "react"
import { Backpack, Check, Clock3, X } from "lucide-react"
import { Button } from "@/components/ui/button"

const STATES = {
  pending: { label: "waiting for you", Icon: Clock3 },
  applied: { label: "done", Icon: Check },
  rejected: { label: "not now", Icon: X },
  expired: { label: "expired", Icon: Clock3 },
  stale: { label: "out of date", Icon: Clock3 },
}
const SENTENCES = {
  rejected: "You said not now. Nothing was changed.",
  expired: "This waited too long. Ask again and I make it anew.",
  stale: "The plan has changed since. Ask again and I make it anew.",
}

export default function StrategyCard() {
  const [card, setCard] = useState(props)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState(null)

  const ask = async (name, payload) => {
    const answer = await callAction({ name, payload, label: "", tooltip: "" })
    const now = answer && answer.response
    if (!now || now.error) {
      setProblem((now && now.error) || "Paceline did not answer. Reload the page and look again.")
      return
    }
    setProblem(null)
    setCard((before) => ({ ...before, ...now }))
    if (now.status !== props.status || now.outcome !== props.outcome) updateElement({ ...props, ...now })
  }

  useEffect(() => {
    let timer
    const look = () => ask("proposal_state", { id: props.id }).catch(() => { timer = setTimeout(look, 2000) })
    if (props.status === "pending") look()
    return () => clearTimeout(timer)
  }, [])

  const decide = async (decision) => {
    setBusy(true)
    try {
      await ask("decide", { id: props.id, decision })
    } catch {
      setProblem("Paceline could not be reached, so nothing was changed. Try again in a moment.")
    }
    setBusy(false)
  }

  const takeAlong = async () => {
    setBusy(true)
    try {
      await window.paceline.ask(callAction, "take_along", { strategy_id: card.strategy_id })
      setProblem(null)
    } catch (failure) {
      setProblem(failure.refused ? failure.message : "Paceline could not be reached. Try again in a moment.")
    }
    setBusy(false)
  }

  const { label, Icon } = STATES[card.status]
  const told = card.outcome || SENTENCES[card.status]
  return (
    <section className="pl pl-card" data-element="StrategyCard" data-status={card.status}>
      <div className="pl-head">
        <h3 className="pl-title">{card.title}</h3>
        <span className="pl-badge" data-status={card.status}><Icon size={12} aria-hidden="true" />{label}</span>
      </div>
      <p style={{ margin: 0 }}>{card.summary}</p>
      {card.changes.length ? (
        <ul className="pl-notes" style={{ color: "hsl(var(--foreground))", fontSize: "0.85rem" }}>
          {card.changes.map((change) => <li key={change}>{change}</li>)}
        </ul>
      ) : null}
      {problem ? <p className="pl-warning" role="alert" style={{ margin: "0.7rem 0 0" }}>{problem}</p> : null}
      {card.status === "pending" ? (
        <div className="pl-buttons">
          <Button variant="ghost" disabled={busy} onClick={() => decide("reject")}>{card.no}</Button>
          <Button variant={card.danger ? "destructive" : "default"} disabled={busy} onClick={() => decide("approve")}>{card.yes}</Button>
        </div>
      ) : (
        <p className="pl-sub" style={{ margin: "0.7rem 0 0" }} role="status">
          {told}
          {card.decided_at ? ` You decided on ${window.paceline.moment(card.decided_at)}.` : ""}
        </p>
      )}
      {card.status === "applied" && card.strategy_id ? (
        <div className="pl-buttons">
          <Button variant="outline" disabled={busy} onClick={takeAlong}><Backpack aria-hidden="true" />Take it along</Button>
        </div>
      ) : null}
    </section>
  )
}
