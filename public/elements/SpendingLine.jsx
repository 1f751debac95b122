// What an answer took of the models: one quiet line, written by tools/domain/spending.py.
export default function SpendingLine() {
  return (
    <section className="pl pl-sub" data-element="SpendingLine" title="What the language models took for this answer">
      {props.line}
    </section>
  )
}
