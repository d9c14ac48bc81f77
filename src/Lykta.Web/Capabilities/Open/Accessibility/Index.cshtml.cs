using Lykta.Web.Platform.Auth;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Open.Accessibility;

/// <summary>Tillgänglighetsredogörelse (DOS-lagen 12 §): what works, what does not, and how to say so.</summary>
[OpenToAll("The law wants it public.")]
public sealed class IndexModel : PageModel;
