// A race run, beside the strategy it was to be run by. The element holds the activity and the strategy by id and what
// was said of fuel; the rest is fetched for its owner (ui/debrief_card.py). A lesson is kept by its own button.
import { useEffect, useRef, useState } from "react"
import { Check } from "lucide-react"
import { Button } from "@/components/ui/button"

const TOUCH = window.matchMedia("(pointer: coarse)").matches
const LOST = "Paceline could not be reached, so nothing was kept. Try again in a moment."
const clock = (seconds) => {
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`
}

function useWidth(ref) {
  const [width, setWidth] = useState(720)
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(240, entry.contentRect.width)))
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [])
  return width
}

// Two lines in steps over distance; where they part the gap is filled: orange where slower, blue where faster.
function Chart({ chart, turned }) {
  const frame = useRef(null)
  const width = useWidth(frame)
  const [seen, setSeen] = useState(null)
  const { segments } = chart
  const pace = chart.quantity === "pace"
  const written = (value) => (pace ? clock(value) : value.toFixed(1))
  const [top, bottom, height] = [22, 158, 184]
  const box = { left: 42, right: width - 6 }
  const [start, end] = [segments[0].from, segments[segments.length - 1].to]
  const values = segments.flatMap((each) => [each.planned, each.run])
  const pad = Math.max((Math.max(...values) - Math.min(...values)) * 0.12, pace ? 8 : 0.8)
  const [low, high] = [Math.min(...values) - pad, Math.max(...values) + pad]
  const x = (place) => box.left + ((place - start) / (end - start)) * (box.right - box.left)
  const share = (value) => (value - low) / (high - low)
  // Faster is higher: a pace is drawn upside down.
  const y = (value) => (pace ? top + share(value) * (bottom - top) : bottom - share(value) * (bottom - top))
  const line = (name) => segments.map((each, at) => `${at ? "L" : "M"}${x(each.from).toFixed(1)},${y(each[name]).toFixed(1)} L${x(each.to).toFixed(1)},${y(each[name]).toFixed(1)}`).join(" ")
  const steps = pace ? [10, 15, 30, 60, 120, 300] : [1, 2, 5, 10, 20]
  const step = steps.find((each) => (high - low) / each <= 4) || steps[steps.length - 1]
  const marks = []
  for (let mark = Math.ceil(low / step) * step; mark <= high; mark += step) marks.push(mark)
  const far = [0.5, 1, 2, 5, 10, 20, 50, 100].find((each) => (end - start) / each <= (width < 520 ? 5 : 9)) || 200
  const places = []
  for (let mark = Math.ceil(start / far) * far; mark <= end + 1e-9; mark += far) places.push(mark)
  const clamp = (at) => Math.min(segments.length - 1, Math.max(0, at))
  const point = (event) => {
    const place = start + ((event.clientX - event.currentTarget.getBoundingClientRect().left - box.left) / (box.right - box.left)) * (end - start)
    const at = segments.findIndex((each) => place < each.to)
    setSeen(at < 0 ? segments.length - 1 : at)
  }
  const key = (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!by) return
    event.preventDefault()
    setSeen((now) => (now === null ? 0 : clamp(now + by)))
  }
  const shown = seen === null ? null : segments[seen]
  const turnedRight = turned && x(turned.at) > (box.left + box.right) / 2
  return (
    <div style={{ marginTop: "0.8rem" }}>
      <div className="pl-head" style={{ marginBottom: "0.1rem" }}>
        <h4 className="pl-strong" style={{ margin: 0, fontSize: "0.85rem" }}>{pace ? "Pace" : "Speed"} by stretch, {chart.unit}</h4>
        <span className="pl-legend" style={{ padding: 0, flexWrap: "wrap" }}>
          <i style={{ height: 0, borderTop: "2px dashed hsl(var(--muted-foreground))" }} />planned
          <i style={{ height: "2.5px", background: "var(--line)", marginLeft: "0.5rem" }} />run
          <i style={{ background: "var(--grade-5)", opacity: 0.45, marginLeft: "0.5rem" }} />slower
          <i style={{ background: "var(--grade-1)", opacity: 0.45, marginLeft: "0.5rem" }} />faster
        </span>
      </div>
      <div className="pl-chart" ref={frame}>
        <svg
          height={height} viewBox={`0 0 ${width} ${height}`} role="img" tabIndex={0}
          aria-label={`${chart.quantity} planned and run over ${segments.length} stretches.${turned ? ` ${turned.sentence}` : ""} Use the arrow keys to read it.`}
          onPointerMove={point} onPointerDown={point} onPointerLeave={(event) => event.pointerType === "mouse" && setSeen(null)} onKeyDown={key}
        >
          {marks.map((mark) => <text key={mark} className="pl-axis" x={box.left - 6} y={y(mark) + 4} textAnchor="end">{written(mark)}</text>)}
          {shown ? <rect x={x(shown.from)} width={x(shown.to) - x(shown.from)} y={top} height={bottom - top} fill="hsl(var(--foreground))" fillOpacity="0.05" /> : null}
          {segments.map((each) => (
            <rect
              key={each.from} x={x(each.from)} width={Math.max(0, x(each.to) - x(each.from))} y={Math.min(y(each.planned), y(each.run))}
              height={Math.abs(y(each.planned) - y(each.run))} fill={each.slower ? "var(--grade-5)" : "var(--grade-1)"} fillOpacity="0.4"
            />
          ))}
          <path d={line("planned")} fill="none" stroke="hsl(var(--muted-foreground))" strokeWidth="1.6" strokeDasharray="5 3" />
          <path d={line("run")} fill="none" stroke="var(--line)" strokeWidth="2.3" strokeLinejoin="round" />
          <line x1={box.left} x2={box.right} y1={bottom} y2={bottom} stroke="hsl(var(--border))" />
          {places.map((place) => <text key={place} className="pl-axis" x={x(place)} y={bottom + 16} textAnchor={place <= start ? "start" : x(place) > box.right - 14 ? "end" : "middle"}>{place}{place === places[places.length - 1] ? ` ${chart.distance_unit === "mile" ? "mi" : "km"}` : ""}</text>)}
          {turned ? (
            <g pointerEvents="none">
              <line x1={x(turned.at)} x2={x(turned.at)} y1={top - 6} y2={bottom} stroke="hsl(var(--foreground))" strokeWidth="1.4" />
              <text className="pl-label pl-halo" x={x(turned.at) + (turnedRight ? -5 : 5)} y={top - 8} textAnchor={turnedRight ? "end" : "start"}>it turned at {turned.place}: {turned.loss} lost</text>
            </g>
          ) : null}
        </svg>
      </div>
      <div className="pl-readout" aria-live="polite">
        {shown ? (
          <>
            <b>{shown.name}</b><span>{shown.grade}</span>
            <span>planned <b>{shown.planned_time}</b></span><span>run <b>{shown.run_time}</b></span>
            <span>{shown.apart} {shown.slower ? "slower" : "faster"}</span>{shown.effort ? <span>{shown.effort}</span> : null}
          </>
        ) : <span>{TOUCH ? "Touch" : "Point at"} the chart to read a stretch.</span>}
      </div>
    </div>
  )
}

function Segments({ segments }) {
  const [open, setOpen] = useState(false)
  return (
    <div>
      <button className="pl-link" type="button" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? "Close the table" : "Every stretch as a table"}</button>
      {open ? (
        <table className="pl-table">
          <thead><tr><th scope="col">stretch</th><th scope="col" className="pl-num">planned</th><th scope="col" className="pl-num">run</th><th scope="col" className="pl-num">apart</th></tr></thead>
          <tbody>{segments.map((each) => (
            <tr key={each.from}>
              <td>{each.name}<div className="pl-sub">{[each.grade, each.effort].filter(Boolean).join(" · ")}</div></td>
              <td className="pl-num">{each.planned_time}</td><td className="pl-num pl-strong">{each.run_time}</td>
              <td className="pl-num">{each.slower ? "+" : "−"}{each.apart}</td>
            </tr>
          ))}</tbody>
        </table>
      ) : null}
    </div>
  )
}

function Lesson({ lesson, keep }) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState(null)
  const click = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await keep(lesson)
    } catch (failure) {
      setProblem(failure.refused ? failure.message : LOST)
    }
    setBusy(false)
  }
  return (
    <div className="pl-service" data-lesson={lesson.place}>
      <div>
        <span className="pl-strong pl-break">{lesson.text}</span>
        <div className="pl-sub pl-break">{lesson.reason}</div>
        {problem ? <p className="pl-warning" role="alert" style={{ margin: "0.4rem 0 0" }}>{problem}</p> : null}
        {lesson.kept ? <div className="pl-sub" role="status" style={{ color: "hsl(var(--primary))" }}><Check size={12} aria-hidden="true" style={{ display: "inline" }} /> {lesson.kept}</div> : null}
      </div>
      {lesson.kept ? null : <div className="pl-buttons"><Button variant="outline" disabled={busy} onClick={click}>{lesson.kind === "plan" ? "Propose it for my plan" : `Keep as ${lesson.about}`}</Button></div>}
    </div>
  )
}

export default function DebriefCard() {
  const before = window.paceline.recall(props.card) || {}
  const [card, setCard] = useState(before.debrief || null)
  const [problem, setProblem] = useState(null)
  const asked = { activity_id: props.activity_id, strategy_id: props.strategy_id, fuel: props.fuel }
  const show = (now) => { setCard(now); setProblem(null); window.paceline.keep(props.card, { debrief: now }) }
  const look = () => window.paceline.ask(callAction, "debrief", asked)

  useEffect(() => {
    if (card) return undefined
    return window.paceline.until(look, show, ({ message, refused, gone }) => { setProblem({ text: message, gone }); return !refused })
  }, [])

  const keep = async (lesson) => {
    const { kept } = await window.paceline.ask(callAction, "keep_lesson", { ...asked, place: lesson.place })
    show({ ...card, lessons: card.lessons.map((each) => (each.place === lesson.place ? { ...each, kept } : each)) })
  }
  const status = card ? "ready" : problem ? "problem" : "loading"
  return (
    <section className="pl pl-card" data-element="DebriefCard" data-status={status} aria-busy={status === "loading"}>
      <div className="pl-head"><h3 className="pl-title pl-break">{card ? `${card.title}, looked back on` : "Your race, looked back on"}</h3></div>
      {status === "loading" ? <p className="pl-sub" role="status" style={{ margin: 0 }}>Putting your race beside its plan …</p> : null}
      {problem && !card ? <p className="pl-warning" role="alert" style={{ margin: 0 }}>{problem.text}</p> : null}
      {card ? (
        <>
          <dl className="pl-rates" style={{ gridTemplateColumns: "repeat(auto-fit, minmax(7rem, 1fr))" }}>
            <div><dt>Planned</dt><dd>{card.planned}</dd></div>
            <div><dt>Run</dt><dd>{card.actual}</dd></div>
            {card.apart ? <div><dt>Apart</dt><dd style={{ fontSize: "0.92rem" }}>{card.apart}</dd></div> : null}
          </dl>
          {card.summary.map((words) => <p key={words} style={{ margin: "0 0 0.4rem" }}>{words}</p>)}
          {card.turned && !card.summary.includes(card.turned.sentence) ? <p style={{ margin: "0 0 0.4rem" }}>{card.turned.sentence}</p> : null}
          {card.chart.segments.length ? <Chart chart={card.chart} turned={card.turned} /> : null}
          {card.chart.segments.length ? <Segments segments={card.chart.segments} /> : null}
          {card.fuel.length ? <><h4 className="pl-h">Fuel</h4>{card.fuel.map((words) => <p key={words} style={{ margin: "0 0 0.3rem" }}>{words}</p>)}</> : null}
          {card.lessons.length ? (
            <>
              <h4 className="pl-h">What to take from it</h4>
              {card.lessons.map((lesson) => <Lesson key={lesson.place} lesson={lesson} keep={keep} />)}
            </>
          ) : null}
          {card.attribution ? (
            <p className="pl-sub" style={{ margin: "0.7rem 0 0" }}>
              {card.attribution}{card.link ? <> · <a className="pl-out" href={card.link} target="_blank" rel="noreferrer">View on Strava</a></> : null}
            </p>
          ) : null}
        </>
      ) : null}
    </section>
  )
}
