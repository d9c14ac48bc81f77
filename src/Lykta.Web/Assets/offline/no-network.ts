// The page that stands in for one that cannot be fetched, in the language of the pages that this phone keeps.
export type Language = "sv" | "en";

const pages: [RegExp, Record<Language, string>][] = [
  [/\/rapportera$/, { sv: "Rapportera", en: "Report" }],
  [/\/ikvall$/, { sv: "I kväll", en: "Tonight" }],
  [/\/aterrapport$/, { sv: "Vad såg ni?", en: "What did you see?" }],
];

const words: Record<Language, { title: string; text: string; opens: string }> = {
  sv: {
    title: "Ingen täckning", opens: "Det här går att öppna ändå",
    text: "Sidan kan inte hämtas utan täckning. Det du har sparat på telefonen ligger kvar. Försök igen när täckningen är tillbaka.",
  },
  en: {
    title: "No network", opens: "This opens all the same",
    text: "The page cannot be fetched without a network. What you have saved on the phone is still there. Try again when the network is back.",
  },
};

export function noNetwork(paths: string[], style: string | undefined, language: Language): Response {
  const { title, text, opens } = words[language];
  const links = paths.map((path) => {
    const name = pages.find(([of]) => of.test(path))?.[1][language];
    return name ? `<li><a href="${path}">${name}</a></li>` : "";
  }).join("");
  const body = `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Lykta</title><meta name="color-scheme" content="light dark">${style ? `<link rel="stylesheet" href="${style}">` : ""}</head>
<body><main class="page narrow"><h1>${title}</h1>
<p>${text}</p>
${links ? `<h2>${opens}</h2><ul class="prose">${links}</ul>` : ""}</main></body></html>`;
  return new Response(body, { status: 503, headers: {
    "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'",
  } });
}
