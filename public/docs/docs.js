// Draws /openapi.json: what can be asked, with what, and what comes back. No library, nothing from outside.
"use strict"

const make = (name, text, ...children) => {
  const node = document.createElement(name)
  if (text) node.textContent = text
  node.append(...children)
  return node
}

const resolve = (api, schema) => {
  if (schema && schema.$ref) return resolve(api, schema.$ref.slice(2).split("/").reduce((part, key) => part[key], api))
  const real = schema && schema.anyOf && schema.anyOf.find((one) => one.type !== "null")
  return real ? resolve(api, { ...schema, anyOf: undefined, ...real }) : schema || {}
}

const nameOf = (api, schema) => {
  const real = resolve(api, schema)
  if (real.type === "array") return `list of ${nameOf(api, real.items)}`
  if (real.enum) return real.enum.join(" | ")
  const word = real.format || real.title && real.properties && real.title || real.type || "value"
  const optional = schema && schema.anyOf && schema.anyOf.some((one) => one.type === "null")
  return optional ? `${word} or null` : word
}

const fields = (api, schema) => {
  const real = resolve(api, schema)
  const rows = Object.entries(real.properties || {}).map(([name, one]) => {
    const required = (real.required || []).includes(name)
    return make("tr", "", make("td", name), make("td", nameOf(api, one)), make("td", one.description || (required ? "" : "optional")))
  })
  return rows.length ? make("table", "", make("tbody", "", ...rows)) : make("p", nameOf(api, schema))
}

const bodyOf = (part) => part && part.content && Object.entries(part.content)[0]

const example = (path, method, operation, api) => {
  const address = `${location.origin}${path.replace(/{(\w+)}/g, "ID")}`
  const body = bodyOf(operation.requestBody)
  if (!body) return method === "get" ? `curl ${address}` : `curl -X ${method.toUpperCase()} ${address}`
  if (body[0].startsWith("multipart")) return `curl -F file=@${path.startsWith("/course") ? "course.gpx" : "ride.fit"} ${address}`
  const sample = path.endsWith("question")
    ? { question: "How should I pace a marathon in 3:45?" }
    : path.startsWith("/profile") ? { value: 250, note: "tested in May" } : { race_info: { name: "Spring marathon", distance_km: 42.195 }, goal_time_minutes: 225, weight_kg: 58 }
  return `curl -X ${method.toUpperCase()} ${address} \\\n  -H 'Content-Type: application/json' \\\n  -d '${JSON.stringify(sample)}'`
}

const operationCard = (api, path, method, operation) => {
  const card = make("section", "", make("h2", "", make("b", method.toUpperCase()), path), make("p", operation.summary || ""))
  card.append(make("pre", example(path, method, operation, api)))
  const sent = bodyOf(operation.requestBody)
  if (sent) card.append(make("h3", "You send"), fields(api, sent[1].schema))
  const answered = bodyOf(operation.responses["200"] || operation.responses["202"])
  if (answered) card.append(make("details", "", make("summary", "What comes back"), fields(api, answered[1].schema)))
  return card
}

const draw = async () => {
  const place = document.getElementById("operations")
  const api = await (await fetch("/openapi.json")).json()
  const cards = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => operationCard(api, path, method, operation)))
  const errors = make("section", "", make("h2", "Errors"), fields(api, { $ref: "#/components/schemas/ErrorAnswer" }))
  place.replaceChildren(...cards, errors)
}

draw().catch((failure) => { document.getElementById("operations").textContent = `The description could not be read: ${failure.message}` })
