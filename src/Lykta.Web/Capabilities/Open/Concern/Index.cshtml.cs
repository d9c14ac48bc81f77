using Lykta.Web.Platform.Auth;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Open.Concern;

/// <summary>Where a worry for a child is to go (orosanmälan): never here.</summary>
[OpenToAll("Anyone may need to know where to turn.")]
public sealed class IndexModel : PageModel;
