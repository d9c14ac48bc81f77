using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Lykta.Web.Capabilities.Shared;

/// <summary>A sentence kept over one redirect: <c>TempData.Flash(T["Plans.Adopt.Done"])</c>.</summary>
public static class FlashMessages
{
    /// <summary>Sent with what the service worker fetches for the phone's copy (Assets/sw.ts).</summary>
    private const string CopyHeader = "Lykta-Copy";
    private const string TextKey = "flash";
    private const string ToneKey = "flash-tone";

    extension(ITempDataDictionary tempData)
    {
        public void Flash(string text, FlashTone tone = FlashTone.Done)
        {
            tempData[TextKey] = text;
            tempData[ToneKey] = tone.ToString();
        }

        /// <summary>For the page that a person looks at: the copy that the phone fetches behind it must neither take the sentence nor keep it.</summary>
        /// <remarks>A page that tells of a failure leaves the sentence to the next, and says by no cookie what it was about.</remarks>
        public FlashMessage? TakeFlash(HttpRequest request) =>
            request.HttpContext.Response.StatusCode < 400 && !request.Headers.ContainsKey(CopyHeader) && tempData[TextKey] is string text
                ? new(text, Enum.TryParse<FlashTone>(tempData[ToneKey] as string, out var tone) ? tone : FlashTone.Done)
                : null;
    }
}
