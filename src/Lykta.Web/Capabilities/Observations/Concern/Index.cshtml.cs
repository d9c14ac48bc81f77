using Lykta.Web.Platform.Auth;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Observations.Concern;

/// <summary>Orolig för ett barn: where to turn. Lykta receives nothing and asks nothing.</summary>
[OpenToAll("The way out must be there for everybody, signed in or not.")]
public sealed class IndexModel : PageModel;
