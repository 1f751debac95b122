// The athlete's own rules. With an id: rules read from words that wait for a yes, each to be left out by itself.
// Without: the rules as they stand, with a way to take one away, and their versions. The element holds the id alone;
// the rest is asked for when it is drawn and when the page is seen again. The browser sends ids, places, a decision.
import { useEffect, useRef, useState } from "react"
import { Check, ChevronRight, Clock3, Minus, Pencil, Plus, X } from "lucide-react"
import { Button } from "@/components/ui/button"

const STATES = {
  pending: { label: "waiting for you", Icon: Clock3 },
  applied: { label: "approved", Icon: Check },
  rejected: { label: "rejected", Icon: X },
  expired: { label: "expired", Icon: Clock3 },
  stale: { label: "out of date", Icon: Clock3 },
}
const SENTENCES = {
  applied: "Your rules were changed.",
  rejected: "Your rules stay as they are.",
  expired: "This waited too long, so nothing was changed. Say the rules again and I read them anew.",
  stale: "Your rules have changed since. Say these again and I read them anew.",
}
const KINDS = {
  new: { label: "new", Icon: Plus },
  changed: { label: "changed", Icon: Pencil },
  removed: { label: "no longer", Icon: Minus },
}
const LOST = "Paceline could not be reached. Nothing you did here is lost: try again in a moment."
const row = { display: "flex", gap: "0.6rem", alignItems: "flex-start", padding: "0.45rem 0", borderTop: "1px solid hsl(var(--border) / 0.6)" }
const fill = { flex: "1 1 auto", minWidth: 0 }

function Words({ rule }) {
  return (
    <div style={fill}>
      <div className="pl-break" style={rule.kind === "removed" ? { textDecoration: "line-through" } : undefined}>{rule.sentence}</div>
      {rule.was ? <div className="pl-sub pl-break">before: {rule.was}</div> : null}
      <div className="pl-sub pl-break">you said “{rule.words}”</div>
    </div>
  )
}

function Change({ change, editing, out, toggle, busy }) {
  const { label, Icon } = KINDS[change.kind]
  return (
    <div style={{ ...row, opacity: out ? 0.5 : 1 }} data-rule={change.place} data-kind={change.kind}>
      <span className="pl-sub" style={{ display: "inline-flex", gap: "0.25rem", alignItems: "center", flex: "0 0 4.9rem", paddingTop: "0.1rem" }}>
        <Icon size={13} aria-hidden="true" />{label}
      </span>
      <Words rule={change} />
      {editing ? (
        <label className="pl-tick"><input type="checkbox" disabled={busy} checked={!out} aria-label={`Keep: ${change.sentence}`} onChange={() => toggle(change.place)} />keep</label>
      ) : null}
    </div>
  )
}

function Asked({ unsure }) {
  if (!unsure.length) return null
  return (
    <div data-part="unsure">
      <h4 className="pl-h">I have to ask</h4>
      <ul className="pl-notes">{unsure.map((each) => <li key={each.question} className="pl-break">{each.question}</li>)}</ul>
      <p className="pl-sub" style={{ margin: "0.2rem 0 0" }}>Answer in the chat. None of this is a rule yet.</p>
    </div>
  )
}

const Clashes = ({ conflicts }) =>
  conflicts.map((sentence) => <p key={sentence} className="pl-warning pl-break" data-part="conflict" style={{ margin: "0.7rem 0 0" }}>{sentence}</p>)

function Fold({ title, children }) {
  const [open, setOpen] = useState(false)
  return (
    <div className="pl-fold">
      <button className="pl-toggle pl-strong" type="button" aria-expanded={open} onClick={() => setOpen(!open)}><ChevronRight aria-hidden="true" />{title}</button>
      {open ? children : null}
    </div>
  )
}

function Proposed({ card, busy, problem, act }) {
  const [editing, setEditing] = useState(false)
  const [out, setOut] = useState([])
  const { label, Icon } = STATES[card.status]
  const pending = card.status === "pending"
  const toggle = (place) => setOut((now) => (now.includes(place) ? now.filter((each) => each !== place) : [...now, place]))
  const leave = () => { setEditing(false); setOut([]) }
  const left = card.changes.length - out.length
  const keep = async () => { if (await act("edit_rules", { left_out: out })) leave() }
  return (
    <section className="pl pl-card" data-element="RulesCard" data-status={card.status} data-proposal={card.id} aria-busy={busy}>
      <div className="pl-head">
        <h3 className="pl-title pl-break">{card.title}</h3>
        <span className="pl-badge" data-status={card.status}><Icon size={12} aria-hidden="true" />{label}</span>
      </div>
      <p style={{ margin: "0 0 0.5rem" }}>{pending ? "This is what I understood. It counts once you approve it." : card.summary}</p>
      {card.changes.map((change) => (
        <Change key={change.place} change={change} editing={editing && pending} out={out.includes(change.place)} toggle={toggle} busy={busy} />
      ))}
      {card.lines.length ? <ul className="pl-notes">{card.lines.map((line) => <li key={line} className="pl-break">{line}</li>)}</ul> : null}
      <Clashes conflicts={card.conflicts} />
      {pending ? <Asked unsure={card.unsure} /> : null}
      {card.kept.length ? (
        <Fold title={card.kept.length === 1 ? "1 rule stays as it is" : `${card.kept.length} rules stay as they are`}>
          <ul className="pl-notes">{card.kept.map((sentence) => <li key={sentence} className="pl-break">{sentence}</li>)}</ul>
        </Fold>
      ) : null}
      {card.newer ? <p className="pl-warning" style={{ margin: "0.7rem 0 0" }}>Your rules are at version {card.newer} now, so this can no longer be approved. Say the rules again and I read them anew.</p> : null}
      {problem ? <p className="pl-warning" role="alert" style={{ margin: "0.7rem 0 0" }}>{problem}</p> : null}
      {pending && editing ? (
        <div className="pl-buttons">
          <Button variant="ghost" disabled={busy} onClick={leave}>Leave as it is</Button>
          <Button disabled={busy || !out.length || !left} onClick={keep}>{left ? `Keep ${left} of ${card.changes.length}` : "Reject instead"}</Button>
        </div>
      ) : null}
      {pending && !editing ? (
        <div className="pl-buttons">
          {card.changes.length > 1 ? <Button variant="ghost" disabled={busy} onClick={() => setEditing(true)}>Edit</Button> : null}
          <Button variant="outline" disabled={busy} onClick={() => act("decide_rules", { decision: "reject" })}>Reject</Button>
          <Button disabled={busy || Boolean(card.newer)} onClick={() => act("decide_rules", { decision: "approve" })}>Approve</Button>
        </div>
      ) : null}
      {pending ? (
        card.expires_at ? <p className="pl-sub" style={{ margin: "0.6rem 0 0" }}>It waits for you until {window.paceline.day(card.expires_at)}.</p> : null
      ) : (
        <p className="pl-sub" style={{ margin: "0.7rem 0 0" }} role="status">
          {card.outcome || SENTENCES[card.status]}{card.decided_at ? ` You decided on ${window.paceline.moment(card.decided_at)}.` : ""}
        </p>
      )}
    </section>
  )
}

function Standing({ card, busy, problem, act }) {
  const [sure, setSure] = useState(null)
  const take = async (place) => { if (await act("withdraw_rule", { version: card.version, place })) setSure(null) }
  return (
    <section className="pl pl-card" data-element="RulesCard" data-status="standing" data-version={card.version} aria-busy={busy}>
      <div className="pl-head">
        <h3 className="pl-title">Your rules</h3>
        <span className="pl-sub">{card.sentence}</span>
      </div>
      {card.rules.map((rule) => (
        <div key={rule.place} style={{ ...row, flexWrap: sure === rule.place ? "wrap" : "nowrap" }} data-rule={rule.place}>
          <Words rule={rule} />
          {sure === rule.place ? (
            <span style={{ display: "inline-flex", gap: "0.4rem" }}>
              <Button variant="ghost" size="sm" disabled={busy} onClick={() => setSure(null)}>Keep it</Button>
              <Button variant="destructive" size="sm" disabled={busy} onClick={() => take(rule.place)}>Yes, take it away</Button>
            </span>
          ) : (
            <button className="pl-link" type="button" style={{ whiteSpace: "nowrap" }} disabled={busy} aria-label={`Take away: ${rule.sentence}`} onClick={() => setSure(rule.place)}>Take away</button>
          )}
        </div>
      ))}
      <Clashes conflicts={card.conflicts} />
      {problem ? <p className="pl-warning" role="alert" style={{ margin: "0.7rem 0 0" }}>{problem}</p> : null}
      {card.versions.length > 1 ? (
        <Fold title={`${card.versions.length} versions`}>
          {card.versions.map((each) => (
            <div key={each.version} style={{ padding: "0.4rem 0", borderTop: "1px solid hsl(var(--border) / 0.6)" }} data-rules-version={each.version}>
              <div className="pl-break"><span className="pl-strong">v{each.version}</span>{each.made_at ? <span className="pl-sub"> · {window.paceline.moment(each.made_at)}</span> : null}</div>
              {each.reason ? <div className="pl-sub pl-break">{each.reason}</div> : null}
              <ul className="pl-notes">{each.rules.length ? each.rules.map((sentence) => <li key={sentence} className="pl-break">{sentence}</li>) : <li>No rules.</li>}</ul>
            </div>
          ))}
        </Fold>
      ) : null}
    </section>
  )
}

export default function RulesCard() {
  const before = window.paceline.recall(props.card) || {}
  const [card, setCard] = useState(before.rules || null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState(null)
  const id = useRef((before.rules && before.rules.id) || props.id)

  const show = (now) => {
    setCard(now)
    setProblem(null)
    window.paceline.keep(props.card, { rules: now })
    if (now.id && now.id !== id.current) {
      id.current = now.id
      updateElement({ ...props, id: now.id, title: now.title })
    }
  }
  const look = () =>
    id.current ? window.paceline.ask(callAction, "rules_proposal", { id: id.current }) : window.paceline.ask(callAction, "rules_state")

  useEffect(() => window.paceline.until(look, show, (failure) => {
    setProblem(failure.message)
    return !failure.refused
  }), [])
  useEffect(() => window.paceline.whenSeen(() => { if (!busy) look().then(show, () => {}) }), [busy])

  const act = async (name, payload) => {
    if (busy) return false
    setBusy(true)
    let done = false
    try {
      show(await window.paceline.ask(callAction, name, id.current ? { id: id.current, ...payload } : payload))
      done = true
    } catch (failure) {
      setProblem(failure.refused ? failure.message : LOST)
    }
    setBusy(false)
    return done
  }

  if (!card) {
    return (
      <section className="pl pl-card" data-element="RulesCard" data-status={problem ? "problem" : "loading"} aria-busy={!problem}>
        <h3 className="pl-title">{props.title || "Your rules"}</h3>
        {props.summary ? <p style={{ margin: "0.3rem 0 0" }}>{props.summary}</p> : null}
        {problem ? <p className="pl-warning" role="alert" style={{ margin: "0.7rem 0 0" }}>{problem}</p> : <p className="pl-sub" role="status" style={{ margin: "0.4rem 0 0" }}>Looking at your rules …</p>}
      </section>
    )
  }
  const Card = id.current ? Proposed : Standing
  return <Card card={card} busy={busy} problem={problem} act={act} />
}
