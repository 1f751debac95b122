// A workout reviewed. The element holds the activity's id and nothing else; what is drawn is fetched for its owner.
// Own SVG: what was recorded, stacked over one time axis. Values arrive in the athlete's units (ui/review_drawing.py).
import { useEffect, useMemo, useRef, useState } from "react"
import { Check, ChevronRight } from "lucide-react"
import { Button } from "@/components/ui/button"

const TOUCH = window.matchMedia("(pointer: coarse)").matches
const STYLES = {
  power: { colour: "var(--line)", height: 74 },
  "heart rate": { colour: "var(--grade-6)", height: 62 },
  pace: { colour: "var(--grade-0)", height: 62 },
  speed: { colour: "var(--grade-0)", height: 56 },
  elevation: { colour: "hsl(var(--muted-foreground))", height: 44 },
}
const GAP = 22
const TOP = 16
const FEW_LAPS = 12

const clock = (seconds) => {
  const whole = Math.round(seconds)
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60]
  const padded = String(rest).padStart(2, "0")
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${padded}` : `${minutes}:${padded}`
}
const number = (line, value) => {
  if (line.name === "pace") return clock(value)
  return line.name === "speed" ? value.toFixed(1) : Math.round(value).toLocaleString("en")
}
const written = (line, value) => `${number(line, value)} ${line.unit}`
const timeStep = (span, wanted) => [60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 86400].find((step) => span / step <= wanted) || 172800

function useWidth(ref, ready) {
  const [width, setWidth] = useState(720)
  useEffect(() => {
    if (!ref.current) return undefined
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(260, entry.contentRect.width)))
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [ready])
  return width
}

// The range that most values lie in: one spike of a sensor does not flatten the rest.
function rangeOf(line) {
  const known = line.values.filter((value) => value !== null).sort((a, b) => a - b)
  const cut = line.name === "elevation" ? 0 : 0.02
  const low = known[Math.floor(cut * (known.length - 1))]
  const high = known[Math.ceil((1 - cut) * (known.length - 1))]
  const least = { elevation: 20, pace: 20, speed: 4, "heart rate": 20, power: 40 }[line.name]
  const pad = Math.max((least - (high - low)) / 2, (high - low) * 0.06)
  return [line.name === "power" ? Math.max(0, low - pad) : low - pad, high + pad]
}

function panelsOf(chart, width) {
  const box = { left: 4, right: width - 4 }
  const span = chart.time[chart.time.length - 1] + chart.time[0]
  let top = TOP
  const panels = chart.series.map((line) => {
    const style = STYLES[line.name]
    const [low, high] = rangeOf(line)
    const [from, to] = [top, top + style.height]
    top = to + GAP
    const share = (value) => Math.min(1, Math.max(0, (value - low) / (high - low)))
    // Faster is higher: a pace is drawn upside down.
    const y = line.name === "pace" ? (value) => from + share(value) * style.height : (value) => to - share(value) * style.height
    return { line, colour: style.colour, from, to, y, low, high }
  })
  return { box, span, panels, bottom: top - GAP + 4, x: (time) => box.left + (time / span) * (box.right - box.left) }
}

function pieces(panel, time, x) {
  const runs = []
  let run = []
  panel.line.values.forEach((value, at) => {
    if (value === null) {
      if (run.length) runs.push(run)
      run = []
    } else run.push([x(time[at]), panel.y(value)])
  })
  if (run.length) runs.push(run)
  return runs
}

function Panel({ panel, time, x }) {
  const runs = useMemo(() => pieces(panel, time, x), [panel, time, x])
  const known = panel.line.values.filter((value) => value !== null)
  const [least, most] = [Math.min(...known), Math.max(...known)]
  const area = panel.line.name === "elevation"
  return (
    <g>
      <text className="pl-label" x={4} y={panel.from - 5} style={{ fill: panel.colour }}>
        {panel.line.name}
        <tspan className="pl-axis" dx="6" style={{ fontWeight: 400 }}>
          {panel.line.name === "pace" ? `${number(panel.line, most)} to ${written(panel.line, least)}` : `${number(panel.line, least)} to ${written(panel.line, most)}`}
        </tspan>
      </text>
      <line x1={x(0)} x2={x(time[time.length - 1] + time[0])} y1={panel.to} y2={panel.to} stroke="hsl(var(--border))" />
      {runs.map((run) => {
        const path = run.map(([px, py]) => `${px.toFixed(1)},${py.toFixed(1)}`).join(" L")
        if (!area) {
          return run.length > 1
            ? <path key={run[0][0]} d={`M${path}`} fill="none" stroke={panel.colour} strokeWidth="1.4" strokeLinejoin="round" />
            : <circle key={run[0][0]} cx={run[0][0]} cy={run[0][1]} r="0.9" fill={panel.colour} />
        }
        return <path key={run[0][0]} d={`M${run[0][0]},${panel.to} L${path} L${run[run.length - 1][0]},${panel.to} Z`} fill="var(--grade-3)" fillOpacity="0.75" />
      })}
    </g>
  )
}

function Laps({ laps, layout }) {
  if (!laps.length || laps.length > 60) return null
  const edges = [...laps, layout.span]
  return (
    <g aria-hidden="true">
      {laps.map((start, at) =>
        at % 2 ? (
          <rect key={start} x={layout.x(start)} y={2} width={Math.max(0, layout.x(edges[at + 1]) - layout.x(start))} height={layout.bottom - 6} fill="hsl(var(--foreground))" fillOpacity="0.04" />
        ) : null,
      )}
      {laps.map((start) => (start > 1 ? <line key={start} x1={layout.x(start)} x2={layout.x(start)} y1={layout.bottom - 4} y2={layout.bottom + 2} stroke="hsl(var(--foreground))" strokeOpacity="0.5" /> : null))}
    </g>
  )
}

function Readout({ chart, at }) {
  if (at === null) {
    return <div className="pl-readout"><span>{TOUCH ? "Touch" : "Point at"} the chart to read it.</span>{chart.laps.length > 1 ? <span>Shaded: every second lap.</span> : null}</div>
  }
  return (
    <div className="pl-readout" aria-live="polite">
      <b>{clock(chart.time[at])}</b>
      {chart.distance[at] === null ? null : <span><b>{chart.distance[at].toFixed(2)} {chart.distance_unit}</b></span>}
      {chart.series.map((line) => (
        <span key={line.name}>{line.name} <b style={{ color: STYLES[line.name].colour }}>{line.values[at] === null ? "–" : written(line, line.values[at])}</b></span>
      ))}
    </div>
  )
}

function Chart({ chart, title }) {
  const frame = useRef(null)
  const width = useWidth(frame, true)
  const layout = useMemo(() => panelsOf(chart, width), [chart, width])
  const [at, setAt] = useState(null)
  const { x, box, span, bottom, panels } = layout
  const step = timeStep(span, width < 520 ? 5 : 9)
  const marks = []
  for (let mark = 0; mark <= span; mark += step) marks.push(mark)
  const last = chart.time.length - 1
  const clamp = (index) => Math.min(last, Math.max(0, index))
  const point = (event) => {
    const area = event.currentTarget.getBoundingClientRect()
    setAt(clamp(Math.round(((event.clientX - area.left - box.left) / (box.right - box.left)) * last)))
  }
  const key = (event) => {
    const steps = { ArrowRight: 1, ArrowLeft: -1, PageUp: 20, PageDown: -20 }
    if (event.key === "Escape") setAt(null)
    if (!steps[event.key]) return
    event.preventDefault()
    setAt((before) => clamp((before === null ? 0 : before) + steps[event.key]))
  }
  return (
    <div>
      <div className="pl-chart" ref={frame}>
        <svg
          height={bottom + 22} viewBox={`0 0 ${width} ${bottom + 22}`} role="img" tabIndex={0}
          aria-label={`${chart.series.map((line) => line.name).join(", ")} over time of ${title}. Use the arrow keys to read it.`}
          onPointerMove={point} onPointerDown={point} onPointerLeave={(event) => event.pointerType === "mouse" && setAt(null)} onKeyDown={key}
        >
          <Laps laps={chart.laps} layout={layout} />
          {panels.map((panel) => <Panel key={panel.line.name} panel={panel} time={chart.time} x={x} />)}
          {marks.map((mark) => (
            <text key={mark} className="pl-axis" x={x(mark)} y={bottom + 15} textAnchor={mark ? (x(mark) > box.right - 20 ? "end" : "middle") : "start"}>
              {mark ? clock(mark) : "0"}
            </text>
          ))}
          {at === null ? null : (
            <g pointerEvents="none">
              <line x1={x(chart.time[at])} x2={x(chart.time[at])} y1={TOP} y2={bottom - 4} stroke="hsl(var(--foreground))" strokeOpacity="0.5" strokeDasharray="2 3" />
              {panels.map((panel) => panel.line.values[at] === null ? null : (
                <circle key={panel.line.name} cx={x(chart.time[at])} cy={panel.y(panel.line.values[at])} r="3.5" fill="hsl(var(--card))" stroke={panel.colour} strokeWidth="1.8" />
              ))}
            </g>
          )}
        </svg>
      </div>
      <Readout chart={chart} at={at} />
    </div>
  )
}

const Heading = ({ children }) => <h4 className="pl-strong" style={{ margin: "1rem 0 0.35rem", fontSize: "0.85rem" }}>{children}</h4>

function Zones({ zones }) {
  const most = Math.max(...zones.rows.map((row) => row.share), 0.01)
  return (
    <div style={{ flex: "1 1 17rem", minWidth: 0 }}>
      <Heading>{zones.title}</Heading>
      <table className="pl-table">
        <caption className="pl-unseen">{zones.scheme}</caption>
        <tbody>
          {zones.rows.map((row, index) => (
            <tr key={row.name}>
              <td style={{ border: 0, padding: "0.14rem 0.5rem 0.14rem 0", whiteSpace: "nowrap" }}>{row.name}<div className="pl-sub" style={{ fontSize: "0.72rem" }}>{row.range}</div></td>
              <td style={{ border: 0, padding: 0, width: "38%" }} aria-hidden="true">
                <div style={{ height: "0.6rem", borderRadius: 3, width: `${(row.share / most) * 100}%`, minWidth: row.share ? 2 : 0, background: "hsl(var(--primary))", opacity: 0.35 + (0.65 * (index + 1)) / zones.rows.length }} />
              </td>
              <td className="pl-num" style={{ border: 0, padding: "0.14rem 0 0.14rem 0.5rem" }}>{row.time}</td>
              <td className="pl-num pl-sub" style={{ border: 0, padding: "0.14rem 0 0.14rem 0.4rem" }}>{Math.round(row.share * 100)} %</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="pl-sub" style={{ margin: "0.2rem 0 0", fontSize: "0.72rem" }}>{zones.scheme}{zones.unknown ? `; ${zones.unknown} without a value` : ""}</p>
    </div>
  )
}

function LapTable({ laps }) {
  const [every, setEvery] = useState(false)
  const rows = every ? laps.rows : laps.rows.slice(0, FEW_LAPS)
  return (
    <div>
      <Heading>Laps</Heading>
      <table className="pl-table">
        <thead><tr>{laps.columns.map((column, at) => <th key={column} scope="col" className={at ? "pl-num" : ""}>{column || "lap"}</th>)}</tr></thead>
        <tbody>{rows.map((row) => <tr key={row[0]}>{row.map((cell, at) => <td key={laps.columns[at]} className={at ? "pl-num" : ""} style={{ paddingTop: "0.2rem", paddingBottom: "0.2rem" }}>{cell || "–"}</td>)}</tr>)}</tbody>
      </table>
      {laps.rows.length > FEW_LAPS ? <button className="pl-link" type="button" onClick={() => setEvery(!every)}>{every ? `The first ${FEW_LAPS}` : `All ${laps.rows.length} laps`}</button> : null}
    </div>
  )
}

function Score({ score, parts }) {
  const [open, setOpen] = useState(false)
  if (score === null) return <p className="pl-sub" style={{ margin: "0.8rem 0 0" }}>No score: too little of this workout can be judged fairly.</p>
  return (
    <div style={{ marginTop: "0.8rem" }}>
      <button className="pl-toggle pl-strong" type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <ChevronRight aria-hidden="true" />{score} of 100<span className="pl-sub" style={{ fontWeight: 400 }}>{open ? "how it is counted" : "see how it is counted"}</span>
      </button>
      {open ? (
        <table className="pl-table">
          <tbody>{parts.map((part) => (
            <tr key={part.name}><td>{part.name}<div className="pl-sub">{part.rule}</div></td><td className="pl-num pl-strong">{part.points} / {part.possible}</td></tr>
          ))}</tbody>
        </table>
      ) : null}
    </div>
  )
}

const List = ({ title, items }) =>
  items.length ? (
    <div style={{ flex: "1 1 17rem", minWidth: 0 }}>
      <Heading>{title}</Heading>
      <ul className="pl-notes" style={{ margin: 0, color: "hsl(var(--foreground))", fontSize: "0.85rem" }}>{items.map((item) => <li key={item}>{item}</li>)}</ul>
    </div>
  ) : null

const Advice = ({ title, items }) =>
  items.length ? (
    <div>
      <Heading>{title}</Heading>
      {items.map((item) => <p key={item.text} style={{ margin: "0 0 0.3rem" }}><span className="pl-strong">{item.text}</span> <span className="pl-sub">{item.reason}</span></p>)}
    </div>
  ) : null

function Comparisons({ rows }) {
  if (!rows.length) return null
  return (
    <div>
      <Heading>Beside similar ones</Heading>
      <table className="pl-table">
        <thead><tr><th scope="col"></th><th scope="col" className="pl-num">this one</th><th scope="col" className="pl-num">usual</th><th scope="col" className="pl-num">of</th></tr></thead>
        <tbody>{rows.map((row) => (
          <tr key={row.name}><td>{row.name}{row.verdict ? <span className="pl-sub"> · {row.verdict}</span> : null}</td><td className="pl-num pl-strong">{row.this}</td><td className="pl-num">{row.usual}</td><td className="pl-num">{row.sessions}</td></tr>
        ))}</tbody>
      </table>
    </div>
  )
}

function Bests({ rows }) {
  if (!rows.length) return null
  return (
    <div style={{ flex: "1 1 17rem", minWidth: 0 }}>
      <Heading>Best efforts in it</Heading>
      <dl className="pl-rates" style={{ margin: 0, gridTemplateColumns: "repeat(auto-fit, minmax(6.2rem, 1fr))" }}>
        {rows.map(([name, value, beside]) => <div key={name}><dt>{name}</dt><dd style={{ fontSize: "0.92rem" }}>{value}{beside ? <div className="pl-sub" style={{ fontWeight: 400 }}>{beside}</div> : null}</dd></div>)}
      </dl>
    </div>
  )
}

// What this review means for the plan: one click, and what should change stands in the conversation as a proposal.
function ForPlan({ state, onUsed }) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState("")
  if (!state) return null
  if (state !== "open") return <p className="pl-sub" role="status" style={{ margin: "0.9rem 0 0" }}><Check size={12} aria-hidden="true" style={{ display: "inline", marginRight: "0.3rem" }} />{state}</p>
  const use = async () => {
    setBusy(true)
    setProblem("")
    try {
      onUsed((await window.paceline.ask(callAction, "approve_analysis", { activity_id: props.activity_id })).sentence)
    } catch (failure) {
      setBusy(false)
      setProblem(failure.refused ? failure.message : "Paceline could not be reached. Try again in a moment.")
    }
  }
  return (
    <>
      {problem ? <p className="pl-warning" role="alert" style={{ margin: "0.9rem 0 0" }}>{problem}</p> : null}
      <div className="pl-buttons"><Button disabled={busy} onClick={use}>{busy ? "Looking at your plan …" : "Use this for my plan"}</Button></div>
    </>
  )
}

function Deleting({ onGone }) {
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState("")
  const remove = async () => {
    setBusy(true)
    try {
      onGone((await window.paceline.ask(callAction, "delete_activity", { activity_id: props.activity_id })).deleted)
    } catch (failure) {
      if (failure.gone) return onGone(failure.message)
      setBusy(false)
      setProblem(failure.message)
    }
    return undefined
  }
  if (!asking) return <p style={{ margin: "0.9rem 0 0" }}><button className="pl-link" type="button" style={{ color: "hsl(var(--muted-foreground))" }} onClick={() => setAsking(true)}>Delete this activity</button></p>
  return (
    <div style={{ margin: "0.9rem 0 0" }} role="group" aria-label="Delete this activity">
      <span className="pl-sub">Delete for good? </span>
      <button className="pl-link" type="button" style={{ color: "hsl(var(--destructive))", margin: "0 0.8rem" }} disabled={busy} onClick={remove}>{busy ? "Deleting …" : "Delete"}</button>
      <button className="pl-link" type="button" autoFocus disabled={busy} onClick={() => { setAsking(false); setProblem("") }}>Keep</button>
      {problem ? <div className="pl-warning" role="alert">{problem}</div> : null}
    </div>
  )
}

function Review({ card, onGone, onUsed }) {
  const title = card.name || card.sport
  return (
    <>
      <div className="pl-head">
        <h3 className="pl-title pl-break">{title}</h3>
        <span className="pl-sub">{[card.name ? card.sport : "", card.day].filter(Boolean).join(" · ")}</span>
      </div>
      <p style={{ margin: "0 0 0.7rem" }}>{card.summary.join(" ")}</p>
      <p style={{ margin: "0 0 0.7rem" }}>{card.planned}</p>
      <dl className="pl-rates">{card.facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      {card.chart ? <Chart chart={card.chart} title={title} /> : <p className="pl-sub">Nothing was recorded over time that could be drawn.</p>}
      <div style={{ display: "flex", flexWrap: "wrap", gap: "0 1.6rem" }}>
        <List title="What went well" items={card.strengths} />
        <List title="What could be better" items={card.to_improve} />
      </div>
      <Advice title="What I would do" items={card.suggestions} />
      {card.next ? <Advice title="Next" items={[card.next]} /> : null}
      <Score score={card.score} parts={card.parts} />
      <div style={{ display: "flex", flexWrap: "wrap", gap: "0 1.6rem" }}>{card.zones.map((zones) => <Zones key={zones.title} zones={zones} />)}</div>
      <Comparisons rows={card.comparisons} />
      <Bests rows={card.bests} />
      {card.laps ? <LapTable laps={card.laps} /> : null}
      <Heading>How I read it</Heading>
      <p className="pl-sub" style={{ margin: 0 }}>{card.kind ? `I read it as: ${card.kind}. ` : ""}{card.kind_reason}{card.reviewed_on ? ` First reviewed on ${card.reviewed_on}.` : ""}</p>
      {card.warnings.length ? <ul className="pl-notes">{card.warnings.map((warning) => <li key={warning}>{warning}</li>)}</ul> : null}
      {card.attribution || card.kept_until ? (
        <p className="pl-sub" style={{ margin: "0.7rem 0 0" }}>
          {card.attribution}
          {card.link ? <> · <a className="pl-out" href={card.link} target="_blank" rel="noreferrer">View on Strava</a></> : null}
          {card.kept_until ? `${card.attribution ? " · " : ""}kept until ${card.kept_until}` : ""}
        </p>
      ) : null}
      <ForPlan state={card.for_plan} onUsed={onUsed} />
      <Deleting onGone={onGone} />
    </>
  )
}

export default function ReviewCard() {
  const { review, deleted } = window.paceline.recall(props.card) || {}
  const [card, setCard] = useState(review || null)
  const [problem, setProblem] = useState(deleted ? { text: deleted, gone: true, final: true } : null)
  const [asked, setAsked] = useState(0)

  useEffect(() => {
    if (card || (problem && problem.gone)) return undefined // Chainlit draws every card anew in each turn; what was fetched is kept (paceline.js).
    return window.paceline.until(
      () => window.paceline.ask(callAction, "activity_review", { activity_id: props.activity_id }),
      (now) => { setCard(now); setProblem(null); window.paceline.keep(props.card, { review: now }) },
      ({ message, refused, gone }) => {
        setProblem({ text: refused ? message : "Paceline did not answer. I keep trying.", gone, final: refused })
        return !refused
      },
    )
  }, [asked])

  const onUsed = (for_plan) => {
    const now = { ...card, for_plan }
    setCard(now)
    window.paceline.keep(props.card, { review: now })
  }
  const onGone = (text) => {
    window.paceline.keep(props.card, { review: null, deleted: text })
    setProblem({ text, gone: true, final: true })
    setCard(null)
  }

  const status = card ? "ready" : problem ? (problem.gone ? "gone" : "problem") : "loading"
  return (
    <section className="pl pl-card" data-element="ReviewCard" data-status={status} aria-busy={status === "loading"}>
      {card ? <Review card={card} onGone={onGone} onUsed={onUsed} /> : null}
      {status === "loading" ? <p className="pl-sub" style={{ margin: 0 }} role="status">Looking at your workout …</p> : null}
      {status === "gone" ? (
        <>
          <h3 className="pl-title">This activity is no longer kept</h3>
          <p className="pl-sub" style={{ margin: "0.3rem 0 0" }}>{problem.text}</p>
        </>
      ) : null}
      {status === "problem" ? (
        <div className="pl-warning" role="alert">
          {problem.text}
          {problem.final ? <> <button className="pl-link" type="button" onClick={() => { setProblem(null); setAsked(asked + 1) }}>Try again</button></> : null}
        </div>
      ) : null}
      {status === "problem" && problem.final ? <Deleting onGone={onGone} /> : null}
    </section>
  )
}
