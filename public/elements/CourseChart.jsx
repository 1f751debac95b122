// The course as a picture: elevation coloured by grade, target pace as a line, climbs named, fuel and aid as ticks.
// Own SVG; positions arrive in the athlete's units (ui/charts.py), so nothing is converted here.
import { useEffect, useMemo, useRef, useState } from "react"

const COLOURS = [0, 1, 2, 3, 4, 5, 6].map((step) => `var(--grade-${step})`)
const EDGES = [-6, -3, -1, 1, 3, 6]
const colourOf = (grade) => COLOURS[EDGES.filter((edge) => grade >= edge).length]
const signed = (grade) => `${grade > 0 ? "+" : grade < 0 ? "−" : ""}${Math.abs(grade).toFixed(1)} %`
const TOUCH = window.matchMedia("(pointer: coarse)").matches
const niceStep = (span, wanted) => {
  const rough = span / wanted
  const power = 10 ** Math.floor(Math.log10(rough))
  return power * [1, 2, 5, 10].find((step) => step * power >= rough)
}
const riding = () => Boolean(props.target && props.target[1] === " W")
const unitOf = () => (props.target ? props.target[1] : ` /${props.unit}`)
const withUnit = (written) => (/\d/.test(written) ? `${written}${unitOf()}` : written) // "coast" has none
const range = (hard, easy) => {
  const [from, to] = riding() ? [easy, hard] : [hard, easy]
  return from === to ? withUnit(to) : `${from}${/\d/.test(from) ? "–" : " to "}${withUnit(to)}`
}
const ticks = (low, high, step) => {
  const marks = []
  for (let at = Math.ceil(low / step) * step; at <= high + 1e-9; at += step) marks.push(Math.round(at * 1000) / 1000)
  return marks
}

function useWidth(ref) {
  const [width, setWidth] = useState(720)
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(280, entry.contentRect.width)))
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [])
  return width
}

// A picture this wide shows hills, not every dip: a stretch is coloured by its mean grade over an eightieth of the course.
function smoothGrades(profile) {
  const reach = props.length / 160
  let from = 0
  let to = 0
  return profile.map(([place]) => {
    while (profile[from][0] < place - reach) from += 1
    while (to < profile.length && profile[to][0] <= place + reach) to += 1
    const near = profile.slice(from, to)
    return near.reduce((sum, point) => sum + point[2], 0) / near.length
  })
}

function runsOfColour(profile) {
  const runs = []
  const grades = smoothGrades(profile)
  for (let i = 1; i < profile.length; i += 1) {
    const colour = colourOf((grades[i - 1] + grades[i]) / 2)
    const last = runs[runs.length - 1]
    if (last && last.colour === colour) last.to = i
    else runs.push({ colour, from: i - 1, to: i })
  }
  return runs
}

function useScales(width, narrow) {
  return useMemo(() => {
    const { profile, targets, length } = props
    const box = { left: profile.length ? 40 : 12, right: width - (targets.length ? (narrow ? 12 : 46) : 12), top: 34, bottom: profile.length ? 256 : 186 }
    const heights = profile.map((point) => point[1])
    const low = heights.length ? Math.min(...heights) : 0
    const high = heights.length ? Math.max(...heights) : 1
    const span = Math.max(high - low, props.height_unit === "ft" ? 100 : 30)
    const floor = low - span * 0.12
    const ceiling = low + span * (targets.length ? 1.95 : 1.3)
    const byPace = [...targets].sort((a, b) => a[2] - b[2])
    const [fast, slow] = [byPace[0], byPace[byPace.length - 1]]
    const room = targets.length ? Math.max(slow[2] - fast[2], riding() ? 40 : 12) : 12
    const mid = targets.length ? (fast[2] + slow[2]) / 2 : 0
    const paceTop = box.top + 6
    const paceHeight = profile.length ? 62 : 120
    return {
      box, low, high, floor, ceiling, fast, slow,
      x: (place) => box.left + (place / length) * (box.right - box.left),
      y: (height) => box.bottom - ((height - floor) / (ceiling - floor)) * (box.bottom - box.top),
      paceY: (pace) => paceTop + ((pace - (mid - room / 2)) / room) * paceHeight,
    }
  }, [width, narrow])
}

function Area({ scales }) {
  const { profile } = props
  const { x, y, box } = scales
  const runs = useMemo(() => runsOfColour(profile), [])
  if (!profile.length) return null
  const outline = profile.map((point) => `${x(point[0]).toFixed(1)},${y(point[1]).toFixed(1)}`).join(" ")
  return (
    <g>
      {runs.map((run) => {
        const top = profile.slice(run.from, run.to + 1).map((point) => `${x(point[0]).toFixed(1)},${y(point[1]).toFixed(1)}`)
        const start = x(profile[run.from][0]).toFixed(1)
        const end = (x(profile[run.to][0]) + 0.4).toFixed(1)
        return <path key={run.from} d={`M${start},${box.bottom} L${top.join(" L")} L${end},${box.bottom} Z`} fill={run.colour} />
      })}
      <polyline points={outline} fill="none" stroke="hsl(var(--foreground))" strokeOpacity="0.55" strokeWidth="1.2" strokeLinejoin="round" />
    </g>
  )
}

function Axes({ scales, narrow }) {
  const { box, x, y, low, high } = scales
  const distanceStep = niceStep(props.length, narrow ? 5 : 9)
  const heightStep = niceStep(high - low || 1, 4)
  return (
    <g>
      <line x1={box.left} x2={box.right} y1={box.bottom} y2={box.bottom} stroke="hsl(var(--border))" />
      {ticks(0, props.length, distanceStep).map((at) => (
        <g key={at}>
          <line x1={x(at)} x2={x(at)} y1={box.bottom} y2={box.bottom + 4} stroke="hsl(var(--border))" />
          <text className="pl-axis" x={x(at)} y={box.bottom + 17} textAnchor="middle">
            {at === 0 ? props.unit : at}
          </text>
        </g>
      ))}
      {props.profile.length
        ? ticks(low, high, heightStep).map((at) => (
            <text key={at} className="pl-axis" x={box.left - 7} y={y(at) + 4} textAnchor="end">
              {at.toLocaleString("en")}
            </text>
          ))
        : null}
      {props.profile.length ? (
        <text className="pl-axis" x={box.left - 7} y={y(high) - 12} textAnchor="end">
          {props.height_unit}
        </text>
      ) : null}
    </g>
  )
}

function Targets({ scales, narrow }) {
  const { targets } = props
  const [word, unit] = props.target || ["target pace", ` /${props.unit}`]
  if (!targets.length) return null
  const { x, paceY, fast, slow, box } = scales
  const steps = targets.map(([from, to, pace]) => `${x(from).toFixed(1)},${paceY(pace).toFixed(1)} L${x(to).toFixed(1)},${paceY(pace).toFixed(1)}`)
  const path = `M${steps.join(" L")}`
  const marks = slow[2] - fast[2] < 2 ? [slow] : [fast, slow]
  return (
    <g>
      <path d={path} fill="none" stroke="hsl(var(--card))" strokeWidth="5" strokeLinejoin="round" />
      <path d={path} fill="none" stroke="var(--line)" strokeWidth="2.2" strokeLinejoin="round" />
      <text className="pl-label" x={box.left} y={box.top - 12} style={{ fill: "var(--line)" }}>
        {word}{narrow ? `, ${range(fast[3], slow[3])}` : ""}
      </text>
      {narrow
        ? null
        : marks.map(([from, , pace, written]) => (
            <text key={from} className="pl-axis" x={box.right + 7} y={paceY(pace) + 4} style={{ fill: "var(--line)" }}>
              {written}
            </text>
          ))}
      {narrow ? null : (
        <text className="pl-axis" x={box.right + 7} y={box.top - 12} style={{ fill: "var(--line)" }}>
          {unit.trim()}
        </text>
      )}
    </g>
  )
}

// The greatest climbs get their label first; one that would lie on another is left to the readout.
function placeLabels(scales, narrow) {
  const { x, y, box } = scales
  const placed = []
  const greatest = [...props.climbs].sort((a, b) => b.gain - a.gain)
  const worthy = greatest.filter((climb) => climb.gain > 0.15 * greatest[0].gain).slice(0, narrow ? 3 : 6)
  for (const climb of worthy) {
    const name = climb.name && climb.name.length < 22 ? climb.name : "Climb"
    const grade = narrow ? "" : climb.grade
    const wide = (name.length + grade.length + 1) * 6.1
    const left = Math.min(Math.max(x((climb.start + climb.end) / 2) - wide / 2, box.left + 3), box.right - wide)
    const below = props.profile.filter((point) => x(point[0]) >= left - 4 && x(point[0]) <= left + wide + 4)
    const top = y(below.length ? Math.max(...below.map((point) => point[1])) : scales.high) - 8
    const free = (other) => left > other.left + other.wide + 6 || left + wide + 6 < other.left || Math.abs(top - other.top) > 14
    if (placed.every(free)) placed.push({ start: climb.start, name, grade, left, wide, top })
  }
  return placed
}

function Climbs({ scales, narrow }) {
  const labels = useMemo(() => placeLabels(scales, narrow), [scales, narrow])
  return labels.map((label) => (
    <text key={label.start} className="pl-label pl-halo" x={label.left} y={label.top}>
      {label.name}
      {label.grade ? <tspan className="pl-axis" dx="4">{label.grade}</tspan> : null}
    </text>
  ))
}

function Marks({ scales }) {
  const { x, box } = scales
  return (
    <g>
      {props.aid.map(([at, name, , own]) => (
        <g key={`${at}${name}`}>
          <line x1={x(at)} x2={x(at)} y1={box.bottom - (own ? 12 : 7)} y2={box.bottom} stroke="hsl(var(--foreground))" strokeOpacity={own ? 0.9 : 0.6} />
          {own ? <rect x={x(at) - 2.6} y={box.bottom - 16} width="5.2" height="5.2" fill="hsl(var(--foreground))" stroke="hsl(var(--card))" /> : null}
        </g>
      ))}
      {props.fuel.map(([at, item]) => (
        <circle key={`${at}${item}`} cx={x(at)} cy={box.bottom + 27} r="3.2" fill="var(--line)" />
      ))}
    </g>
  )
}

function nearest(list, at, reach) {
  let best = null
  for (const entry of list) if (Math.abs(entry[0] - at) <= reach && (!best || Math.abs(entry[0] - at) < Math.abs(best[0] - at))) best = entry
  return best
}

function at(place) {
  const { profile, targets, fuel, cues, climbs, length } = props
  const point = profile.length ? nearest(profile, place, length) : null
  const target = targets.find(([from, to]) => place >= from && place <= to)
  return {
    place: point ? point[0] : place,
    height: point && point[1],
    grade: point && point[2],
    target: target && target[2],
    pace: target && target[3],
    fuel: nearest(fuel, place, length / 100),
    aid: nearest(props.aid, place, length / 100),
    cue: cues.find(([from, to]) => place >= from && place <= to),
    climb: climbs.find((climb) => place >= climb.start && place <= climb.end),
  }
}

function Readout({ seen }) {
  if (!seen) {
    const own = props.aid.some((place) => place[3])
    const hint = [props.fuel.length ? "● fuel" : null, props.aid.length ? "❘ aid" : null, own ? "▪ bag or crew" : null].filter(Boolean).join("   ")
    return <div className="pl-readout"><span>{TOUCH ? "Touch" : "Point at"} the chart to read it.</span>{hint ? <span>{hint}</span> : null}</div>
  }
  return (
    <div className="pl-readout" aria-live="polite">
      <b>{props.place_word} {seen.place.toFixed(1)}</b>
      {seen.height === null ? null : <span><b>{Math.round(seen.height)} {props.height_unit}</b></span>}
      {seen.grade === null ? null : <span><b>{signed(seen.grade)}</b></span>}
      {seen.pace ? <span>target <b>{withUnit(seen.pace)}</b></span> : null}
      {seen.climb ? <span>{seen.climb.name || "climb"} {seen.climb.grade}</span> : null}
      {seen.aid ? <span>{seen.aid[1]}{seen.aid[2] && seen.aid[2] !== seen.aid[1] ? ` (${seen.aid[2]})` : ""}</span> : null}
      {seen.fuel ? <span>fuel <b>{seen.fuel[1]}</b></span> : null}
      {seen.cue ? <span>“{seen.cue[2]}”</span> : null}
    </div>
  )
}

function Legend() {
  if (!props.profile.length) return null
  return (
    <div className="pl-legend" aria-hidden="true">
      <span>down</span>
      <span>{COLOURS.map((colour) => <i key={colour} style={{ background: colour }} />)}</span>
      <span>up</span>
    </div>
  )
}

export default function CourseChart() {
  const frame = useRef(null)
  const width = useWidth(frame)
  const narrow = width < 520
  const scales = useScales(width, narrow)
  const [place, setPlace] = useState(null)
  const seen = place === null ? null : at(place)
  const { box, x, y, paceY } = scales
  const clamp = (value) => Math.min(props.length, Math.max(0, value))
  const point = (event) => {
    const left = event.currentTarget.getBoundingClientRect().left
    setPlace(clamp(((event.clientX - left - box.left) / (box.right - box.left)) * props.length))
  }
  const step = (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!by) return
    event.preventDefault()
    setPlace((now) => clamp((now ?? 0) + (by * props.length) / 100))
  }
  return (
    <section className="pl pl-card" data-element="CourseChart">
      <div className="pl-head">
        <h3 className="pl-title">{props.title}</h3>
        <span className="pl-sub">{props.facts.join(" · ")}</span>
      </div>
      <div className="pl-chart" ref={frame}>
        <svg
          height={box.bottom + 36} viewBox={`0 0 ${width} ${box.bottom + 36}`} role="img" tabIndex={0}
          aria-label={`${props.profile.length ? "Elevation profile" : props.target ? props.target[0] : "Target pace"} of ${props.title}: ${props.facts.join(", ")}. Use the arrow keys to read it.`}
          onPointerMove={point} onPointerDown={point} onPointerLeave={(event) => event.pointerType === "mouse" && setPlace(null)} onKeyDown={step}
        >
          <Area scales={scales} />
          <Axes scales={scales} narrow={narrow} />
          <Targets scales={scales} narrow={narrow} />
          <Climbs scales={scales} narrow={narrow} />
          <Marks scales={scales} />
          {seen ? (
            <g pointerEvents="none">
              <line x1={x(seen.place)} x2={x(seen.place)} y1={box.top} y2={box.bottom} stroke="hsl(var(--foreground))" strokeOpacity="0.5" strokeDasharray="2 3" />
              {seen.height === null ? null : <circle cx={x(seen.place)} cy={y(seen.height)} r="4" fill="hsl(var(--card))" stroke="hsl(var(--foreground))" strokeWidth="1.6" />}
              {seen.pace ? <circle cx={x(seen.place)} cy={paceY(seen.target)} r="4" fill="hsl(var(--card))" stroke="var(--line)" strokeWidth="2" /> : null}
            </g>
          ) : null}
        </svg>
      </div>
      <div className="pl-foot">
        <Readout seen={seen} />
        <Legend />
      </div>
    </section>
  )
}
