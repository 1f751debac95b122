// A version of the training plan that waits for a yes. The element holds the proposal's id; everything else is asked
// from the server when it is drawn and when the page is seen again, so it is true after a reload and in a second tab.
import { useEffect, useRef, useState } from "react"
import { ArrowRight, Check, ChevronRight, Clock3, Minus, Pencil, Plus, X } from "lucide-react"
import { Button } from "@/components/ui/button"

const STATES = {
  pending: { label: "waiting for you", Icon: Clock3 },
  applied: { label: "approved", Icon: Check },
  rejected: { label: "rejected", Icon: X },
  expired: { label: "expired", Icon: Clock3 },
  stale: { label: "out of date", Icon: Clock3 },
}
const SENTENCES = {
  applied: "Your plan was changed.",
  rejected: "Nothing was changed.",
  expired: "This waited too long, so nothing was changed. Ask again and I make it anew.",
  stale: "Your plan has changed since. Nothing of this was taken over.",
}
const DECIDED = { applied: "You approved it", rejected: "You rejected it" }
const KINDS = { added: Plus, removed: X, moved: ArrowRight, shortened: Minus, lengthened: Plus, changed: Pencil }
const SHORT = { base: "base", build: "bld", peak: "peak", taper: "tap", recovery: "rec" }
const FEW_WEEKS = 2
const FEW_CHANGES = 8
const LOST = "Paceline could not be reached. Nothing you did here is lost: try again in a moment."

function useWidth(ref) {
  const [width, setWidth] = useState(640)
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(240, entry.contentRect.width)))
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [])
  return width
}

const Mark = ({ session }) => (
  <span className="pl-mark" data-intensity={session.intensity} title={session.intensity} aria-label={session.intensity}>{session.letter}</span>
)

function Session({ session, gone }) {
  const far = [session.duration, session.distance].filter(Boolean)
  return (
    <div className="pl-daysession">
      <Mark session={session} />
      <span className={session.changed ? (gone ? "pl-gone" : "pl-changed") : ""}>{session.title} {far.map((each, at) => <span key={each} className="pl-sub" style={{ whiteSpace: "nowrap" }}>{at ? " · " : ""}{each}</span>)}</span>
    </div>
  )
}

function Side({ name, side, gone }) {
  return (
    <div data-side={gone ? "before" : "after"}>
      <div className="pl-side-name">
        <span className="pl-strong">{name}</span>
        <span className="pl-sub">{side.time} · load {side.load}</span>
      </div>
      {side.days.map((day) => (
        <div key={day.date} className="pl-dayrow" data-same={!day.sessions.some((session) => session.changed)}>
          <span className="pl-sub">{day.short}</span>
          {day.sessions.length ? <div>{day.sessions.map((session) => <Session key={session.id} session={session} gone={gone} />)}</div> : <span className="pl-sub">rest</span>}
        </div>
      ))}
    </div>
  )
}

function Weeks({ weeks }) {
  const [every, setEvery] = useState(false)
  const shown = every ? weeks : weeks.slice(0, FEW_WEEKS)
  return (
    <>
      {shown.map((week) => (
        <div key={week.starts_on} data-week={week.starts_on}>
          <h4 className="pl-h">{week.label}{week.phase ? <span className="pl-sub" style={{ fontWeight: 400 }}> · {week.phase}</span> : null}</h4>
          <div className="pl-beside" data-sides={week.before ? 2 : 1}>
            {week.before ? <Side name="Before" side={week.before} gone /> : null}
            <Side name={week.before ? "Proposed" : "Planned"} side={week.after} />
          </div>
        </div>
      ))}
      {weeks.length > FEW_WEEKS ? (
        <button className="pl-link" type="button" onClick={() => setEvery(!every)}>
          {every ? "Fewer weeks" : `All ${weeks.length} weeks that change`}
        </button>
      ) : null}
    </>
  )
}

// A card that is decided keeps its weeks behind a row: the calendar shows them as they are.
function Later({ weeks }) {
  const [open, setOpen] = useState(false)
  if (!weeks.length) return null
  return (
    <div className="pl-fold">
      <button className="pl-toggle pl-strong" type="button" aria-expanded={open} onClick={() => setOpen(!open)}><ChevronRight aria-hidden="true" />The weeks as they were proposed</button>
      {open ? <Weeks weeks={weeks} /> : null}
    </div>
  )
}

// Weeks as bars of hours; below them their phases, above them the races.
function Strip({ weeks }) {
  const frame = useRef(null)
  const width = useWidth(frame)
  const [seen, setSeen] = useState(null)
  const [top, bottom, height] = [20, 96, 128]
  const pitch = width / weeks.length
  const most = Math.max(0.5, ...weeks.map((week) => week.hours))
  const phases = []
  weeks.forEach((week, at) => {
    const last = phases[phases.length - 1]
    if (last && last.phase === week.phase) last.to = at + 1
    else phases.push({ phase: week.phase, from: at, to: at + 1 })
  })
  const clamp = (at) => Math.min(weeks.length - 1, Math.max(0, at))
  const point = (event) => setSeen(clamp(Math.floor((event.clientX - event.currentTarget.getBoundingClientRect().left) / pitch)))
  const key = (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!by) return
    event.preventDefault()
    setSeen((now) => (now === null ? 0 : clamp(now + by)))
  }
  const week = seen === null ? null : weeks[seen]
  return (
    <div>
      <h4 className="pl-h">{weeks.length} weeks, hours a week</h4>
      <div className="pl-chart" ref={frame}>
        <svg
          height={height} viewBox={`0 0 ${width} ${height}`} role="img" tabIndex={0}
          aria-label={`Hours a week over ${weeks.length} weeks, with their phases. Use the arrow keys to read it.`}
          onPointerMove={point} onPointerDown={point} onPointerLeave={(event) => event.pointerType === "mouse" && setSeen(null)} onKeyDown={key}
        >
          {weeks.map((each, at) => {
            const tall = (each.hours / most) * (bottom - top)
            const light = each.phase === "recovery" || each.phase === "taper"
            return (
              <g key={each.number} opacity={seen === null || seen === at ? 1 : 0.55}>
                <rect
                  x={at * pitch + Math.min(3, pitch * 0.12)} width={Math.max(2, pitch - Math.min(6, pitch * 0.24))} y={bottom - tall} height={tall} rx="2"
                  fill="var(--line)" fillOpacity={light ? 0.45 : 0.85}
                />
                {each.races.length ? (
                  <text className="pl-label pl-halo" x={(at + 0.5) * pitch} y={bottom - tall - 5} textAnchor={at === weeks.length - 1 && pitch < 30 ? "end" : "middle"} dx={at === weeks.length - 1 && pitch < 30 ? pitch / 2 : 0}>
                    {`⚑${each.races.join("")}`}
                  </text>
                ) : null}
              </g>
            )
          })}
          {phases.map((part, at) => {
            const [left, right] = [part.from * pitch, part.to * pitch]
            const fits = right - left > part.phase.length * 6.2 + 4
            return (
              <g key={part.from}>
                <rect x={left + 1} width={Math.max(1, right - left - 2)} y={bottom + 4} height="4" rx="2" fill="hsl(var(--foreground))" fillOpacity={at % 2 ? 0.4 : 0.18} />
                <text className="pl-axis" x={(left + right) / 2} y={bottom + 22} textAnchor="middle">{fits ? part.phase : right - left > 22 ? SHORT[part.phase] : ""}</text>
              </g>
            )
          })}
        </svg>
      </div>
      <div className="pl-readout" aria-live="polite">
        {week ? (
          <>
            <b>Week {week.number}</b><span>{week.label}</span><span>{week.phase}</span><span><b>{week.time}</b></span>
            <span>{week.sessions} sessions</span>{week.load === null ? null : <span>load {week.load}</span>}
          </>
        ) : <span>From {weeks[0].time} in the first week to {weeks.reduce((best, each) => (each.hours > best.hours ? each : best)).time} in the biggest.</span>}
      </div>
    </div>
  )
}

function Races({ races }) {
  if (!races.length) return null
  return (
    <ul className="pl-changes">
      {races.map((race) => (
        <li key={race.day + race.name}>
          <span className="pl-strong">{race.priority}</span>
          <span className="pl-break"><span className="pl-strong">{race.name}</span>, {race.date}<span className="pl-sub">{[race.distance, race.goal ? `goal ${race.goal}` : ""].filter(Boolean).map((each) => ` · ${each}`).join("")}</span></span>
        </li>
      ))}
    </ul>
  )
}

function Changes({ changes }) {
  const [every, setEvery] = useState(false)
  if (!changes.length) return null
  const shown = every ? changes : changes.slice(0, FEW_CHANGES)
  return (
    <>
      <h4 className="pl-h">What changes</h4>
      <ul className="pl-changes">
        {shown.map((change) => {
          const Icon = KINDS[change.kind] || Pencil
          return <li key={change.text}><Icon aria-label={change.kind} /><span className="pl-break">{change.text}</span></li>
        })}
      </ul>
      {changes.length > FEW_CHANGES ? <button className="pl-link" type="button" onClick={() => setEvery(!every)}>{every ? "Fewer" : `All ${changes.length} changes`}</button> : null}
    </>
  )
}

function Totals({ rows }) {
  if (!rows.length) return null
  return (
    <table className="pl-table pl-compare" style={{ marginTop: "0.8rem", maxWidth: "34rem" }}>
      <thead><tr><th scope="col">the whole plan</th><th scope="col" className="pl-num">before</th><th scope="col" className="pl-num">proposed</th></tr></thead>
      <tbody>{rows.map((row) => (
        <tr key={row.name}><td>{row.name}</td><td className="pl-num">{row.before}</td><td className={`pl-num ${row.same ? "" : "pl-strong"}`}>{row.after}</td></tr>
      ))}</tbody>
    </table>
  )
}

function Why({ card, open }) {
  if (!card.reason && !card.evidence.length) return null
  // What the reason says already is not said twice: only its workout is named.
  const same = card.evidence.find((each) => each.text === card.reason)
  const more = card.evidence.filter((each) => each !== same)
  const Link = ({ of }) => (of && of.activity_id ? <> <button className="pl-link" type="button" onClick={() => open(of.activity_id)}>See the review</button></> : null)
  return (
    <>
      <h4 className="pl-h">Why</h4>
      {card.reason ? <p className="pl-break" style={{ margin: 0 }}>{card.reason}<Link of={same} /></p> : null}
      {more.length ? (
        <ul className="pl-notes">
          {more.map((each) => <li key={each.text} className="pl-break">{each.text}<Link of={each} /></li>)}
        </ul>
      ) : null}
    </>
  )
}

function Fold({ title, items }) {
  const [open, setOpen] = useState(false)
  if (!items.length) return null
  return (
    <div className="pl-fold">
      <button className="pl-toggle pl-strong" type="button" aria-expanded={open} onClick={() => setOpen(!open)}><ChevronRight aria-hidden="true" />{title}</button>
      {open ? <ul className="pl-notes" style={{ marginTop: "0.2rem" }}>{items.map((item) => <li key={item} className="pl-break">{item}</li>)}</ul> : null}
    </div>
  )
}

// What may be edited: the sessions shown, each to another day, another length, or out.
function sessionsOf(weeks) {
  return weeks.flatMap((week) =>
    week.after.days.flatMap((day) =>
      week.open_days.includes(day.date)
        ? day.sessions.map((session) => ({
          ...session, day: day.date, week: week.label,
          days: week.after.days.filter((each) => week.open_days.includes(each.date)),
        }))
        : [],
    ),
  )
}

function editsOf(sessions, wanted) {
  return sessions.flatMap((session) => {
    const want = wanted[session.id]
    if (!want) return []
    if (want.removed) return [{ edit: "remove", workout_id: session.id }]
    const minutes = Number(want.minutes)
    return [
      want.day && want.day !== session.day ? { edit: "move", workout_id: session.id, to: want.day } : null,
      want.minutes !== undefined && minutes !== session.minutes ? { edit: "resize", workout_id: session.id, minutes } : null,
    ].filter(Boolean)
  })
}

function Editor({ card, wanted, setWanted, busy, problem, check, leave }) {
  const sessions = sessionsOf(card.weeks)
  const edits = editsOf(sessions, wanted)
  const bad = edits.some((edit) => edit.edit === "resize" && !(edit.minutes >= 5 && edit.minutes <= 720))
  const set = (id, change) => setWanted({ ...wanted, [id]: { ...wanted[id], ...change } })
  return (
    <div data-editing="true">
      <h4 className="pl-h">Edit these weeks</h4>
      <p className="pl-sub" style={{ margin: "0 0 0.3rem" }}>Move, shorten or remove sessions. I check your edits against your rules and what your body can take.</p>
      {sessions.map((session, at) => {
        const want = wanted[session.id] || {}
        const first = at === 0 || sessions[at - 1].week !== session.week
        return (
          <div key={session.id}>
            {first ? <div className="pl-sub" style={{ marginTop: "0.5rem" }}>{session.week}</div> : null}
            <div className="pl-edit" data-removed={Boolean(want.removed)} role="group" aria-label={session.title}>
              <div className="pl-daysession"><Mark session={session} /><span>{session.title}</span></div>
              <select className="pl-field" aria-label={`Day of ${session.title}`} disabled={busy || want.removed} value={want.day || session.day} onChange={(event) => set(session.id, { day: event.target.value })}>
                {session.days.map((day) => <option key={day.date} value={day.date}>{day.label}</option>)}
              </select>
              <label className="pl-tick">
                <input
                  className="pl-field" type="number" inputMode="numeric" min="5" max="720" step="5" style={{ width: "4.6rem", height: "auto" }} aria-label={`Minutes of ${session.title}`}
                  disabled={busy || want.removed} value={want.minutes ?? session.minutes} onChange={(event) => set(session.id, { minutes: event.target.value })}
                />
                min
              </label>
              <label className="pl-tick"><input type="checkbox" disabled={busy} checked={Boolean(want.removed)} onChange={(event) => set(session.id, { removed: event.target.checked })} />remove</label>
            </div>
          </div>
        )
      })}
      {sessions.length ? null : <p className="pl-sub">No session of these weeks lies ahead.</p>}
      {problem ? <p className="pl-warning" role="alert" style={{ margin: "0.7rem 0 0", whiteSpace: "pre-line" }}>{problem}</p> : null}
      {bad ? <p className="pl-warning" role="alert">A session lasts between 5 and 720 minutes.</p> : null}
      <div className="pl-buttons">
        <Button variant="ghost" disabled={busy} onClick={leave}>Leave as it is</Button>
        <Button disabled={busy || bad || !edits.length} onClick={() => check(edits)}>{busy ? "Checking …" : edits.length ? `Check ${edits.length} ${edits.length === 1 ? "edit" : "edits"}` : "Check"}</Button>
      </div>
    </div>
  )
}

function Ending({ card, busy, act }) {
  return (
    <>
      <p className="pl-sub" style={{ margin: "0.8rem 0 0" }} role="status">
        {card.outcome || SENTENCES[card.status]}
        {card.decided_at ? ` ${DECIDED[card.status] || "You decided"} on ${window.paceline.moment(card.decided_at)}.` : ""}
        {card.newer ? ` Since then the plan has moved on to version ${card.newer}.` : ""}
      </p>
      {card.undone ? <p className="pl-sub" style={{ margin: "0.3rem 0 0" }} role="status">Undone: {card.undone}</p> : null}
      {card.status === "applied" || card.can_renew ? (
        <div className="pl-buttons">
          {card.can_undo ? <Button variant="outline" disabled={busy} onClick={() => act("undo_plan")}>Undo</Button> : null}
          {card.status === "applied" ? <Button variant="outline" disabled={busy} onClick={() => sendUserMessage("Show my plan")}>Show my plan</Button> : null}
          {card.can_renew ? <Button disabled={busy} onClick={() => act("rebase_plan")}>Bring up to date</Button> : null}
        </div>
      ) : null}
    </>
  )
}

export default function PlanProposalCard() {
  const before = window.paceline.recall(props.card) || {}
  const [card, setCard] = useState(before.proposal || null)
  const [wanted, setWanted] = useState({})
  const [editing, setEditing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState(null)
  const id = useRef((before.proposal && before.proposal.id) || props.id)

  const show = (now) => {
    setCard(now)
    setProblem(null)
    window.paceline.keep(props.card, { proposal: now })
    if (now.id !== id.current) {
      id.current = now.id
      updateElement({ ...props, id: now.id, title: now.title })
    }
  }
  const look = () => window.paceline.ask(callAction, "plan_proposal", { id: id.current })

  useEffect(() => window.paceline.until(look, show, (failure) => {
    setProblem(failure.message)
    return !failure.refused
  }), [])
  useEffect(() => window.paceline.whenSeen(() => { if (!editing && !busy) look().then(show, () => {}) }), [editing, busy])

  const act = async (name, payload = {}) => {
    if (busy) return
    setBusy(true)
    try {
      const now = await window.paceline.ask(callAction, name, { id: id.current, ...payload })
      setEditing(false)
      setWanted({})
      if (now.status) show(now)
      else show(await look())
    } catch (failure) {
      setProblem(failure.refused ? failure.message : LOST)
    }
    setBusy(false)
  }
  const open = (activity_id) =>
    window.paceline.ask(callAction, "show_review", { activity_id }).catch((failure) => setProblem(failure.message))

  if (!card) {
    return (
      <section className="pl pl-card" data-element="PlanProposalCard" data-status={problem ? "problem" : "loading"} aria-busy={!problem}>
        <h3 className="pl-title">{props.title}</h3>
        <p style={{ margin: "0.3rem 0 0" }}>{props.summary}</p>
        {problem ? <p className="pl-warning" role="alert" style={{ margin: "0.7rem 0 0" }}>{problem}</p> : <p className="pl-sub" role="status" style={{ margin: "0.4rem 0 0" }}>Looking at the proposal …</p>}
      </section>
    )
  }
  const { label, Icon } = STATES[card.status]
  const pending = card.status === "pending"
  return (
    <section className="pl pl-card" data-element="PlanProposalCard" data-status={card.status} data-proposal={card.id} aria-busy={busy}>
      <div className="pl-head">
        <h3 className="pl-title pl-break">{card.title}</h3>
        <span className="pl-badge" data-status={card.status}><Icon size={12} aria-hidden="true" />{label}</span>
      </div>
      <p style={{ margin: 0 }}>{card.headline}</p>
      {editing && pending ? null : (
        <>
          {card.overview ? <Races races={card.overview.races} /> : null}
          {card.overview ? <Strip weeks={card.overview.weeks} /> : null}
          <Changes changes={card.changes} />
          <Why card={card} open={open} />
          {pending ? <Weeks weeks={card.weeks} /> : <Later weeks={card.weeks} />}
          <Totals rows={card.totals} />
          <Fold title="What I assumed" items={card.notes} />
          {card.base || card.expires_at ? (
            <p className="pl-sub" style={{ margin: "0.7rem 0 0" }}>{card.base}{card.expires_at ? ` It waits for you until ${window.paceline.day(card.expires_at)}.` : ""}</p>
          ) : null}
        </>
      )}
      {problem && !(pending && editing) ? <p className="pl-warning" role="alert" style={{ margin: "0.7rem 0 0", whiteSpace: "pre-line" }}>{problem}</p> : null}
      {pending && editing ? (
        <Editor
          card={card} wanted={wanted} setWanted={setWanted} busy={busy} problem={problem} check={(edits) => act("edit_plan", { edits })}
          leave={() => { setEditing(false); setWanted({}); setProblem(null) }}
        />
      ) : null}
      {pending && !editing ? (
        <div className="pl-buttons">
          <Button variant="ghost" disabled={busy} onClick={() => { setEditing(true); setProblem(null) }}>Edit</Button>
          <Button variant="outline" disabled={busy} onClick={() => act("decide_plan", { decision: "reject" })}>Reject</Button>
          <Button disabled={busy} onClick={() => act("decide_plan", { decision: "approve" })}>Approve</Button>
        </div>
      ) : null}
      {pending ? null : <Ending card={card} busy={busy} act={act} />}
    </section>
  )
}
