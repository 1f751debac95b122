// The light or the dark, as chosen in the chat (Chainlit keeps the choice under this name), else as the system has it.
const chosen = localStorage.getItem("vite-ui-theme")
const dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches)
document.documentElement.classList.toggle("dark", dark)

// Moments stand in UTC where there is no script; here in the reader's own time.
addEventListener("DOMContentLoaded", () => {
  for (const moment of document.querySelectorAll("time[datetime]")) {
    const when = new Date(moment.dateTime)
    if (!Number.isNaN(when.getTime())) moment.textContent = when.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" })
  }
})
