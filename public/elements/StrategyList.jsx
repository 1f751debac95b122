// The saved strategies. A button asks the coach in words, so that what happens stands in the conversation.
import { useState } from "react"
import { Button } from "@/components/ui/button"

const day = (iso) => new Date(iso).toLocaleDateString(undefined, { day: "numeric", month: "short", year: "numeric" })
const named = (strategy) => `“${strategy.name}” v${strategy.version}`

export default function StrategyList() {
  const { strategies } = props
  const [chosen, setChosen] = useState([])
  const choose = (id) => setChosen((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id].slice(-2)))
  const pair = strategies.filter((strategy) => chosen.includes(strategy.id)).reverse() // the older one stands left
  const newestOf = (name) => strategies.find((strategy) => strategy.name === name) // they come newest first
  if (!strategies.length) {
    return (
      <section className="pl pl-card" data-element="StrategyList">
        <h3 className="pl-title">Saved strategies</h3>
        <p className="pl-sub" style={{ margin: "0.3rem 0 0.6rem" }}>None yet. Plan a race and save it; it will stand here.</p>
        <div className="pl-buttons"><Button onClick={() => sendUserMessage("Plan my race")}>Plan my race</Button></div>
      </section>
    )
  }
  return (
    <section className="pl pl-card" data-element="StrategyList">
      <div className="pl-head"><h3 className="pl-title">Saved strategies</h3></div>
      <table className="pl-table">
        <tbody>
          {strategies.map((strategy) => (
            <tr key={strategy.id}>
              <td style={{ width: "1.6rem" }}>
                <input
                  type="checkbox" aria-label={`Choose ${named(strategy)} to compare`} style={{ accentColor: "hsl(var(--primary))" }}
                  checked={chosen.includes(strategy.id)} onChange={() => choose(strategy.id)}
                />
              </td>
              <td>
                <div className="pl-strong">{strategy.name} <span className="pl-sub">v{strategy.version}</span></div>
                <div className="pl-sub">{strategy.distance} · saved {day(strategy.saved_at)}{strategy.restored_from ? ` · v${strategy.restored_from} brought back` : ""}</div>
              </td>
              <td className="pl-num pl-strong">{strategy.goal}</td>
              <td className="pl-num pl-row-actions">
                <button className="pl-link" type="button" onClick={() => sendUserMessage(`Open my strategy ${named(strategy)}`)}>Open</button>
                <button className="pl-link" type="button" aria-label={`Take ${named(strategy)} along`} onClick={() => sendUserMessage(`Take my strategy ${named(strategy)} along`)}>Take along</button>
                {newestOf(strategy.name) === strategy ? null : (
                  <>
                    <button className="pl-link" type="button" aria-label={`What changed since ${named(strategy)}`} onClick={() => sendUserMessage(`Compare my strategies ${named(strategy)} and ${named(newestOf(strategy.name))}`)}>What changed</button>
                    <button className="pl-link" type="button" onClick={() => sendUserMessage(`Restore my strategy ${named(strategy)}`)}>Restore</button>
                  </>
                )}
                <button className="pl-link" type="button" style={{ color: "hsl(var(--destructive))" }} onClick={() => sendUserMessage(`Delete my strategy ${named(strategy)}`)}>Delete</button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {strategies.length > 1 ? (
        <div className="pl-buttons">
          <Button
            variant="outline" disabled={pair.length !== 2}
            onClick={() => sendUserMessage(`Compare my strategies ${named(pair[0])} and ${named(pair[1])}`)}
          >
            {pair.length === 2 ? "Compare these two" : "Choose two to compare"}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
