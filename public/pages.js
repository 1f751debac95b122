// The light or the dark, as chosen in the chat (Chainlit keeps the choice under this name), else as the system has it.
const chosen = localStorage.getItem("vite-ui-theme")
const dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches)
document.documentElement.classList.toggle("dark", dark)
