using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Texts;
using Shouldly;
using Xunit;

namespace Lykta.Web.Tests.Platform.Privacy;

public sealed class ScreeningTextsTests
{
    public static TheoryData<string, string> Keys()
    {
        var keys = new TheoryData<string, string>();
        foreach (var language in new[] { "sv", "en" })
        {
            foreach (var kind in Enum.GetNames<FindingKind>())
            {
                keys.Add(language, "Privacy.Finding." + kind);
                keys.Add(language, "Privacy.Kind." + kind);
            }

            foreach (var exit in new[] { "112", "11414", "Concern" })
                keys.Add(language, "Privacy.Exit." + exit);
        }

        return keys;
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Texts_EveryFindingAndExit_HasWords(string language, string key) =>
        TextCatalogue.Embedded[language].GetValueOrDefault(key).ShouldNotBeNullOrWhiteSpace();
}
