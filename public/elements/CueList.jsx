// What to think, and where. Why, and on what evidence, stands behind each cue.
export default function CueList() {
  const { cues, notes } = props
  return (
    <section className="pl pl-card" data-element="CueList">
      <div className="pl-head"><h3 className="pl-title">Mind</h3></div>
      {cues.map((cue) => (
        <div className="pl-cue" key={`${cue.where}${cue.text}`}>
          <div className="pl-cue-where">{cue.where}</div>
          <div>
            <div className="pl-cue-text">“{cue.text}”</div>
            <details>
              <summary className="pl-sub">{cue.why} <span aria-hidden="true">▸</span></summary>
              <p className="pl-sub" style={{ margin: "0.2rem 0 0" }}>{cue.technique}: {cue.evidence}</p>
            </details>
          </div>
        </div>
      ))}
      {notes.length ? <ul className="pl-notes">{notes.map((note) => <li key={note}>{note}</li>)}</ul> : null}
    </section>
  )
}
