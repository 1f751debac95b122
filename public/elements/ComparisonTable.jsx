// Two saved strategies side by side; what differs stands out, and what neither of them has is left out.
export default function ComparisonTable() {
  const { left, right, rows } = props
  return (
    <section className="pl pl-card" data-element="ComparisonTable">
      <div className="pl-head"><h3 className="pl-title">Side by side</h3></div>
      <table className="pl-table pl-compare">
        <thead>
          <tr><th scope="col" /><th scope="col" className="pl-num">{left}</th><th scope="col" className="pl-num">{right}</th></tr>
        </thead>
        <tbody>
          {rows.filter(([, before, after]) => before !== "—" || after !== "—").map(([name, before, after]) => (
            <tr key={name}>
              <td className="pl-sub">{name}</td>
              <td className="pl-num">{before}</td>
              <td className={before === after ? "pl-num" : "pl-num pl-strong"}>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
