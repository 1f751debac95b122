// The training plan as a calendar beside what was done, with its load and its versions. The element holds the plan's
// id; everything else is fetched for its owner (ui/plan_calendar.py). On a phone the weeks are lists.
import { useEffect, useRef, useState } from "react"
import { ArrowRight, Check, ChevronDown, ChevronUp, Flag, Star, X } from "lucide-react"
import { Button } from "@/components/ui/button"

const NARROW = 620
const STATUSES = { done: "done", moved: "done on another day", missed: "missed", unknown: "not known", ahead: "" }
const KEYS = [["E", "easy"], ["M", "moderate"], ["H", "hard"], ["R", "race"], ["S", "strength"]]
const LOST = "Paceline could not be reached. Try again in a moment."

function useWidth(ref) {
  const [width, setWidth] = useState(760)
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(240, entry.contentRect.width)))
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [])
  return width
}

const Mark = ({ session }) => (
  <span className="pl-mark" data-intensity={session.intensity} aria-hidden="true">{session.letter}</span>
)

function Status({ status }) {
  if (status === "ahead") return null
  const drawn = { done: <Check />, moved: <ArrowRight />, missed: <X />, unknown: "?" }[status]
  return <span className="pl-status" data-status={status} role="img" aria-label={STATUSES[status]} title={STATUSES[status]}>{drawn}</span>
}

const keyOf = (session) => session.id || session.title

function Chip({ session, open, choose }) {
  const words = [session.title, session.duration, session.intensity, STATUSES[session.status]].filter(Boolean).join(", ")
  return (
    <button className="pl-chip" type="button" aria-expanded={open} aria-label={words} data-workout={session.id} data-status={session.status} onClick={() => choose(session)}>
      <Mark session={session} />
      <span className="pl-chip-words">{session.title} <span className="pl-sub" style={{ whiteSpace: "nowrap" }}>{session.duration}</span></span>
      <span className="pl-chip-marks">
        {session.key ? <Star size={11} aria-label="key session" /> : null}
        <Status status={session.status} />
      </span>
    </button>
  )
}

function Steps({ steps }) {
  const Line = ({ step }) => (
    <>
      <span className="pl-strong">{step.length}</span>{step.target ? ` in ${step.target}` : ""}{step.note ? <span className="pl-sub"> · {step.note}</span> : null}
    </>
  )
  return (
    <ul className="pl-steps">
      {steps.map((block, at) =>
        block.times === 1 && block.steps.length === 1 ? <li key={at}><Line step={block.steps[0]} /></li> : (
          <li key={at}>
            <span className="pl-strong">{block.times} ×</span>
            <ul>{block.steps.map((step, place) => <li key={place}><Line step={step} /></li>)}</ul>
          </li>
        ),
      )}
    </ul>
  )
}

// A file to take along. It is fetched first, so that a refusal is read here and not on a page of its own.
async function take(file, say) {
  try {
    const answer = await fetch(file.href, { credentials: "same-origin" })
    if (!answer.ok) {
      const told = await answer.json().catch(() => null)
      return say((told && told.message) || LOST)
    }
    const named = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") || "")
    const link = document.createElement("a")
    link.href = URL.createObjectURL(await answer.blob())
    link.download = named ? named[1] : file.name
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 30000)
    say(null)
  } catch {
    say(LOST)
  }
}

function Files({ files, what, before }) {
  const [problem, setProblem] = useState(null)
  if (!files.length) return null
  const click = (file) => (event) => { event.preventDefault(); take(file, setProblem) }
  return (
    <div className="pl-sub pl-break" style={{ display: "flex", flexWrap: "wrap", alignItems: "baseline", gap: "0 0.7rem" }}>
      {before ? <span>{before}</span> : null}
      {files.map((file) => (
        <a key={file.name} className="pl-link" href={file.href} download data-file={file.name} aria-label={`${what} as ${file.name}`} onClick={click(file)}>{file.name}</a>
      ))}
      {problem ? <span role="alert" style={{ flexBasis: "100%" }}>{problem}</span> : null}
    </div>
  )
}

function Detail({ session, open, close }) {
  const facts = [session.sport, session.duration, session.distance, session.load === null ? "" : `load ${session.load}`, session.intensity].filter(Boolean)
  return (
    <div className="pl-detail" data-detail={session.id}>
      <div className="pl-head" style={{ marginBottom: "0.1rem", flexWrap: "nowrap" }}>
        <span className="pl-strong" style={{ display: "inline-flex", gap: "0.4rem" }}><Mark session={session} />{session.title}</span>
        <button className="pl-link" type="button" onClick={close}>Close</button>
      </div>
      <div className="pl-sub">{facts.join(" · ")}{session.key ? " · key session of the week" : ""}</div>
      {session.note ? <p style={{ margin: "0.35rem 0 0" }}>{session.note}</p> : null}
      {session.steps.length ? <Steps steps={session.steps} /> : null}
      {session.rehearses.length ? (
        <>
          <h5 className="pl-h" style={{ marginTop: "0.6rem" }}>It rehearses</h5>
          <ul className="pl-notes" style={{ margin: 0 }}>{session.rehearses.map((each) => <li key={each}>{each}</li>)}</ul>
        </>
      ) : null}
      <div style={{ marginTop: "0.4rem" }}><Files files={session.files} what={session.title} before="Onto your device:" /></div>
      {session.status === "missed" ? <p style={{ margin: "0.5rem 0 0" }}>Missed: no activity of yours matches it.</p> : null}
      {session.status === "unknown" ? <p style={{ margin: "0.5rem 0 0" }}>Not known: your activities do not reach to this day yet.</p> : null}
      {session.done ? (
        <p style={{ margin: "0.5rem 0 0" }} className="pl-break">
          Done on {session.done.day}: {session.done.name || session.done.sport}, {session.done.duration}{session.done.load === null ? "" : `, load ${session.done.load}`}.{" "}
          <button className="pl-link" type="button" onClick={() => open(session.done.activity_id)}>Open the review</button>
        </p>
      ) : null}
    </div>
  )
}

const Also = ({ also, open }) => (
  <div className="pl-sub pl-break" style={{ marginTop: "0.2rem" }}>
    + <button className="pl-link" style={{ padding: 0, fontSize: "0.75rem", textAlign: "left" }} type="button" onClick={() => open(also.activity_id)}>{also.name || also.sport}</button>{also.duration ? ` ${also.duration}` : ""}
  </div>
)

const Race = ({ race }) => (
  <div className="pl-break" style={{ display: "flex", gap: "0.25rem", fontSize: "0.75rem", fontWeight: 620, marginTop: "0.15rem" }}>
    <Flag size={12} aria-label={`${race.priority} race`} style={{ flex: "none", marginTop: "0.15rem" }} /><span>{race.priority} · {race.name}</span>
  </div>
)

function Cell({ day, chosen, choose, open }) {
  return (
    <div className="pl-cell" data-date={day.date} data-today={day.today} data-unknown={day.unknown}>
      <div className="pl-cell-day"><b style={{ fontWeight: day.today ? 700 : 500 }}>{day.label}</b>{day.today ? <b>today</b> : day.unknown ? <span title="Not known">?</span> : null}</div>
      {day.races.map((race) => <Race key={race.name} race={race} />)}
      {day.sessions.map((session) => <Chip key={keyOf(session)} session={session} open={chosen === keyOf(session)} choose={choose} />)}
      {day.also.map((also) => <Also key={also.activity_id} also={also} open={open} />)}
    </div>
  )
}

function Row({ day, chosen, choose, open, close }) {
  const detail = day.sessions.find((session) => keyOf(session) === chosen)
  return (
    <div className="pl-dayrow" data-date={day.date} data-today={day.today} data-unknown={day.unknown}>
      <span className={day.today ? "pl-strong" : "pl-sub"}>{day.label}{day.today ? <><br /><span style={{ color: "hsl(var(--primary))", fontSize: "0.75rem" }}>today</span></> : null}</span>
      <div style={{ minWidth: 0 }}>
        {day.races.map((race) => <Race key={race.name} race={race} />)}
        {day.sessions.map((session) => <Chip key={keyOf(session)} session={session} open={chosen === keyOf(session)} choose={choose} />)}
        {detail ? <Detail session={detail} open={open} close={close} /> : null}
        {day.also.map((also) => <Also key={also.activity_id} also={also} open={open} />)}
        {day.sessions.length || day.races.length || day.also.length ? null : <span className="pl-sub">{day.unknown ? "not known" : "rest"}</span>}
      </div>
    </div>
  )
}

const sums = (week) =>
  [`${week.planned} planned`, week.done ? `${week.done} done` : ""].filter(Boolean).join(", ")

function Week({ week, narrow, first, chosen, setChosen, open }) {
  const [folded, setFolded] = useState(!first)
  const choose = (session) => setChosen(chosen === keyOf(session) ? null : keyOf(session))
  const close = () => setChosen(null)
  const detail = week.days.flatMap((day) => day.sessions).find((session) => keyOf(session) === chosen)
  const head = (
    <>
      <span className="pl-strong">{week.label}</span>
      <span className="pl-sub">week {week.number} · {week.phase}</span>
      <span className="pl-sub">{sums(week)}</span>
    </>
  )
  if (!narrow) {
    return (
      <div className="pl-weekrow" data-week={week.starts_on} data-now={week.now}>
        <div className="pl-weekhead">{head}<span style={{ marginLeft: "auto" }}><Files files={week.files} what={`Week of ${week.label}`} /></span></div>
        <div className="pl-grid">{week.days.map((day) => <Cell key={day.date} day={day} chosen={chosen} choose={choose} open={open} />)}</div>
        {detail ? <Detail session={detail} open={open} close={close} /> : null}
      </div>
    )
  }
  const races = week.days.flatMap((day) => day.races)
  return (
    <div className="pl-weekrow" data-week={week.starts_on} data-now={week.now}>
      <button className="pl-toggle" type="button" style={{ width: "100%", minHeight: "2.75rem", textAlign: "left" }} aria-expanded={!folded} onClick={() => setFolded(!folded)}>
        <span className="pl-weekhead" style={{ flex: 1, margin: 0 }}>{head}</span>
        {races.length ? <Flag size={14} aria-label="race" /> : null}
        {folded ? <ChevronDown aria-hidden="true" style={{ transform: "none" }} /> : <ChevronUp aria-hidden="true" style={{ transform: "none" }} />}
      </button>
      {folded ? null : week.days.map((day) => <Row key={day.date} day={day} chosen={chosen} choose={choose} open={open} close={close} />)}
      {folded ? null : <Files files={week.files} what={`Week of ${week.label}`} before="This week in your calendar:" />}
    </div>
  )
}

// The weeks around this one; the earlier and the later ones on request.
function Calendar({ weeks, narrow, open }) {
  const now = weeks.findIndex((week) => week.now)
  const middle = now < 0 ? (weeks[0].past ? weeks.length - 1 : 0) : now
  const [from, setFrom] = useState(Math.max(0, middle - 1))
  const [to, setTo] = useState(Math.min(weeks.length, middle + 4))
  const [chosen, setChosen] = useState(null)
  const frame = useRef(null)
  const jump = () => {
    setFrom(Math.max(0, middle - 1))
    setTo(Math.max(to, Math.min(weeks.length, middle + 4)))
    requestAnimationFrame(() => frame.current && frame.current.querySelector("[data-now=true]")?.scrollIntoView({ block: "center" }))
  }
  return (
    <div ref={frame} style={{ marginTop: "0.4rem" }}>
      <div style={{ display: "flex", flexWrap: "wrap", justifyContent: "space-between", gap: "0 1rem" }}>
        {from > 0 ? <button className="pl-link" type="button" onClick={() => setFrom(0)}>Show {from} earlier {from === 1 ? "week" : "weeks"}</button> : <span />}
        {now >= 0 ? <button className="pl-link" type="button" onClick={jump}>This week</button> : null}
      </div>
      {weeks.slice(from, to).map((week) => <Week key={week.starts_on} week={week} narrow={narrow} first={week === weeks[middle]} chosen={chosen} setChosen={setChosen} open={open} />)}
      {to < weeks.length ? <button className="pl-link" type="button" onClick={() => setTo(weeks.length)}>Show {weeks.length - to} later {weeks.length - to === 1 ? "week" : "weeks"}</button> : null}
    </div>
  )
}

// Load a week: planned as an outline, done as a filled bar; what is not known is marked, not drawn as nothing.
function LoadChart({ weeks, width }) {
  const [seen, setSeen] = useState(null)
  if (weeks.every((week) => week.planned_load === null)) return null
  const [top, bottom, height] = [10, 118, 140]
  const box = { left: 34, right: width - 4 }
  const pitch = (box.right - box.left) / weeks.length
  const most = Math.max(10, ...weeks.map((week) => Math.max(week.planned_load || 0, week.done_load || 0))) * 1.05
  const y = (load) => bottom - (load / most) * (bottom - top)
  const step = [25, 50, 100, 200, 250, 500, 1000].find((each) => most / each <= 4) || 2000
  const marks = []
  for (let mark = 0; mark <= most; mark += step) marks.push(mark)
  const every = [1, 2, 3, 4, 6, 8].find((each) => pitch * each > 24) || 10
  const clamp = (at) => Math.min(weeks.length - 1, Math.max(0, at))
  const point = (event) => setSeen(clamp(Math.floor((event.clientX - event.currentTarget.getBoundingClientRect().left - box.left) / pitch)))
  const key = (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!by) return
    event.preventDefault()
    setSeen((now) => (now === null ? 0 : clamp(now + by)))
  }
  const week = seen === null ? null : weeks[seen]
  const wide = Math.max(3, pitch * 0.76)
  return (
    <div>
      <div className="pl-head" style={{ margin: "1rem 0 0.1rem" }}>
        <h4 className="pl-strong" style={{ margin: 0, fontSize: "0.85rem" }}>Load a week, planned and done</h4>
        <span className="pl-legend" style={{ padding: 0 }}>
          <i style={{ border: "1.5px solid hsl(var(--muted-foreground))", borderRadius: "2px", height: "0.6rem" }} />planned
          <i style={{ background: "var(--line)", borderRadius: "2px", height: "0.6rem", marginLeft: "0.5rem" }} />done
        </span>
      </div>
      <div className="pl-chart">
        <svg
          height={height} viewBox={`0 0 ${width} ${height}`} role="img" tabIndex={0} aria-label={`Load a week over ${weeks.length} weeks, planned and done. Use the arrow keys to read it.`}
          onPointerMove={point} onPointerDown={point} onPointerLeave={(event) => event.pointerType === "mouse" && setSeen(null)} onKeyDown={key}
        >
          {marks.map((mark) => <text key={mark} className="pl-axis" x={box.left - 6} y={y(mark) + 4} textAnchor="end">{mark}</text>)}
          <line x1={box.left} x2={box.right} y1={bottom} y2={bottom} stroke="hsl(var(--border))" />
          {weeks.map((each, at) => {
            const x = box.left + (at + 0.5) * pitch
            const begun = each.past || each.now
            return (
              <g key={each.starts_on} opacity={seen === null || seen === at ? 1 : 0.55}>
                {begun && each.done_load === null ? (
                  <>
                    <rect x={x - pitch / 2} width={pitch} y={top} height={bottom - top} fill="hsl(var(--muted))" opacity="0.7" />
                    <text className="pl-axis" x={x} y={top + 11} textAnchor="middle">?</text>
                  </>
                ) : null}
                {each.done_load ? <rect x={x - wide / 2} width={wide} y={y(each.done_load)} height={bottom - y(each.done_load)} fill="var(--line)" fillOpacity="0.85" /> : null}
                {each.planned_load ? <rect x={x - wide / 2} width={wide} y={y(each.planned_load)} height={bottom - y(each.planned_load)} fill="none" stroke="hsl(var(--muted-foreground))" strokeWidth="1.5" /> : null}
                {each.now ? <path d={`M${x - 4},${bottom + 8} L${x + 4},${bottom + 8} L${x},${bottom + 2} Z`} fill="hsl(var(--primary))" /> : null}
                {at % every === 0 && !each.now ? <text className="pl-axis" x={x} y={bottom + 15} textAnchor="middle">{each.number}</text> : null}
              </g>
            )
          })}
        </svg>
      </div>
      <div className="pl-readout" aria-live="polite">
        {week ? (
          <>
            <b>{week.label}</b><span>week {week.number}, {week.phase}</span>
            <span>planned <b>{week.planned_load === null ? "not known" : week.planned_load}</b></span>
            {week.past || week.now ? <span>done <b>{week.done_load === null ? "not known" : week.done_load}</b></span> : null}
          </>
        ) : <span>Numbers below are weeks of the plan; the triangle is this week.</span>}
      </div>
    </div>
  )
}

function Difference({ told }) {
  if (!told) return <p className="pl-sub" role="status" style={{ margin: "0.3rem 0 0" }}>Comparing …</p>
  return (
    <div style={{ marginTop: "0.3rem" }}>
      {told.changes.length ? <ul className="pl-notes" style={{ margin: 0, color: "hsl(var(--foreground))" }}>{told.changes.map((change) => <li key={change.text} className="pl-break">{change.text}</li>)}</ul> : <p style={{ margin: 0 }}>No session differs.</p>}
      {told.totals.length ? (
        <table className="pl-table pl-compare" style={{ maxWidth: "30rem" }}>
          <thead><tr><th scope="col"></th><th scope="col" className="pl-num">{told.left}</th><th scope="col" className="pl-num">{told.right}</th></tr></thead>
          <tbody>{told.totals.map((row) => <tr key={row.name}><td>{row.name}</td><td className="pl-num">{row.before}</td><td className={`pl-num ${row.same ? "" : "pl-strong"}`}>{row.after}</td></tr>)}</tbody>
        </table>
      ) : null}
    </div>
  )
}

function Version({ version, plan, found, setProblem }) {
  const [told, setTold] = useState(null)
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const compare = async () => {
    setOpen(!open)
    if (told || open) return
    try {
      setTold(await window.paceline.ask(callAction, "plan_difference", { plan_id: plan.plan_id, version: version.version }))
    } catch (failure) {
      setOpen(false)
      setProblem(failure.refused ? failure.message : LOST)
    }
  }
  const act = async (name) => {
    setBusy(true)
    try {
      const now = await window.paceline.ask(callAction, name, { plan_id: plan.plan_id, version: version.version })
      setProblem(null)
      if (now.versions) found(now)
    } catch (failure) {
      setProblem(failure.refused ? failure.message : LOST)
    }
    setBusy(false)
  }
  return (
    <div className="pl-weekrow" data-version={version.version}>
      <div className="pl-weekhead" style={{ margin: 0 }}>
        <span className="pl-strong">Version {version.version}</span>
        {version.newest ? <span className="pl-badge" data-status="applied">in use</span> : null}
        <span className="pl-sub">{window.paceline.moment(version.made_at)} · {version.who === "you" ? "approved by you" : "by “small changes without asking”"}</span>
      </div>
      <p className="pl-break" style={{ margin: "0.1rem 0 0" }}>{version.headline}</p>
      {version.reason && version.reason !== version.headline ? <p className="pl-sub pl-break" style={{ margin: 0 }}>{version.reason}</p> : null}
      <div style={{ display: "flex", gap: "1rem" }}>
        {version.version > 1 ? <button className="pl-link" type="button" aria-expanded={open} onClick={compare}>{open ? "Close" : "What changed"}</button> : null}
        {version.newest
          ? version.version > 1 && <button className="pl-link" type="button" disabled={busy} onClick={() => act("undo_version")}>{busy ? "Undoing …" : "Undo"}</button>
          : <button className="pl-link" type="button" disabled={busy} onClick={() => act("restore_plan")}>{busy ? "Restoring …" : "Restore"}</button>}
      </div>
      {open ? <Difference told={told} /> : null}
    </div>
  )
}

function Versions({ plan, found, setProblem }) {
  const [every, setEvery] = useState(false)
  const shown = every ? plan.versions : plan.versions.slice(0, 3)
  return (
    <div>
      <h4 className="pl-h">Versions</h4>
      {shown.map((version) => <Version key={version.version} version={version} plan={plan} found={found} setProblem={setProblem} />)}
      {plan.versions.length > 3 ? <button className="pl-link" type="button" onClick={() => setEvery(!every)}>{every ? "The newest three" : `All ${plan.versions.length} versions`}</button> : null}
    </div>
  )
}

// Sessions of this week and the last that were missed: what to do about them is one click away, as a proposal.
function Missed({ weeks, setProblem }) {
  const [busy, setBusy] = useState(false)
  const now = weeks.findIndex((week) => week.now)
  const near = now < 0 ? [] : weeks.slice(Math.max(0, now - 1), now + 1)
  const missed = near.flatMap((week) => week.days).flatMap((day) => day.sessions).filter((session) => session.status === "missed")
  if (!missed.length) return null
  const click = async () => {
    setBusy(true)
    try {
      await window.paceline.ask(callAction, "missed_workouts")
      setProblem(null)
    } catch (failure) {
      setProblem(failure.refused ? failure.message : LOST)
    }
    setBusy(false)
  }
  return (
    <div className="pl-service" style={{ marginTop: "0.4rem" }}>
      <div>{missed.length === 1 ? "One session was" : `${missed.length} sessions were`} missed since last week: {missed.map((session) => session.title).join(", ")}.</div>
      <div className="pl-buttons"><Button variant="outline" disabled={busy} onClick={click}>What should change?</Button></div>
    </div>
  )
}

// The sessions ahead in the athlete's intervals.icu calendar, and from there on the watch. Only a click sends; week by
// week, so that what was done stays where the line breaks.
function Elsewhere({ plan }) {
  const [state, setState] = useState(null)
  const [busy, setBusy] = useState("")
  const [problem, setProblem] = useState(null)
  const ask = (name, more = {}) => window.paceline.ask(callAction, name, { plan_id: plan.plan_id, ...more })
  const look = () => ask("planned_calendar").then(setState, () => {})
  useEffect(() => { look() }, [plan.version])
  useEffect(() => window.paceline.whenSeen(look), [])
  if (!state || !state.ahead) return null
  const ahead = plan.weeks.filter((week) => !week.past)
  const act = async (work) => {
    setProblem(null)
    try {
      await work()
    } catch (failure) {
      setProblem(failure.refused ? failure.message : LOST)
      look()
    }
    setBusy("")
  }
  const send = (weeks) => act(async () => {
    for (let at = 0; at < weeks.length; at += 1) {
      setBusy(weeks.length > 1 ? `Sending week ${at + 1} of ${weeks.length} …` : "Sending …")
      setState(await ask("send_week", { week: weeks[at].starts_on }))
    }
  })
  const withdraw = () => act(async () => {
    setBusy("Taking them off …")
    setState(await ask("withdraw_calendar"))
  })
  if (!state.connected) {
    return (
      <p className="pl-sub" style={{ margin: "0.6rem 0 0" }} data-calendar="unconnected">
        Want these sessions on your watch? <a className="pl-link" href="/connections">Connect intervals.icu</a>, and send them to its calendar from here.
      </p>
    )
  }
  const week = ahead.find((each) => each.now) || ahead[0]
  return (
    <div className="pl-service" style={{ marginTop: "0.6rem" }} data-calendar="connected" aria-busy={Boolean(busy)}>
      <div role="status">{busy || state.sentence}</div>
      {problem ? <p className="pl-warning" role="alert" style={{ margin: "0.3rem 0 0" }}>{problem}</p> : null}
      <div className="pl-buttons">
        {week ? <Button variant="outline" disabled={Boolean(busy)} onClick={() => send([week])}>{week.now ? "Send this week" : "Send the first week"}</Button> : null}
        <Button variant="outline" disabled={Boolean(busy)} onClick={() => send(ahead)}>{state.inside === state.ahead ? "Send all again" : "Send all ahead"}</Button>
        {state.inside ? <Button variant="ghost" disabled={Boolean(busy)} onClick={withdraw}>Take them off</Button> : null}
      </div>
    </div>
  )
}

function Legend() {
  return (
    <div className="pl-sub" style={{ display: "flex", flexWrap: "wrap", gap: "0.2rem 0.9rem", marginTop: "0.5rem" }}>
      {KEYS.map(([letter, intensity]) => <span key={letter} style={{ display: "inline-flex", gap: "0.3rem", alignItems: "center" }}><Mark session={{ intensity, letter }} />{intensity}</span>)}
      <span style={{ display: "inline-flex", gap: "0.3rem", alignItems: "center" }}><Star size={11} aria-hidden="true" />key session</span>
      {["done", "moved", "missed", "unknown"].map((status) => <span key={status} style={{ display: "inline-flex", gap: "0.15rem", alignItems: "center" }}><Status status={status} />{STATUSES[status]}</span>)}
    </div>
  )
}

export default function PlanTimeline() {
  const before = window.paceline.recall(props.card) || {}
  const [plan, setPlan] = useState(before.plan || null)
  const [problem, setProblem] = useState(null)
  const frame = useRef(null)
  const width = useWidth(frame)

  const look = () => window.paceline.ask(callAction, "plan_timeline", { plan_id: props.plan_id })
  const found = (now) => { setPlan(now); setProblem(null); window.paceline.keep(props.card, { plan: now }) }
  useEffect(() => window.paceline.until(look, found, (failure) => {
    setProblem(failure.message)
    return !failure.refused
  }), [])
  useEffect(() => window.paceline.whenSeen(() => look().then(found, () => {})), [])

  const open = (activity_id) =>
    window.paceline.ask(callAction, "show_review", { activity_id }).catch((failure) => setProblem(failure.message))
  const next = plan && plan.races.find((race) => race.day >= plan.today)
  return (
    <section className="pl pl-card" data-element="PlanTimeline" data-status={plan ? "ready" : problem ? "problem" : "loading"} aria-busy={!plan && !problem}>
      <div ref={frame}>
        <div className="pl-head">
          <h3 className="pl-title pl-break">{plan ? plan.name : "Your training plan"}</h3>
          {plan ? <span className="pl-sub">version {plan.version} · {plan.weeks.length} weeks</span> : null}
        </div>
        {problem ? <p className="pl-warning" role="alert" style={{ margin: "0 0 0.7rem" }}>{problem}</p> : null}
        {plan || problem ? null : <p className="pl-sub" role="status" style={{ margin: 0 }}>Laying out your weeks …</p>}
        {plan ? (
          <>
            {next ? <p className="pl-break" style={{ margin: "0 0 0.3rem" }}>Next race: <span className="pl-strong">{next.name}</span> ({next.priority}), {next.date}{next.goal ? `, goal ${next.goal}` : ""}.</p> : null}
            {plan.reach ? <p className="pl-warning" style={{ margin: "0.3rem 0 0.5rem" }}>{plan.reach}</p> : null}
            <Calendar weeks={plan.weeks} narrow={width < NARROW} open={open} />
            <Missed weeks={plan.weeks} setProblem={setProblem} />
            <Legend />
            <Elsewhere plan={plan} />
            <LoadChart weeks={plan.weeks} width={width} />
            <Versions plan={plan} found={found} setProblem={setProblem} />
          </>
        ) : null}
      </div>
    </section>
  )
}
