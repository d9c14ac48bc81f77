namespace Lykta.Web.Platform.Auth;

/// <summary>A phone that came in by a link that is closed since: the page of the error says that, to nobody but the one who held the link.</summary>
public static class ClosedLink
{
    private static readonly object Key = new();

    public static void Mark(HttpContext http) => http.Items[Key] = true;

    public static bool IsMarked(HttpContext http) => http.Items.ContainsKey(Key);
}
