// The page that stands in for one that cannot be fetched: in both languages, as the worker knows nothing of the reader.
const words: [RegExp, string, string][] = [
  [/\/rapportera$/, "Rapportera", "Report"],
  [/\/ikvall$/, "I kväll", "Tonight"],
  [/\/aterrapport$/, "Vad såg ni?", "What did you see?"],
];

export function noNetwork(paths: string[], style: string | undefined): Response {
  const links = paths.map((path) => {
    const [, swedish, english] = words.find(([of]) => of.test(path)) ?? [];
    return swedish && english ? `<li><a href="${path}">${swedish} <span lang="en">(${english})</span></a></li>` : "";
  }).join("");
  const body = `<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Ingen täckning – Lykta</title><meta name="color-scheme" content="light dark">${style ? `<link rel="stylesheet" href="${style}">` : ""}</head>
<body><main class="page narrow"><h1>Ingen täckning</h1>
<p>Sidan kan inte hämtas utan täckning. Det du har sparat på telefonen ligger kvar. Försök igen när täckningen är tillbaka.</p>
<p lang="en">No network. The page cannot be fetched now. What you have saved on the phone is still there. Try again when the network is back.</p>
${links ? `<h2>Det här går att öppna ändå <span lang="en">(opens without a network)</span></h2><ul class="prose">${links}</ul>` : ""}</main></body></html>`;
  return new Response(body, { status: 503, headers: {
    "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'",
  } });
}
