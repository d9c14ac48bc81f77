using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Lykta.Web.Capabilities.Shared;

/// <summary>A sentence kept over one redirect: <c>TempData.Flash(T["Plans.Adopt.Done"])</c>.</summary>
public static class FlashMessages
{
    private const string TextKey = "flash";
    private const string ToneKey = "flash-tone";

    extension(ITempDataDictionary tempData)
    {
        public void Flash(string text, FlashTone tone = FlashTone.Done)
        {
            tempData[TextKey] = text;
            tempData[ToneKey] = tone.ToString();
        }

        public FlashMessage? TakeFlash() =>
            tempData[TextKey] is string text
                ? new(text, Enum.TryParse<FlashTone>(tempData[ToneKey] as string, out var tone) ? tone : FlashTone.Done)
                : null;
    }
}
