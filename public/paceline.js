// On a phone Chainlit keeps the address of a new conversation at "/", and a reload would lose it from sight.
// The server names the conversation (ui/chat.py); once Chainlit had its chance to move, the address is set here.
window.addEventListener("message", (event) => {
  if (event.source !== window || !event.data || event.data.paceline !== "conversation") return
  setTimeout(() => {
    if (location.pathname === "/") history.replaceState(history.state, "", `/thread/${encodeURIComponent(event.data.id)}`)
  }, 1500)
})

// Who signed out elsewhere is told over the socket (ui/socket_watch.py) and finds the way in again, and back here.
window.addEventListener("message", (event) => {
  if (event.source !== window || !event.data || event.data.paceline !== "signed out") return
  location.assign(`/sign-in?next=${encodeURIComponent(location.pathname)}`)
})

// Chainlit draws a conversation's cards anew in every turn. What a card has fetched, and how it was left, stays here
// until the page is loaded again; `card` is the name the server gave that one card (ui/rendering.py).
const kept = new Map()
const AGAIN_MS = 3000
window.paceline = {
  // What an action of the server answers (ui/data_actions.py); an error with its sentence where it answers none.
  // `call` is the callAction of the card that asks.
  ask: async (call, name, payload = {}) => {
    const answer = await call({ name, payload, label: "", tooltip: "" })
    const now = answer && answer.response
    if (now && !now.error) return now
    const failure = new Error((now && now.error) || "Paceline did not answer. Reload the page and look again.")
    throw Object.assign(failure, { refused: Boolean(now), gone: Boolean(now && now.gone) })
  },
  // Look until it is answered, telling `failed` each failure: false from it ends the looking, as does calling what
  // is returned (an effect of React does).
  until: (look, found, failed) => {
    let timer
    let left = false
    const once = () => look().then(
      (now) => { if (!left) found(now) },
      (failure) => {
        if (left) return
        if (failed(failure) !== false) timer = setTimeout(once, AGAIN_MS)
      },
    )
    once()
    return () => { left = true; clearTimeout(timer) }
  },
  // Look again when the page is seen again: what was decided in another tab or on another device shows.
  // Returns what stops it.
  whenSeen: (look) => {
    const seen = () => { if (document.visibilityState === "visible") look() }
    document.addEventListener("visibilitychange", seen)
    window.addEventListener("focus", seen)
    return () => {
      document.removeEventListener("visibilitychange", seen)
      window.removeEventListener("focus", seen)
    }
  },
  // A moment and a day as the reader writes them.
  moment: (iso) => new Date(iso).toLocaleString(undefined, { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" }),
  day: (iso) => new Date(iso).toLocaleDateString(undefined, { day: "numeric", month: "long", year: "numeric" }),
  recall: (card) => (card ? kept.get(card) : undefined),
  keep: (card, what) => { if (card) kept.set(card, { ...kept.get(card), ...what }) },
}

// Where the athlete is decides which day is today. The server keeps it, and changes nothing where it is the same; a
// name it does not know is its own day's.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
if (zone) {
  fetch("/preferences/time-zone", {
    method: "PUT",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ time_zone: zone }),
  }).catch(() => {})
}
